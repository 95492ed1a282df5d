package dialog

import (
	"slices"

	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// leastItems is how many lines of the list a long text leaves.
const leastItems = 3

// shape is how a menu is laid out on a screen of some size.
type shape struct {
	w       int // cells inside the frame
	keys    int // of them, those of the column of keys
	text    int // rows of the text
	heading []string
	search  []string
}

// shape lays the menu out: a long text gives way to what can be chosen, and is
// scrolled.
func (m *Menu) shape(pen draw.Pen, w, h int) shape {
	s := shape{keys: m.keyColumn(pen)}
	need := max(titleCells(pen, m.title), widest(pen, m.text.lines))
	if m.search != nil {
		need = max(need, menuWidth)
	}
	for _, it := range m.items {
		need = max(need, it.cells(pen, s.keys))
	}
	s.w = inside(need, w)
	if s.w < 1 {
		return s
	}
	s.keys = min(s.keys, s.w*2/5)
	s.heading = heading(pen, m.title, s.w)
	if m.search != nil {
		s.search = []string{m.search.Row(pen, s.w), pen.Rule(s.w)}
	}
	if len(m.text.lines) > 0 {
		room := h - frameRows - len(s.heading) - len(s.search) - 1
		s.text = max(min(len(m.text.all(pen, s.w)), room-m.leastList(pen, s, room/2)), 0)
	}
	return s
}

// leastList is how many rows the list has beside a long text: those of its lines,
// but not more than half of the room, unless the first few need them.
func (m *Menu) leastList(pen draw.Pen, s shape, half int) int {
	rows := 0
	for i, it := range m.items {
		height := len(it.rows(pen, s.w, s.keys, false))
		if i >= leastItems && rows+height > half {
			break
		}
		rows += height
	}
	return rows
}

// Rows implements [Dialog].
func (m *Menu) Rows(pen draw.Pen, w, h int) []string {
	s := m.shape(pen, w, h)
	if s.w < 1 {
		return nil
	}
	rows := slices.Concat(s.heading, s.search)
	if len(m.text.lines) > 0 {
		rows = append(append(rows, m.text.rows(pen, s.w, s.text)...), pen.Row(s.w))
	}
	rows = append(rows, m.list(pen, s, max(h-frameRows-len(rows), 1))...)
	return box(pen, m.title, s.w, h, rows)
}

// list draws the lines around the chosen one in at most room rows.
func (m *Menu) list(pen draw.Pen, s shape, room int) []string {
	found := m.found()
	if len(found) == 0 {
		return []string{pen.Row(s.w, draw.Text(theme.Muted, clean.Literal("nothing has these words")))}
	}
	at := min(m.at, len(found)-1)
	rows := found[at].rows(pen, s.w, s.keys, !m.gone)
	first, last := at, at // of those drawn
	begin, end := 0, len(rows)
	above := func(most int) {
		for ; first > 0 && len(rows) < most; first-- {
			more := found[first-1].rows(pen, s.w, s.keys, false)
			rows = append(more, rows...)
			begin, end = begin+len(more), end+len(more)
		}
	}
	above(room/2 + 1)
	for ; last < len(found)-1 && len(rows) < room; last++ {
		rows = append(rows, found[last+1].rows(pen, s.w, s.keys, false)...)
	}
	above(room)
	from := max(end-room, 0)
	if last == len(found)-1 {
		from = max(from, len(rows)-room) // the end of the list is whole
	}
	from = min(from, begin)
	return rows[from:min(from+room, len(rows))]
}

// keyColumn is as wide as the widest key needs with the gap before it, none where
// there is no key.
func (m *Menu) keyColumn(pen draw.Pen) int {
	cells := 0
	for _, it := range m.items {
		cells = max(cells, pen.Width(it.cap()))
	}
	if cells == 0 {
		return 0
	}
	return keyGap + cells
}

// Cursor implements [Dialog].
func (m *Menu) Cursor(pen draw.Pen, w, h int) (x, y int, ok bool) {
	if m.search == nil {
		return 0, 0, false
	}
	s := m.shape(pen, w, h)
	return frameCols/2 + m.search.Cursor(pen, s.w), 1 + len(s.heading), true
}

func (m *Menu) hidden(pen draw.Pen, w, h int) (above, below int) {
	s := m.shape(pen, w, h)
	return m.text.hidden(pen, s.w, s.text)
}

// scroll moves the text; where all of it is seen, the choice.
func (m *Menu) scroll(pen draw.Pen, w, h, n int) {
	s := m.shape(pen, w, h)
	if above, below := m.text.hidden(pen, s.w, s.text); above+below > 0 {
		m.text.scroll(pen, s.w, s.text, n)
		return
	}
	m.move(n)
}
