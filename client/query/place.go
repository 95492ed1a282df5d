package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sentinelq/client/fold"
)

// place is what a cursor stands in: a value of a field, or the beginning of a
// term (fieldWords), where a field's name may be meant.
type place struct {
	field      field
	typed      string        // from start to the cursor, without quotes
	used       []fold.Needle // values that the term has already
	start, end int           // what a completion replaces
}

// locate finds the place of the cursor in a line that need not be a filter yet.
// It fails where nothing can be completed: in numbers, behind the first of
// several words, and in a field that does not exist.
func locate(line string, cursor int) (place, bool) {
	cursor = runeStart(line, cursor)
	term, from, quoted := edges(line[:cursor])
	s := &scanner{line: line[:cursor], pos: term}
	s.accept("-")
	name, ok := s.fieldName()
	if !ok {
		return beginning(line, s.pos, from, cursor)
	}
	f, ok := findField(name.text)
	if !ok {
		return place{}, false
	}
	p := place{field: f, used: s.used(from)}
	if f.isName() {
		s.accept("=")
	}
	p.start, p.typed = s.pos, s.rest()
	if typed, ok := strings.CutPrefix(p.typed, `"`); ok {
		if !quoted {
			typed = strings.TrimSuffix(typed, `"`)
		}
		p.typed = strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(typed)
	}
	p.end = cursor + valueLength(line[cursor:], quoted)
	return p, true
}

// beginning is the place at the start of a term without a field.
func beginning(line string, start, from, cursor int) (place, bool) {
	typed := line[min(start, cursor):cursor]
	if from > start || strings.IndexFunc(typed, func(r rune) bool { return !unicode.IsLetter(r) }) >= 0 {
		return place{}, false
	}
	p := place{field: fieldWords, typed: typed, start: start, end: cursor}
	s := &scanner{line: line, pos: start}
	if _, ok := s.fieldName(); ok {
		p.end = s.pos
	} else if typed != "" {
		p.end = cursor + valueLength(line[cursor:], false)
	}
	return p, true
}

// runeStart moves a cursor into the line and to the beginning of a rune.
func runeStart(line string, cursor int) int {
	cursor = min(max(cursor, 0), len(line))
	for cursor > 0 && cursor < len(line) && !utf8.RuneStart(line[cursor]) {
		cursor--
	}
	return cursor
}

// edges returns where the last term of a line and the last value of that term
// begin, and whether the line ends within quotes.
func edges(line string) (term, value int, quoted bool) {
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		switch {
		case quoted && isEscape(line[i:]):
			size = 2
		case r == '"':
			quoted = !quoted
		case quoted:
		case unicode.IsSpace(r):
			term, value = i+size, i+size
		case r == ',' || r == '|':
			value = i + size
		}
		i += size
	}
	return term, value, quoted
}

// used steps over the values before the one that begins at from.
func (s *scanner) used(from int) []fold.Needle {
	var used []fold.Needle
	for s.pos < from {
		s.accept("=")
		w, err := s.value()
		if err != nil || !s.accept(",|") {
			break
		}
		used = append(used, fold.New(w.text))
	}
	s.pos = max(s.pos, from)
	return used
}

// valueLength returns how much of rest still belongs to the value the cursor
// stands in. A quote that is never closed ends at the cursor, so that the terms
// behind it are kept.
func valueLength(rest string, quoted bool) int {
	if !quoted {
		if end := strings.IndexFunc(rest, endsValue); end >= 0 {
			return end
		}
		return len(rest)
	}
	for i := 0; i < len(rest); i++ {
		switch {
		case isEscape(rest[i:]):
			i++
		case rest[i] == '"':
			return i + 1
		}
	}
	return 0
}
