package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// of maps the runes that differ only in case to the same one, by way of upper
// case so that σ meets ς and ſ meets s. The second rune is zero except for ß,
// which is two letters.
func of(r rune) (first, second rune) {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r, 0
	case r == 'ß' || r == 'ẞ':
		return 's', 's'
	default:
		return unicode.ToLower(unicode.ToUpper(r)), 0
	}
}

// String returns s folded.
func String(s string) string { return string(Append(nil, s)) }

// Append appends s folded. Bytes that are not UTF-8 become U+FFFD.
func Append(dst []byte, s string) []byte {
	for _, r := range s {
		dst = AppendRune(dst, r)
	}
	return dst
}

// AppendRune appends r folded.
func AppendRune(dst []byte, r rune) []byte {
	first, second := of(r)
	dst = utf8.AppendRune(dst, first)
	if second != 0 {
		dst = utf8.AppendRune(dst, second)
	}
	return dst
}

// Equal reports whether a and b are the same to a person.
func Equal(a, b string) bool {
	if isASCII(a) && isASCII(b) {
		return strings.EqualFold(a, b)
	}
	return String(a) == String(b)
}

func equalASCII(s string, folded []byte) bool {
	for i := range folded {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != folded[i] {
			return false
		}
	}
	return true
}

func isASCII(s string) bool {
	for ; len(s) >= 8; s = s[8:] {
		if (s[0]|s[1]|s[2]|s[3]|s[4]|s[5]|s[6]|s[7])&utf8.RuneSelf != 0 {
			return false
		}
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
