package query

import (
	"strings"

	"sentinelq/client/clean"
)

// Parse reads a filter line. The empty line is the zero [Filter]. It fails
// with a [*SyntaxError] for the first mistake in the line. It takes time linear
// in the length of the line.
func Parse(text string) (Filter, error) {
	s := &scanner{line: text}
	var f Filter
	for s.spaces() {
		t, err := s.term()
		if err != nil {
			return Filter{}, err
		}
		f.terms = append(f.terms, t)
	}
	return f, nil
}

func (s *scanner) term() (term, *SyntaxError) {
	t := term{field: fieldWords, negated: s.accept("-")}
	switch name, ok := s.fieldName(); {
	case ok:
		if t.field, ok = findField(name.text); !ok {
			return term{}, unknownField(name)
		}
	case s.accept("#"):
		t.field = fieldNumber
	}
	seen := map[value]bool{}
	for {
		v, err := s.valueOf(t.field)
		if err != nil {
			return term{}, err
		}
		if !seen[v] {
			seen[v] = true
			t.values = append(t.values, v)
		}
		if !s.accept(",|") {
			return t, s.endOfValue()
		}
	}
}

// valueOf reads one value of a field.
func (s *scanner) valueOf(f field) (value, *SyntaxError) {
	whole := f.isName() && s.accept("=")
	w, err := s.value()
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(w.text) == "" {
		return nil, f.mistake(w)
	}
	switch f {
	case fieldNumber:
		return parseNumber(w)
	case fieldStatus:
		return parseStatus(w)
	case fieldSeverity:
		return parseSeverity(w)
	case fieldCreated, fieldUpdated:
		return parseTime(f, w)
	case fieldOwner, fieldTag, fieldProduct, fieldTactic:
		return parseName(f, w, whole), nil
	default:
		return parseWord(w)
	}
}

// mistake says that w is no value of the field, and which of the right ones it
// looks like.
func (f field) mistake(w word, right ...string) *SyntaxError {
	e := &SyntaxError{Pos: w.pos, End: w.end, Got: clean.New(w.text).Safe(), Want: f.want()}
	if nearest, ok := Nearest(w.text, right); ok {
		e.Nearest = clean.New(nearest).Safe()
	}
	return e
}

func unknownField(name word) *SyntaxError {
	names := []string{"severity"}
	for _, f := range named() {
		names = append(names, f.name())
	}
	e := &SyntaxError{
		Pos: name.pos,
		End: name.end,
		Got: clean.New(name.text).Safe(),
		Want: clean.Literal(
			"a field (status, sev, owner, tag, product, tactic, created, updated), or quotes around text with a colon",
		),
	}
	if nearest, ok := Nearest(name.text, names); ok {
		e.Nearest = clean.New(nearest).Safe()
	}
	return e
}

// SyntaxError is a mistake in a filter line, at the place it is shown at.
type SyntaxError struct {
	Pos, End int        // byte offsets in the line; equal where something is missing
	Got      clean.Safe // what stands there, empty where something is missing
	Want     clean.Safe // what was expected there
	Nearest  clean.Safe // the right word that looks most like Got; often empty
}

// Error implements error with one line that says what was expected.
func (e *SyntaxError) Error() string { return "filter: " + e.Message().String() }

// Message returns the same for a line that is shown at the mistake itself. The
// nearest word stands first, where a narrow line does not cut it off.
func (e *SyntaxError) Message() clean.Safe {
	var got, near clean.Safe
	if !e.Got.IsEmpty() {
		got = clean.Concat(clean.Literal(`"`), e.Got, clean.Literal(`": `))
	}
	if !e.Nearest.IsEmpty() {
		near = clean.Concat(clean.Literal("did you mean "), e.Nearest, clean.Literal("? "))
	}
	return clean.Concat(got, near, clean.Literal("expected "), e.Want)
}
