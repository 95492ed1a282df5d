package ui

import (
	"slices"

	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/desk"
	"sentinelq/ui/draw"
)

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
