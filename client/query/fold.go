package query

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldRune maps the runes that differ only in case to the same one, by way of
// upper case so that σ meets ς and ſ meets s. The second rune is zero except
// for ß, which is two letters.
func foldRune(r rune) (first, second rune) {
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

func fold(s string) string { return string(appendFold(nil, s)) }

// appendFold appends s folded. Bytes that are not UTF-8 become U+FFFD.
func appendFold(dst []byte, s string) []byte {
	for _, r := range s {
		first, second := foldRune(r)
		dst = utf8.AppendRune(dst, first)
		if second != 0 {
			dst = utf8.AppendRune(dst, second)
		}
	}
	return dst
}

// foldRoom is how much folded text is kept on the stack; longer text that is
// not ASCII costs an allocation.
const foldRoom = 512

// needle is text to look for, prepared once. Looking does not allocate in text
// that is ASCII.
type needle struct {
	folded []byte
	ascii  bool
	at     int  // where in folded the rarest byte stands
	lower  byte // that byte
	upper  byte
}

func newNeedle(text string) needle {
	n := needle{folded: appendFold(nil, text), ascii: true}
	rarest := -1
	for i, c := range n.folded {
		if c >= utf8.RuneSelf {
			n.ascii = false
		}
		if r := rarity(c); r > rarest {
			rarest, n.at, n.lower, n.upper = r, i, c, c
		}
	}
	if 'a' <= n.lower && n.lower <= 'z' {
		n.upper = n.lower - 'a' + 'A'
	}
	return n
}

// rarity says how seldom a byte stands in English text: jumping from one
// occurrence to the next is the faster the fewer there are.
func rarity(c byte) int {
	const frequent = " etaoinsrhldcumfpgwybvkxjqz"
	if i := strings.IndexByte(frequent, c); i >= 0 {
		return i
	}
	return len(frequent)
}

// in reports whether s contains the needle.
func (n needle) in(s string) bool {
	if n.ascii && n.inBytes(s) {
		return true
	}
	if isASCII(s) {
		return false
	}
	var room [foldRoom]byte
	return bytes.Contains(appendFold(room[:0], s), n.folded)
}

// inBytes looks for a needle of ASCII in the bytes of s. The next occurrence of
// either case of the rarest byte is remembered, so that each byte of s is
// looked at once, however often one of them stands there.
func (n needle) inBytes(s string) bool {
	lower, upper := next(s, n.at, n.lower), next(s, n.at, n.upper)
	for {
		at := min(lower, upper)
		start := at - n.at
		if start+len(n.folded) > len(s) {
			return false
		}
		if equalASCII(s[start:start+len(n.folded)], n.folded) {
			return true
		}
		if lower == at {
			lower = next(s, at+1, n.lower)
		}
		if upper == at {
			upper = next(s, at+1, n.upper)
		}
	}
}

// next returns where c stands in s from the given place on, the length of s when
// it does not.
func next(s string, from int, c byte) int {
	if from < len(s) {
		if i := strings.IndexByte(s[from:], c); i >= 0 {
			return from + i
		}
	}
	return len(s)
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

// is reports whether s, without surrounding spaces, is the needle.
func (n needle) is(s string) bool {
	if s = strings.TrimSpace(s); isASCII(s) {
		return len(s) == len(n.folded) && equalASCII(s, n.folded)
	}
	var room [foldRoom]byte
	return bytes.Equal(appendFold(room[:0], s), n.folded)
}

// beginsWord reports whether a word of s begins with the needle. Words begin at
// the start, behind and at anything that is neither letter nor digit, and at a
// capital behind a small letter.
func (n needle) beginsWord(s string) bool {
	if !n.in(s) { // by far the most, and by far the fastest to find out
		return false
	}
	before := ' '
	for i, r := range s {
		if startsWord(before, r) && n.begins(s[i:]) {
			return true
		}
		before = r
	}
	return false
}

func startsWord(before, r rune) bool {
	return !isWord(before) || !isWord(r) || unicode.IsLower(before) && unicode.IsUpper(r)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// begins reports whether s begins with the needle.
func (n needle) begins(s string) bool {
	rest := n.folded
	for _, r := range s {
		if len(rest) == 0 {
			return true
		}
		var same bool
		first, second := foldRune(r)
		if rest, same = cutRune(rest, first); same && second != 0 && len(rest) > 0 {
			rest, same = cutRune(rest, second)
		}
		if !same {
			return false
		}
	}
	return len(rest) == 0
}

// cutRune takes r off the beginning of folded text.
func cutRune(folded []byte, r rune) (rest []byte, ok bool) {
	got, size := utf8.DecodeRune(folded)
	return folded[size:], got == r
}
