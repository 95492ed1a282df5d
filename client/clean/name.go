package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// core returns where the word without the punctuation around it stands in it.
func core(word string) (from, to int) {
	inside := func(r rune) bool { return !unicode.IsPunct(r) || strings.ContainsRune(`@/\_`, r) }
	from = strings.IndexFunc(word, inside)
	if from < 0 {
		return 0, 0
	}
	last := strings.LastIndexFunc(word, inside)
	_, size := utf8.DecodeRuneInString(word[last:])
	return from, last + size
}

// isName reports whether a word looks like a name for machines: an address, a
// path, an account, a file, a host with a number. In prose two spellings mean
// the same; here they are two things.
func isName(word string) bool {
	if strings.ContainsAny(word, `@/\_`) {
		return true
	}
	var before, last rune
	for _, r := range word {
		if last == '.' && isAlphanumeric(before) && isAlphanumeric(r) ||
			unicode.IsDigit(r) && unicode.In(last, unicode.L, unicode.M) {
			return true
		}
		before, last = last, r
	}
	return false
}

func isAlphanumeric(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd) }
