package logs

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTyped is how many characters are searched for: no name of an alert is
// longer, and a query has an end.
const maxTyped = 256

// typedText returns what there is to search for, as far as a literal can hold it.
func typedText(typed string) string {
	typed = strings.TrimSpace(strings.Map(onlyVisible, typed))
	if runes := []rune(typed); len(runes) > maxTyped {
		typed = strings.TrimSpace(string(runes[:maxTyped]))
	}
	return typed
}

// onlyVisible is for strings.Map and takes out what no literal can hold as it is:
// control characters, the two separators that end a line in some eyes, and
// U+FFFD, which an invalid byte is mapped as.
func onlyVisible(r rune) rune {
	if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == utf8.RuneError {
		return -1
	}
	return r
}

// literal writes s as a string literal of KQL in single quotes, between which a
// backslash escapes a single quote and itself. Nothing in s can end it.
func literal(s string) string {
	s = strings.Map(onlyVisible, s)
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}
