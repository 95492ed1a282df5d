package kql

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

type tokenKind int

const (
	tokenEnd tokenKind = iota
	tokenWord
	tokenNumber // digits, and the unit behind them
	tokenText
	tokenSign
)

// token is a part of a query. Of a text the value is what it means.
type token struct {
	kind  tokenKind
	value string
	at    int
}

// lex cuts a query into tokens; the last one is the end.
func lex(query string) ([]token, error) {
	var all []token
	for i := 0; ; {
		i += len(query[i:]) - len(strings.TrimLeft(query[i:], " \t\r\n"))
		if i == len(query) {
			return append(all, token{kind: tokenEnd, at: i}), nil
		}
		t, length, err := next(query, i)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
		i += length
	}
}

// next reads the token at i, and returns how many bytes it takes.
func next(query string, i int) (token, int, error) {
	rest := query[i:]
	switch c := rest[0]; {
	case isLetter(c):
		n := span(rest, func(c byte) bool { return isLetter(c) || isDigit(c) })
		return token{tokenWord, rest[:n], i}, n, nil
	case isDigit(c):
		n := span(rest, func(c byte) bool { return isDigit(c) || isLetter(c) })
		return token{tokenNumber, rest[:n], i}, n, nil
	case c == '\'':
		value, n, found := text(rest)
		if !found {
			return token{}, 0, unreadable(query, i, rest[:1])
		}
		return token{tokenText, value, i}, n, nil
	}
	for _, sign := range []string{"=~", ">", "|", "(", ")", ",", "*"} {
		if strings.HasPrefix(rest, sign) {
			return token{tokenSign, sign, i}, len(sign), nil
		}
	}
	_, size := utf8.DecodeRuneInString(rest)
	return token{}, 0, unreadable(query, i, rest[:size])
}

// text reads the text that rest begins with. A backslash escapes a quote and
// itself; a line cannot end inside.
func text(rest string) (value string, length int, found bool) {
	var b strings.Builder
	for i := 1; i < len(rest); i++ {
		switch c := rest[i]; c {
		case '\'':
			return b.String(), i + 1, true
		case '\n', '\r':
			return "", 0, false
		case '\\':
			if i++; i == len(rest) || rest[i] != '\\' && rest[i] != '\'' {
				return "", 0, false
			}
			b.WriteByte(rest[i])
		default:
			b.WriteByte(c)
		}
	}
	return "", 0, false
}

func isLetter(c byte) bool { return c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// span returns how many of the first bytes are of a kind.
func span(s string, of func(byte) bool) int {
	n := 0
	for n < len(s) && of(s[n]) {
		n++
	}
	return n
}

// unreadable is the refusal of a query that cannot be read at a place.
func unreadable(query string, at int, found string) Error {
	line := 1 + strings.Count(query[:at], "\n")
	pos := at - strings.LastIndexByte(query[:at], '\n')
	return Error{
		Code: "SYN0002", Token: found, Line: line, Pos: pos,
		Message: fmt.Sprintf("Query could not be parsed at '%s' on line [%d,%d]", found, line, pos),
	}
}
