package draw_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/text"
)

// pens returns a pen of every kind: both meters, both sets of glyphs, with
// colour and without a theme.
func pens(tb testing.TB) map[string]draw.Pen {
	tb.Helper()
	made := map[string]draw.Pen{"zero": {}}
	for meter, name := range map[text.Meter]string{text.Wcwidth: "wcwidth", text.Graphemes: "graphemes"} {
		made[name+" unicode"] = draw.Pen{Theme: look(tb, theme.Options{Profile: colorprofile.TrueColor, Dark: true}), Meter: meter}
		made[name+" ascii"] = draw.Pen{Theme: look(tb, theme.Options{ASCII: true}), Meter: meter}
	}
	return made
}

func look(tb testing.TB, o theme.Options) theme.Theme {
	tb.Helper()
	made, err := theme.New(o)
	if err != nil {
		tb.Fatal(err)
	}
	return made
}

// plain returns a pen that draws without styles, to read what is drawn.
func plain() draw.Pen { return draw.Pen{Meter: text.Wcwidth} }

// cells measures a drawn row by the terminal library's own eyes.
func cells(pen draw.Pen, row string) int {
	if pen.Meter == text.Graphemes {
		return ansi.StringWidth(row)
	}
	return ansi.StringWidthWc(row)
}

// checkRow fails unless row has w cells and nothing in it but text and styles,
// all of them switched off at its end.
func checkRow(t *testing.T, pen draw.Pen, row string, w int) {
	t.Helper()
	if got := cells(pen, row); got != max(w, 0) {
		t.Errorf("%q has %d cells, want %d", row, got, w)
	}
	if got := pen.Cells(row); got != max(w, 0) {
		t.Errorf("Cells of %q is %d, want %d", row, got, w)
	}
	if strings.Contains(row, "\n") || clean.Frame(row) != row || pen.Theme.ASCII() && clean.FrameASCII(row) != row {
		t.Errorf("%q is not one row that may be drawn", row)
	}
	if i := strings.LastIndex(row, "\x1b["); i >= 0 && !strings.HasPrefix(row[i:], "\x1b[m") && !strings.HasPrefix(row[i:], "\x1b[0m") {
		t.Errorf("%q ends in a style", row)
	}
}

func randomSpan(random *rand.Rand, pen draw.Pen, all []string) draw.Span {
	role := theme.Role(random.IntN(27))
	var s draw.Span
	switch random.IntN(6) {
	case 0:
		return draw.Gap(random.IntN(6) - 1)
	case 1:
		s = draw.Fill()
	case 2:
		s = draw.Glyph(role, pen.Theme.Glyphs().Horizontal)
	case 3:
		s = draw.Exact(role, clean.New(all[random.IntN(len(all))]).Safe())
	default:
		s = draw.Typed(role, all[random.IntN(len(all))])
	}
	switch random.IntN(4) {
	case 0:
		s = s.Fixed(random.IntN(20) - 2)
	case 1:
		s = s.Flex()
	}
	if random.IntN(3) == 0 {
		s = s.Right()
	}
	return s
}
