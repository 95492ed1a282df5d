package filter

import (
	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// mistakeRows is how many rows a mistake takes at the most: more words than that
// are the person's own.
const mistakeRows = 4

// Below draws what stands under the line while it is edited, in rows of w cells,
// when the line itself has so many: what is wrong, at the place where it is wrong,
// in as many rows as that needs, or in one row what could come next.
func (m *Model) Below(pen draw.Pen, w, line int) []string {
	if m.mistake != nil {
		return m.wrong(pen, w, m.place(pen, line))
	}
	spans := []draw.Span{draw.Gap(signWidth)}
	room := w - signWidth
	for i, c := range m.completions() {
		role, key := theme.Muted, clean.Safe{}
		if i == 0 {
			role, key = theme.Accent, clean.Literal("tab: ")
		}
		if room -= pen.Width(key) + pen.Width(c.Label) + 2; room < -2 && i > 0 {
			break // half a word is none
		}
		spans = append(spans, draw.Text(theme.Muted, key), draw.Text(role, c.Label), draw.Gap(2))
	}
	return []string{pen.Row(w, spans...)}
}

// place returns the cell of the line at which the mistake is.
func (m *Model) place(pen draw.Pen, line int) int {
	value := m.line.Value()
	cursor := len(string([]rune(value)[:m.line.Position()]))
	cells := func(text string) int { return pen.Width(clean.New(text).Safe()) }
	scrolled := cells(value[:cursor]) - m.line.Cursor(pen, line-signWidth)
	at := signWidth + cells(value[:min(m.mistake.Pos, len(value))]) - scrolled
	return max(min(at, line-1), 0)
}

// wrong draws the mark at a cell, and the words on the side of it that has more
// room.
func (m *Model) wrong(pen draw.Pen, w, at int) []string {
	const mark = 2 // cells of the mark and the gap beside it
	words, sign := m.mistake.Message(), draw.Text(theme.Error, clean.Literal("^"))
	right, left := w-at-mark, at-1
	if right >= left || pen.Width(words) <= right {
		rows := pen.Told(right, mistakeRows, theme.Error, clean.Safe{}, words)
		for i, row := range rows {
			rows[i] = pen.Row(min(at+mark, w), draw.Gap(at), sign) + row
			sign = draw.Gap(1)
		}
		return rows
	}
	from := max(left-pen.Width(words), 0)
	rows := pen.Told(left-from, mistakeRows, theme.Error, clean.Safe{}, words)
	for i, row := range rows {
		rows[i] = pen.Row(from) + row + pen.Row(w-left, draw.Gap(1), sign)
		sign = draw.Gap(1)
	}
	return rows
}
