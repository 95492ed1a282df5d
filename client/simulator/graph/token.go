package graph

import (
	"strings"
	"unicode"
)

// class is a kind of character that words are made of, or end at.
type class int

const (
	space class = iota
	symbol
	letter
	digit
)

func classOf(r rune) class {
	switch {
	case unicode.IsSpace(r):
		return space
	case unicode.IsLetter(r), unicode.IsMark(r):
		return letter
	case unicode.IsNumber(r):
		return digit
	default:
		return symbol
	}
}

// tokens splits text into words in lower case. A word ends at spaces and
// symbols, where letters meet digits, and where a capital follows a small
// letter.
func tokens(text string) []string {
	var words []string
	var before rune
	begin := 0
	for at, r := range text + " " {
		kind := classOf(r)
		isMark := unicode.IsMark(r) && at > begin // goes with what it stands on
		if at > begin && !isMark && (kind != classOf(before) || kind == symbol || isHump(before, r)) {
			words = addWord(words, text[begin:at])
			begin = at
		}
		if !isMark {
			before = r
		}
	}
	return words
}

// isHump reports whether a word ends between two letters. A capital that has no
// small form does not count, so that a word has the same words in small letters.
func isHump(a, b rune) bool {
	return unicode.IsLower(a) && unicode.IsUpper(b) && unicode.ToLower(b) != b
}

// addWord adds what is a word and neither spaces nor symbols.
func addWord(words []string, word string) []string {
	for _, r := range word {
		if kind := classOf(r); kind != letter && kind != digit {
			return words
		}
	}
	return append(words, strings.ToLower(word))
}

// indexTokens returns the tokens under which text is found: its words, and those
// that only symbols part, joined.
func indexTokens(text string) []string {
	all := tokens(text)
	for run := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(run, func(r rune) bool { return classOf(r) == symbol }) {
			if parts := tokens(run); len(parts) > 1 {
				all = append(all, strings.Join(parts, ""))
			}
		}
	}
	return all
}

// beginEach reports whether each wanted word begins one of the tokens.
func beginEach(wanted, tokens []string) bool {
	for _, w := range wanted {
		found := false
		for _, t := range tokens {
			found = found || strings.HasPrefix(t, w)
		}
		if !found {
			return false
		}
	}
	return len(wanted) > 0
}
