package odata

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// tokenKind is a kind of token of a $filter.
type tokenKind int

const (
	tokenEnd  tokenKind = iota
	tokenWord           // a keyword, path, number or time: text without quotes
	tokenText           // a string literal, its quotes gone
	tokenOpen
	tokenClose
)

type token struct {
	kind tokenKind
	text string
}

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
	for {
		if source = strings.TrimLeft(source, " "); source == "" {
			return append(tokens, token{}), nil
		}
		t, rest, err := next(source)
		if err != nil {
			return nil, err
		}
		tokens, source = append(tokens, t), rest
	}
}

// next cuts one token off.
func next(source string) (t token, rest string, err error) {
	switch source[0] {
	case '(':
		return token{tokenOpen, "("}, source[1:], nil
	case ')':
		return token{tokenClose, ")"}, source[1:], nil
	case '\'':
		return quoted(source)
	}
	n := strings.IndexFunc(source, func(r rune) bool { return !isWordRune(r) })
	switch n {
	case 0:
		_, size := utf8.DecodeRuneInString(source)
		return token{}, "", syntaxError("unexpected character '%s'", source[:size])
	case -1:
		n = len(source)
	}
	return token{tokenWord, source[:n]}, source[n:], nil
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

// isWordRune reports whether c stands in names and in times.
func isWordRune(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		c == '/' || c == '.' || c == '-' || c == ':'
}
