package draw

import (
	"strings"
	"unicode/utf8"

	"sentinelq/client/clean"
	"sentinelq/theme"
)

// spell returns s as this terminal can show it. It comes before all measuring:
// what stands for a character may take more cells, or none.
func (p Pen) spell(s clean.Safe) clean.Safe {
	if p.Theme.ASCII() {
		return s.ASCII()
	}
	return s
}

// spelled returns spans as this terminal can show them.
func (p Pen) spelled(spans []Span) []Span {
	if !p.Theme.ASCII() {
		return spans
	}
	all := make([]Span, len(spans))
	for i, s := range spans {
		all[i] = p.spellSpan(s)
	}
	return all
}

func (p Pen) spellSpan(s Span) Span {
	switch {
	case s.final || !p.Theme.ASCII():
		return s
	case s.exact:
		s.s = clean.New(s.s).Safe().ASCIIExact().String()
	default:
		s.s = clean.New(s.s).Safe().ASCII().String()
	}
	s.final = true
	return s
}

// Spelled is what the person has typed from a cell of it on, in the spelling of
// a terminal that takes nothing but ASCII.
func Spelled(role theme.Role, s clean.Spelling, from int) Span {
	return Span{s: s.From(from).String(), role: role, final: true}
}

// Fold draws a row of what the person has typed, which an editor has wrapped by
// the characters it has, in as many rows of w cells as it takes when it is
// spelled, and at least in so many that the place behind its first n characters
// (runes) is there. It returns the cell of that place too.
func (p Pen) Fold(row string, w, n int) (rows []string, x, y int) {
	if w < 1 {
		return nil, 0, 0
	}
	drawn, at := respelled(row, n)
	cells := p.Cells(strings.TrimRight(drawn, " "))
	for from := 0; from < max(cells, at+1); from += w {
		piece := p.cut(drawn, from, from+w)
		rows = append(rows, piece+strings.Repeat(" ", w-p.Cells(piece)))
	}
	return rows, at % w, at / w
}

// respelled spells what is drawn in a row, whose styles stay. It returns the
// cell behind the first n runes, too.
func respelled(row string, n int) (drawn string, at int) {
	var plain strings.Builder
	type style struct {
		after    int // so many runes
		sequence string
	}
	var styles []style
	for runes := 0; row != ""; {
		if length := sgr(row); length > 0 {
			styles = append(styles, style{runes, row[:length]})
			row = row[length:]
			continue
		}
		_, size := utf8.DecodeRuneInString(row)
		plain.WriteString(row[:size])
		row = row[size:]
		runes++
	}
	spelling := clean.Spell(plain.String())
	text, done := spelling.From(0).String(), 0
	var out strings.Builder
	for _, s := range styles {
		end := spelling.Cell(s.after)
		out.WriteString(text[done:end])
		out.WriteString(s.sequence)
		done = end
	}
	out.WriteString(text[done:])
	return out.String(), spelling.Cell(n)
}
