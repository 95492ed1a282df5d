package draw

import (
	"strings"

	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/text"
)

// Pen draws rows in a theme, measured by a meter. It is a value; a new theme or
// a terminal that measures otherwise means a new pen.
type Pen struct {
	Theme theme.Theme
	Meter text.Meter
}

// Row draws spans from left to right in exactly w cells. What does not fit is
// cut with the ellipsis; what is left stays blank.
func (p Pen) Row(w int, spans ...Span) string {
	if w < 1 {
		return ""
	}
	var row strings.Builder
	spans = p.spelled(spans)
	room, flex := w, p.flexRoom(w, spans)
	for _, s := range spans {
		if room == 0 {
			break
		}
		room -= p.write(&row, s, min(room, p.width(s, flex)), room)
		if s.width == flexible {
			flex = 0
		}
	}
	row.WriteString(strings.Repeat(" ", room))
	return row.String()
}

// flexRoom returns the cells that the fixed and natural spans leave over.
func (p Pen) flexRoom(w int, spans []Span) int {
	for _, s := range spans {
		if s.width != flexible {
			w -= p.width(s, 0)
		}
	}
	return max(w, 0)
}

func (p Pen) width(s Span, flex int) int {
	switch s.width {
	case natural:
		return p.Meter.Width(s.s)
	case flexible:
		return flex
	default:
		return s.width
	}
}

// Needs returns the cells that spans take by themselves.
func (p Pen) Needs(spans ...Span) int {
	cells := 0
	for _, s := range p.spelled(spans) {
		cells += p.width(s, 0)
	}
	return cells
}

// write draws s in w cells and returns the cells it took. A natural span that
// lost some of its width shows that by the ellipsis, as all others do.
func (p Pen) write(row *strings.Builder, s Span, w, room int) int {
	if w < 1 || w > room {
		return 0
	}
	fitted := p.Meter.Truncate(s.s, w, string(p.Theme.Glyphs().Ellipsis))
	if s.right {
		fitted = p.Meter.PadLeft(fitted, w)
	} else {
		fitted = p.Meter.Pad(fitted, w)
	}
	row.WriteString(p.Theme.Render(s.role, fitted))
	return w
}

// Width returns the cells that s takes.
func (p Pen) Width(s clean.Safe) int { return p.Meter.Width(p.spell(s).String()) }

// Blank draws h empty rows of w cells.
func (p Pen) Blank(w, h int) []string {
	rows := make([]string, max(h, 0))
	for i := range rows {
		rows[i] = strings.Repeat(" ", max(w, 0))
	}
	return rows
}

// Paragraph draws lines wrapped to w cells.
func (p Pen) Paragraph(w int, role theme.Role, lines ...clean.Safe) []string {
	return p.wrapped(w, lines, func(line clean.Safe) Span { return Text(role, line) })
}

// Evidence draws lines wrapped to w cells, each of them [Exact].
func (p Pen) Evidence(w int, role theme.Role, lines ...clean.Safe) []string {
	return p.wrapped(w, lines, func(line clean.Safe) Span { return Exact(role, line) })
}

func (p Pen) wrapped(w int, lines []clean.Safe, span func(clean.Safe) Span) []string {
	var rows []string
	for _, line := range lines {
		whole := p.spellSpan(span(line))
		for _, piece := range p.Meter.Wrap(whole.s, w) {
			rows = append(rows, p.Row(w, Span{s: piece, role: whole.role, final: true}))
		}
	}
	return rows
}

// Rule draws a horizontal line of w cells.
func (p Pen) Rule(w int) string {
	return p.Theme.Render(theme.Border, strings.Repeat(string(p.Theme.Glyphs().Horizontal), max(w, 0)))
}
