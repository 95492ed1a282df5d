package match

import (
	"unicode"
	"unicode/utf8"
)

// fold maps the runes that differ only in case to the same one, by way of upper
// case so that σ meets ς and ſ meets s, as the filter language does.
func fold(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// appendFold appends s folded. Bytes that are not UTF-8 become U+FFFD.
func appendFold(dst []byte, s string) []byte {
	for _, r := range s {
		dst = utf8.AppendRune(dst, fold(r))
	}
	return dst
}

// startsWord reports whether a word begins at r: behind and at anything that is
// neither letter nor digit, and at a capital behind a small letter. Both runes
// are as written, not folded. The filter language has the same words.
func startsWord(before, r rune) bool {
	return !isWord(before) || !isWord(r) || unicode.IsLower(before) && unicode.IsUpper(r)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
