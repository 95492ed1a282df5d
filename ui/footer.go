package ui

import (
	"slices"

	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/draw"
)

// footer shows the keys that matter here, the one for the help at its end: it has
// the rest.
func (m *Model) footer() string {
	pen := m.Pen
	var spans, last []draw.Span
	room := m.look.w
	if help := m.Keys.Get(action.Help); len(help.Keys) > 0 && !m.Scope().Types() {
		last = m.keyed(help)
		room -= m.keyedWidth(help)
	}
	for _, a := range m.footerActions() {
		if room -= m.keyedWidth(a); room < 0 {
			break
		}
		spans = append(spans, m.keyed(a)...)
	}
	return pen.Row(m.look.w, append(append(spans, draw.Fill()), last...)...)
}

// keyed draws an action with its key.
func (m *Model) keyed(a action.Action) []draw.Span {
	return []draw.Span{
		draw.Gap(
			1,
		),
		draw.Text(theme.KeyCap, m.Keys.Key(a.ID)),
		draw.Gap(1),
		draw.Text(theme.Muted, a.Short),
		draw.Gap(1),
	}
}

func (m *Model) keyedWidth(a action.Action) int {
	return m.Pen.Width(m.Keys.Key(a.ID)) + m.Pen.Width(a.Short) + 3
}

// footerActions are the actions shown in the footer: those of the scope that
// has the focus, then those of the scopes around it. The help has a place of its
// own.
func (m *Model) footerActions() []action.Action {
	scopes := append([]action.Scope{m.Scope()}, m.Scope().Outer()...)
	var shown []action.Action
	for _, scope := range scopes {
		for _, a := range m.Keys.In(scope) {
			if !a.Short.IsEmpty() && len(a.Keys) > 0 && a.ID != action.Help {
				shown = append(shown, a)
			}
		}
	}
	return shown
}

// noticeMargin is the cells beside the words of a notice: a gap, the sign and a
// gap before them, a gap behind.
const noticeMargin = 4

// noticeRows draws what stands to be read, one row where nothing does. Every
// notice has a row at least, and as many as its words need while there is room;
// what has none says which key shows the whole.
func (m *Model) noticeRows() []string {
	pen, w := m.Pen, m.look.w
	most := max(m.noticeRoom(), 1)
	said := m.Notices.Chosen(most)
	if len(said) == 0 {
		return []string{pen.Row(w)}
	}
	tail := clean.Safe{}
	if n := len(m.Notices.Standing) - len(said); n > 0 {
		tail = clean.Safef("  %d more: %s", n, m.Whole(m.Scope().Types()))
	}
	var rows []string
	for i, height := range m.heights(said, most) {
		rows = append(rows, m.said(said[i].Notice, height, tail)...)
		tail = clean.Safe{}
	}
	return rows
}

// said draws a notice in at most most rows, with what is to be said of others at
// the end of the first.
func (m *Model) said(n desk.Notice, most int, tail clean.Safe) []string {
	pen, role := m.Pen, n.Level.Role()
	beside := pen.Width(tail)
	rows := pen.Told(m.look.w-noticeMargin-beside, most, role, m.Whole(m.Scope().Types()), n.Text)
	sign := draw.Glyph(role, n.Level.Sign(pen.Theme.Glyphs()))
	for i, row := range rows {
		rows[i] = pen.Row(noticeMargin-1, draw.Gap(1), sign) + row + pen.Row(beside+1, draw.Text(theme.Muted, tail))
		sign, tail = draw.Gap(1), clean.Safe{}
	}
	return rows
}

// heights gives every notice a row, and the rows that are left to the newest
// first.
func (m *Model) heights(said []desk.Standing, most int) []int {
	heights := make([]int, len(said))
	left := most
	for i := range heights {
		heights[i] = 1
		left--
	}
	for i, s := range slices.Backward(said) {
		need := len(m.Pen.Paragraph(m.look.w-noticeMargin, theme.Plain, s.Text))
		more := min(need-1, left)
		heights[i] += more
		left -= more
	}
	return heights
}
