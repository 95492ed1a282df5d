package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/fold"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// Item is a line of a menu.
type Item struct {
	Label clean.Safe
	Key   clean.Safe     // shown at the right
	Find  clean.Safe     // what typing finds it by; empty for label and key
	Hot   string         // a key that chooses it at once, where typing does not search
	Off   clean.Safe     // why it cannot be chosen; empty when it can
	Do    func() tea.Cmd // what choosing it does; nil for nothing, which closes the dialog too
}

// holds reports whether the item has all the words, which are folded.
func (it Item) holds(words []string) bool {
	text := it.Find.String()
	if it.Find.IsEmpty() {
		text = it.Label.String() + " " + it.Key.String()
	}
	text = fold.String(text)
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

const (
	markCols  = 2 // cells of the mark before a label
	reasonGap = 2 // cells between a label and why it is off
	itemRows  = 3 // rows of a label at the most: it names, it does not tell
)

// keyGap is the cells before the column of keys.
const keyGap = 1

// cap is the key shown for an item.
func (it Item) cap() clean.Safe {
	if it.Key.IsEmpty() {
		return clean.New(it.Hot).Safe()
	}
	return it.Key
}

// cells is what the item needs to stand in one row beside a column of keys.
func (it Item) cells(pen draw.Pen, keys int) int {
	if !it.Off.IsEmpty() {
		return markCols + pen.Width(it.Label) + reasonGap + pen.Width(it.Off)
	}
	return markCols + pen.Width(it.Label) + keys
}

// rows draws the item in w cells, of which the last are a column of keys: in one
// row where it fits, else in as many as its words need.
func (it Item) rows(pen draw.Pen, w, keys int, at bool) []string {
	role, mark := theme.Plain, draw.Gap(markCols)
	if !it.Off.IsEmpty() {
		role = theme.Muted
	}
	if at {
		role, mark = theme.Selection, draw.Glyph(theme.Cursor, pen.Theme.Glyphs().Cursor).Fixed(markCols)
	}
	var rows []string
	switch {
	case it.Off.IsEmpty():
		rows = it.beside(pen, w-markCols, keys, role)
	case it.cells(pen, 0) <= w:
		rows = []string{
			pen.Row(w-markCols, draw.Text(role, it.Label), draw.Gap(reasonGap), draw.Text(theme.Muted, it.Off)),
		}
	default:
		rows = pen.Told(w-markCols, itemRows, role, clean.Safe{}, it.Label)
		for _, row := range pen.Paragraph(w-markCols-reasonGap, theme.Muted, it.Off) {
			rows = append(rows, pen.Row(reasonGap)+row)
		}
	}
	for i := range rows {
		rows[i] = pen.Row(markCols, mark) + rows[i]
		mark = draw.Gap(markCols)
	}
	return rows
}

// beside draws the label with its key at the right.
func (it Item) beside(pen draw.Pen, w, keys int, role theme.Role) []string {
	label := pen.Told(w-keys, itemRows, role, clean.Safe{}, it.Label)
	key := pen.Told(keys-keyGap, itemRows, theme.KeyCap, clean.Safe{}, it.cap())
	rows := make([]string, max(len(label), len(key)))
	for i := range rows {
		rows[i] = at(label, i, pen.Row(w-keys)) + pen.Row(min(keys, keyGap)) + at(key, i, pen.Row(keys-keyGap))
	}
	return rows
}

// at returns a row, or another one where there are not so many.
func at(rows []string, i int, other string) string {
	if i < len(rows) {
		return rows[i]
	}
	return other
}
