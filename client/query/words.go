package query

import (
	"bytes"
	"strconv"
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/fold"
	"sentinelq/client/incident"
)

// wordValue is free text.
type wordValue string

// parseWord refuses a number among words: phish|#4711 would be two different
// questions in one term.
func parseWord(w word) (value, *SyntaxError) {
	if !w.quoted && strings.HasPrefix(w.text, "#") {
		e := fieldWords.mistake(w)
		e.Want = clean.Literal("a word here; a #number is a term of its own")
		return nil, e
	}
	return wordValue(w.text), nil
}

func (v wordValue) text() string {
	s := &scanner{line: string(v)}
	_, special := s.fieldName()
	special = special || s.accept("-#")
	return quote(string(v), special)
}

// test searches what is short and telling first, the description last.
func (v wordValue) test(Env) test {
	n := fold.New(string(v))
	found := n.In
	inNumber := beginsNumber(string(v))
	return func(in *incident.Incident) bool {
		return found(in.Title.String()) || inNumber(in.Number) ||
			anyLabel(in.Labels, found) || anyName(&in.Owner, found) ||
			anyText(in.Additional.Products, found) || found(in.Description.String())
	}
}

// beginsNumber looks for the beginning of a number, since the middle of one
// means nothing to a person.
func beginsNumber(typed string) func(int) bool {
	if strings.Trim(typed, "0123456789") != "" {
		return func(int) bool { return false }
	}
	digits := []byte(typed)
	return func(n int) bool {
		var room [20]byte
		return bytes.HasPrefix(strconv.AppendInt(room[:0], int64(n), 10), digits)
	}
}
