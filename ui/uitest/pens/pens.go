package pens

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/text"
)

// Plain returns a pen that draws without styles, to read what is drawn.
func Plain() draw.Pen { return draw.Pen{Meter: text.Wcwidth} }

// All returns a pen of every colour profile that looks different, by the name that
// goldens have for it.
func All(tb testing.TB) map[string]draw.Pen {
	tb.Helper()
	made := map[string]draw.Pen{}
	for name, o := range map[string]theme.Options{
		"mono": {Profile: colorprofile.ASCII, ASCII: true},
		"16":   {Profile: colorprofile.ANSI, Dark: true},
		"true": {Profile: colorprofile.TrueColor, Dark: true},
	} {
		look, err := theme.New(o)
		if err != nil {
			tb.Fatal(err)
		}
		made[name] = draw.Pen{Theme: look, Meter: text.Wcwidth}
	}
	return made
}

// CheckFrame fails unless frame has h lines of w cells each and nothing in it but
// text and styles. Without a line it has to be empty.
func CheckFrame(tb testing.TB, pen draw.Pen, frame string, w, h int) {
	tb.Helper()
	if h < 1 {
		if frame != "" {
			tb.Errorf("in %dx%d there is %q", w, h, frame)
		}
		return
	}
	lines := strings.Split(frame, "\n")
	if len(lines) != h {
		tb.Errorf("in %dx%d there are %d lines", w, h, len(lines))
	}
	for y, line := range lines {
		if got := pen.Cells(line); got != w || clean.Frame(line) != line {
			tb.Errorf("in %dx%d line %d has %d cells: %q", w, h, y, got, line)
			return
		}
	}
}
