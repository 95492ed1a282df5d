package draw

import (
	"strings"

	"sentinelq/client/clean"
	"sentinelq/theme"
)

// Told draws lines wrapped to w cells in at most most rows. Where they need more,
// the row that is cut ends with words that say how the rest is read. Of several
// lines the last, which says what helps, stays whole if it leaves a row for the
// others.
func (p Pen) Told(w, most int, role theme.Role, rest clean.Safe, lines ...clean.Safe) []string {
	rows := p.Paragraph(w, role, lines...)
	most = max(most, 1)
	if len(rows) <= most {
		return rows
	}
	if n := len(lines) - 1; n > 0 {
		last := p.Paragraph(w, role, lines[n])
		if len(last) < most {
			return append(p.Told(w, most-len(last), role, rest, lines[:n]...), last...)
		}
	}
	return append(rows[:most-1], p.cutRow(w, role, rest, p.piece(w, most-1, lines)))
}

// piece returns the text of a row of wrapped lines.
func (p Pen) piece(w, row int, lines []clean.Safe) string {
	for _, line := range lines {
		pieces := p.Meter.Wrap(p.spell(line).String(), w)
		if row < len(pieces) {
			return pieces[row]
		}
		row -= len(pieces)
	}
	return ""
}

// cutRow draws as many words of text as leave room for what says how the rest is
// read.
func (p Pen) cutRow(w int, role theme.Role, rest clean.Safe, text string) string {
	ellipsis := p.Theme.Glyphs().Ellipsis
	room := w - p.Meter.Width(string(ellipsis))
	if !rest.IsEmpty() {
		room -= 1 + p.Width(rest)
	}
	kept := ""
	if pieces := p.Meter.Wrap(text, room); len(pieces) > 0 {
		kept = pieces[0]
	}
	return p.Row(w, Span{s: kept, role: role, final: true}, Glyph(role, ellipsis), Gap(1), Text(theme.Muted, rest))
}

// Unbroken reports whether no word of s is wider than w cells.
func (p Pen) Unbroken(w int, s clean.Safe) bool {
	for word := range strings.FieldsSeq(p.spell(s).String()) {
		if p.Meter.Width(word) > w {
			return false
		}
	}
	return true
}
