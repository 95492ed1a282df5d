package odata

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// tokenKind is a kind of token of a $filter.
type tokenKind int

const (
	tokenEnd   tokenKind = iota
	tokenWord            // a keyword, path, function, number or time: text without quotes
	tokenText            // a string literal, its quotes gone
	tokenPunct           // ( ) , :
)

type token struct {
	kind tokenKind
	text string
}

func (t token) is(punct string) bool { return t.kind == tokenPunct && t.text == punct }

// word reports whether t is the keyword, which OData writes in lower case.
func (t token) word(keyword string) bool { return t.kind == tokenWord && t.text == keyword }

// describe names a token in an error.
func (t token) describe() string {
	if t.kind == tokenEnd {
		return "the end"
	}
	return fmt.Sprintf("'%s'", t.text)
}

// lex splits a filter into tokens. It ends with one of kind tokenEnd.
func lex(source string) ([]token, error) {
	var tokens []token
	for source != "" {
		t, rest, err := next(source)
		if err != nil {
			return nil, err
		}
		if source = rest; t.kind != tokenEnd {
			tokens = append(tokens, t)
		}
	}
	return append(tokens, token{}), nil
}

// next cuts one token off; it is of kind tokenEnd for a space.
func next(source string) (token, string, error) {
	switch first := source[0]; {
	case first == ' ' || first == '\t':
		return token{}, source[1:], nil
	case first == '(' || first == ')' || first == ',' || first == ':':
		return token{tokenPunct, source[:1]}, source[1:], nil
	case first == '\'':
		return quoted(source)
	case isWordByte(first):
		n := wordLength(source)
		return token{tokenWord, source[:n]}, source[n:], nil
	default:
		_, size := utf8.DecodeRuneInString(source)
		return token{}, "", syntaxError("unexpected character '%s'", source[:size])
	}
}

// quoted cuts a string literal off, in which a quote is written twice.
func quoted(source string) (token, string, error) {
	var text strings.Builder
	for rest := source[1:]; ; {
		before, after, found := strings.Cut(rest, "'")
		if !found {
			return token{}, "", syntaxError("unterminated string literal")
		}
		text.WriteString(before)
		if !strings.HasPrefix(after, "'") {
			return token{tokenText, text.String()}, after, nil
		}
		text.WriteByte('\'')
		rest = after[1:]
	}
}

// wordLength measures a word. A colon belongs to it only in a literal such as a
// time, which begins with a digit or a sign; after a name it ends the variable
// of a lambda.
func wordLength(source string) int {
	literal := source[0] == '-' || '0' <= source[0] && source[0] <= '9'
	n := 1
	for n < len(source) && (isWordByte(source[n]) || literal && (source[n] == ':' || source[n] == '+')) {
		n++
	}
	return n
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		c == '/' || c == '_' || c == '.' || c == '-' || c == '$'
}
