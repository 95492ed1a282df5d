package draw

import (
	"strings"

	"sentinelq/client/clean"
	"sentinelq/theme"
)

// Exactly cuts or fills rows of w cells to h of them.
func (p Pen) Exactly(rows []string, w, h int) []string {
	if len(rows) >= h {
		return rows[:max(h, 0)]
	}
	return append(rows, p.Blank(w, h-len(rows))...)
}

// Beside puts two columns of rows next to each other with a border between
// them. Both must have the same number of rows.
func (p Pen) Beside(left, right []string) []string {
	border := p.Theme.Render(theme.Border, string(p.Theme.Glyphs().Vertical))
	rows := make([]string, len(left))
	for i := range left {
		rows[i] = left[i] + border + right[i]
	}
	return rows
}

// Box draws a frame with a title around rows of w cells: two rows and four
// cells more than what is inside.
func (p Pen) Box(title clean.Safe, w int, rows []string) []string {
	g := p.Theme.Glyphs()
	side := p.Theme.Render(theme.Overlay, string(g.Vertical))
	boxed := make([]string, 0, len(rows)+2)
	boxed = append(boxed, p.edge(w+4, g.TopLeft, title, g.TopRight))
	for _, row := range rows {
		boxed = append(boxed, side+" "+row+" "+side)
	}
	return append(boxed, p.Foot(w, clean.Safe{}))
}

// Foot draws the lower edge of a box with words in it.
func (p Pen) Foot(w int, words clean.Safe) string {
	g := p.Theme.Glyphs()
	return p.edge(w+4, g.BottomLeft, words, g.BottomRight)
}

func (p Pen) edge(w int, from theme.Glyph, title clean.Safe, to theme.Glyph) string {
	label := ""
	if !title.IsEmpty() {
		label = p.Meter.Truncate(" "+p.spell(title).String()+" ", max(w-4, 0), string(p.Theme.Glyphs().Ellipsis))
	}
	line := string(p.Theme.Glyphs().Horizontal)
	rest := max(w-3-p.Meter.Width(label), 0)
	return p.Theme.Render(theme.Overlay, string(from)+line) +
		p.Theme.Render(theme.Strong, label) +
		p.Theme.Render(theme.Overlay, strings.Repeat(line, rest)+string(to))
}

// Over lays box on base with its first cell at column x of row y. Both are
// drawn rows; what would lie outside of base is left out.
func (p Pen) Over(base, box []string, x, y int) []string {
	laid := append([]string(nil), base...)
	for i, row := range box {
		if y+i < 0 || y+i >= len(laid) {
			continue
		}
		under := laid[y+i]
		width := p.Cells(under)
		from, to := max(x, 0), min(x+p.Cells(row), width)
		if from < to {
			laid[y+i] = p.cut(under, 0, from) + p.cut(row, from-x, to-x) + p.cut(under, to, width)
		}
	}
	return laid
}
