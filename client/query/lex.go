package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sentinelq/client/clean"
)

// scanner walks over a filter line.
type scanner struct {
	line string
	pos  int
}

// word is a value as it was written.
type word struct {
	text     string // without quotes and escapes
	quoted   bool
	pos, end int
}

func (s *scanner) rest() string { return s.line[s.pos:] }

// accept steps over one of the given ASCII characters.
func (s *scanner) accept(which string) bool {
	if s.pos == len(s.line) || strings.IndexByte(which, s.line[s.pos]) < 0 {
		return false
	}
	s.pos++
	return true
}

// spaces steps over spaces and reports whether a term is left.
func (s *scanner) spaces() bool {
	s.pos = len(s.line) - len(strings.TrimLeftFunc(s.rest(), unicode.IsSpace))
	return s.pos < len(s.line)
}

// fieldName steps over a name and its colon. A word such as 10:30 has none,
// because names are letters only.
func (s *scanner) fieldName() (w word, ok bool) {
	length := strings.IndexFunc(s.rest(), func(r rune) bool { return !unicode.IsLetter(r) })
	if length < 1 || s.rest()[length] != ':' {
		return word{}, false
	}
	w = word{text: s.rest()[:length], pos: s.pos, end: s.pos + length}
	s.pos += length + 1
	return w, true
}

// value reads one value, which is empty where there is none.
func (s *scanner) value() (word, *SyntaxError) {
	if strings.HasPrefix(s.rest(), `"`) {
		return s.phrase()
	}
	length := strings.IndexFunc(s.rest(), endsValue)
	if length < 0 {
		length = len(s.rest())
	}
	w := word{text: s.rest()[:length], pos: s.pos, end: s.pos + length}
	s.pos = w.end
	return w, nil
}

func endsValue(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`,|"`, r) }

// phrase reads a value in quotes.
func (s *scanner) phrase() (word, *SyntaxError) {
	start := s.pos
	var text strings.Builder
	for s.pos++; s.pos < len(s.line); s.pos++ {
		c := s.line[s.pos]
		switch {
		case c == '"':
			s.pos++
			return word{text.String(), true, start, s.pos}, nil
		case isEscape(s.rest()):
			s.pos++
			c = s.line[s.pos]
		}
		text.WriteByte(c)
	}
	return word{}, &SyntaxError{
		Pos: start, End: s.pos,
		Got:  clean.New(s.line[start:]).Safe(),
		Want: clean.Literal(`a closing "`),
	}
}

// isEscape reports whether s begins with an escaped character. Any other
// backslash stands for itself, so that paths need no care.
func isEscape(s string) bool { return strings.HasPrefix(s, `\"`) || strings.HasPrefix(s, `\\`) }

// endOfValue fails where something follows a value that neither ends its term
// nor continues it.
func (s *scanner) endOfValue() *SyntaxError {
	r, size := utf8.DecodeRuneInString(s.rest())
	if size == 0 || r != '"' && endsValue(r) {
		return nil
	}
	return &SyntaxError{
		Pos: s.pos, End: s.pos + size,
		Got:  clean.New(s.line[s.pos : s.pos+size]).Safe(),
		Want: clean.Literal("a space or a comma between two values"),
	}
}

// quote puts text into quotes where a value that is not quoted would be read
// as something else.
func quote(text string, special bool) string {
	if !special && text != "" && strings.IndexFunc(text, endsValue) < 0 {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}
