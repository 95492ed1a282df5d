package uitest

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// Cells of the picture, in its own units.
const (
	cellWidth  = 8
	cellHeight = 17
	baseline   = 13
	padding    = 12
)

// Picture returns the screen as an SVG, cell by cell as the terminal has it.
func (j *Journey) Picture() string {
	s := j.screen
	s.mu.Lock()
	defer s.mu.Unlock()
	w, h := s.term.Width(), s.term.Height()
	var svg strings.Builder
	fmt.Fprintf(
		&svg,
		`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="13.29">`+"\n",
		w*cellWidth+2*padding,
		h*cellHeight+2*padding,
	)
	fmt.Fprintf(&svg, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", background)
	for y := range h {
		for x := 0; x < w; {
			x = s.run(&svg, x, y, w)
		}
	}
	svg.WriteString("</svg>\n")
	return svg.String()
}

const (
	background = "#16181d"
	foreground = "#d5d8df"
)

// run draws the cells from x on that have one style, and returns where the next
// begin. Its width is fixed, so that a font cannot shear the columns.
func (s *screen) run(svg *strings.Builder, x, y, w int) int {
	first := s.term.CellAt(x, y)
	var text strings.Builder
	from := x
	for x < w {
		cell := s.term.CellAt(x, y)
		if cell == nil || !cell.Style.Equal(&first.Style) {
			break
		}
		text.WriteString(cell.Content)
		x += max(cell.Width, 1)
	}
	ink, paper := paints(first.Style)
	left, top := padding+from*cellWidth, padding+y*cellHeight
	if paper != "" {
		fmt.Fprintf(
			svg,
			`<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n",
			left,
			top,
			(x-from)*cellWidth,
			cellHeight,
			paper,
		)
	}
	if words := strings.TrimRight(text.String(), " "); words != "" {
		fmt.Fprintf(svg, `<text x="%d" y="%d" textLength="%d" fill="%s"%s xml:space="preserve">%s</text>`+"\n",
			left, top+baseline, (x-from)*cellWidth, ink, weight(first.Style), html.EscapeString(text.String()))
	}
	return max(x, from+1)
}

func weight(s uv.Style) string {
	if s.Attrs&uv.AttrBold != 0 {
		return ` font-weight="bold"`
	}
	return ""
}

// paints returns the colours of text and background; no background where the
// terminal's own shows.
func paints(s uv.Style) (ink, paper string) {
	ink, paper = hex(s.Fg, foreground), hex(s.Bg, "")
	if s.Attrs&uv.AttrReverse != 0 {
		return hex(s.Bg, background), ink
	}
	return ink, paper
}

func hex(c color.Color, none string) string {
	if c == nil {
		return none
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
