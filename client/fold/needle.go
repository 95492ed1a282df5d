package fold

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// stack is how much folded text is kept on the stack; longer text that is not
// ASCII costs an allocation.
const stack = 512

// Needle is text to look for, prepared once. Looking does not allocate in text
// that is ASCII.
type Needle struct {
	folded []byte
	ascii  bool
	at     int  // where in folded the rarest byte stands
	lower  byte // that byte
	upper  byte
}

// New prepares text to be looked for.
func New(text string) Needle {
	n := Needle{folded: Append(nil, text), ascii: true}
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

// In reports whether s contains the needle.
func (n Needle) In(s string) bool {
	if n.ascii && n.inBytes(s) {
		return true
	}
	if isASCII(s) {
		return false
	}
	var room [stack]byte
	return bytes.Contains(Append(room[:0], s), n.folded)
}

// inBytes looks for a needle of ASCII in the bytes of s. The next occurrence of
// either case of the rarest byte is remembered, so that each byte of s is
// looked at once, however often one of them stands there.
func (n Needle) inBytes(s string) bool {
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

// Is reports whether s, without surrounding spaces, is the needle.
func (n Needle) Is(s string) bool {
	if s = strings.TrimSpace(s); isASCII(s) {
		return len(s) == len(n.folded) && equalASCII(s, n.folded)
	}
	var room [stack]byte
	return bytes.Equal(Append(room[:0], s), n.folded)
}

// BeginsWord reports whether a word of s begins with the needle, as [StartsWord]
// tells words.
func (n Needle) BeginsWord(s string) bool {
	if !n.In(s) { // by far the most, and by far the fastest to find out
		return false
	}
	before := ' '
	for i, r := range s {
		if StartsWord(before, r) && n.Begins(s[i:]) {
			return true
		}
		before = r
	}
	return false
}

// Begins reports whether s begins with the needle.
func (n Needle) Begins(s string) bool {
	rest := n.folded
	for _, r := range s {
		if len(rest) == 0 {
			return true
		}
		var same bool
		first, second := of(r)
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
