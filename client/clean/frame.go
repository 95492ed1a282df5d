package clean

import (
	"strings"
	"unicode/utf8"
)

// Limits of a style sequence. The terminal library has room for 32 parameters
// and dies of the 33rd. Two full colours take ten and leave six for attributes;
// no parameter is above 255.
const (
	maxParameters = 16
	maxDigits     = 3
)

// Frame is the guard before the terminal: it takes a composed screen and lets
// through printable runes, newlines, and the sequences that colour text (SGR)
// with at most 16 parameters. Each rune or byte that is anything else becomes
// U+FFFD; what an unknown sequence carried stays as plain text, so that nothing
// can swallow what follows. Text that went through [New] is never touched. It
// returns s itself when all of it is fine, in one pass without memory.
func Frame(s string) string { return guard{drawable, utf8.RuneError}.frame(s) }

// FrameASCII is the guard before a terminal that takes nothing but ASCII and
// would obey bytes of UTF-8. Everything else becomes a question mark. Text that
// went through [Safe.ASCII] is never touched.
func FrameASCII(s string) string { return guard{typable, '?'}.frame(s) }

// guard knows what may pass, and what stands for that which may not.
type guard struct {
	passes  func(s string) int // length of what s begins with; zero when it may not
	instead rune
}

func (g guard) frame(s string) string {
	for i := 0; i < len(s); {
		n := g.passes(s[i:])
		if n == 0 {
			return g.mend(s, i)
		}
		i += n
	}
	return s
}

// mend copies s, of which the first good bytes are known to be fine.
func (g guard) mend(s string, good int) string {
	var out strings.Builder
	out.Grow(len(s) + utf8.UTFMax)
	out.WriteString(s[:good])
	for s = s[good:]; s != ""; {
		n := g.passes(s)
		if n > 0 {
			out.WriteString(s[:n])
		} else {
			out.WriteRune(g.instead)
			_, n = decode(s)
		}
		s = s[n:]
	}
	return out.String()
}

// typable is [drawable] for a terminal that takes nothing but ASCII.
func typable(s string) int {
	if s[0] >= utf8.RuneSelf {
		return 0
	}
	return drawable(s)
}

// drawable returns the length of the rune or style sequence that s begins with,
// zero when it must not reach the terminal.
func drawable(s string) int {
	switch c := s[0]; {
	case ' ' <= c && c <= '~', c == '\n':
		return 1
	case c == '\x1b':
		return styleLength(s)
	}
	r, size := decode(s)
	if k := kindOf(r); k == hidden || k == blank {
		return 0
	}
	return size
}

// styleLength returns the length of the SGR sequence that s begins with, zero
// when it begins with another one.
func styleLength(s string) int {
	if len(s) < 3 || s[1] != '[' {
		return 0
	}
	parameters, digits := 1, 0
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case '0' <= c && c <= '9':
			digits++
		case c == ';' || c == ':':
			parameters++
			digits = 0
		default:
			return 0
		}
		if parameters > maxParameters || digits > maxDigits {
			return 0
		}
	}
	return 0
}
