package dialog

import (
	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

const (
	menuWidth  = 68 // cells inside the frame, where the screen has them
	frameCols  = 4  // cells of the frame
	frameRows  = 2  // rows of the frame
	keyWidth   = 14 // cells of the column of keys, at the most
	leastItems = 3  // lines of the list that a long text leaves
)

// Rows implements [Dialog].
func (m *Menu) Rows(pen draw.Pen, w, h int) []string {
	w = min(menuWidth, w-frameCols)
	if w < 1 {
		return nil
	}
	found := m.found()
	rows := m.above(pen, w, h-frameRows-min(len(m.items), leastItems))
	room := max(h-frameRows-len(rows), 1)
	from := max(min(m.at-room/2, len(found)-room), 0)
	for i := from; i < len(found) && i < from+room; i++ {
		rows = append(rows, m.row(pen, w, found[i], i == m.at))
	}
	if len(found) == 0 {
		rows = append(rows, pen.Row(w, draw.Text(theme.Muted, clean.Literal("nothing has these words"))))
	}
	return pen.Box(m.title, w, rows[:min(len(rows), max(h-frameRows, 0))])
}

// above draws what stands over the list, in about h rows: a long explanation
// gives way to what can be chosen.
func (m *Menu) above(pen draw.Pen, w, h int) []string {
	var rows []string
	if m.search != nil {
		rows = append(rows, m.search.Row(pen, w), pen.Rule(w))
	}
	if len(m.text) > 0 {
		text := pen.Paragraph(w, theme.Plain, m.text...)
		rows = append(rows, text[:min(len(text), max(h-len(rows)-1, 0))]...)
		rows = append(rows, pen.Row(w))
	}
	return rows
}

func (m *Menu) row(pen draw.Pen, w int, it Item, at bool) string {
	role, mark := theme.Plain, draw.Gap(2)
	if !it.Off.IsEmpty() {
		role = theme.Muted
	}
	if at {
		role, mark = theme.Selection, draw.Glyph(theme.Cursor, pen.Theme.Glyphs().Cursor).Fixed(2)
	}
	if !it.Off.IsEmpty() {
		// Why it is off matters more than the end of what it is.
		room := w - 4
		label := min(pen.Width(it.Label), max(room-pen.Width(it.Off), room/6))
		return pen.Row(w, mark, draw.Text(role, it.Label).Fixed(max(label, 0)), draw.Gap(2), draw.Text(theme.Muted, it.Off).Flex())
	}
	return pen.Row(w, mark, draw.Text(role, it.Label).Flex(), draw.Gap(1), draw.Text(theme.KeyCap, it.cap()).Fixed(m.keyColumn(pen)))
}

// cap is the key shown for an item.
func (it Item) cap() clean.Safe {
	if it.Key.IsEmpty() {
		return clean.New(it.Hot).Safe()
	}
	return it.Key
}

// keyColumn is as wide as the widest key needs, none where there is no key.
func (m *Menu) keyColumn(pen draw.Pen) int {
	widest := 0
	for _, it := range m.items {
		widest = max(widest, pen.Width(it.Key), len(it.Hot))
	}
	return min(widest, keyWidth)
}

// Cursor implements [Dialog].
func (m *Menu) Cursor(pen draw.Pen, w, _ int) (x, y int, ok bool) {
	if m.search == nil {
		return 0, 0, false
	}
	return frameCols/2 + m.search.Cursor(pen, min(menuWidth, w-frameCols)), 1, true
}
