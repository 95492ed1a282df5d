package fold

import "unicode"

// StartsWord reports whether a word begins at r: at the start, behind and at
// anything that is neither letter nor digit, and at a capital behind a small
// letter. Both runes are as written, not folded.
func StartsWord(before, r rune) bool {
	return !isWord(before) || !isWord(r) || unicode.IsLower(before) && unicode.IsUpper(r)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
