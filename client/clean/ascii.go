package clean

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxDropped is how many marks of one letter are left out: Vietnamese writes
// with two. What is stacked higher is there to be seen.
const maxDropped = 2

// ASCII returns s for a terminal that takes nothing else. Letters of Latin
// scripts lose their marks, and signs of typography become those of a
// typewriter, as Zoë becomes Zoe. Where that would hide which of two things is
// meant nothing is replaced: in what looks like a name for machines (an
// address, a path, a file, a host with a number), and of letters that only look
// Latin. What is not replaced stands there by its number, \u{4F60}, and a text
// that has such words itself shows its backslash so, \u{5C}u{4F60}. Nothing is
// left out.
func (s Safe) ASCII() Safe {
	if isSpelled(s.s) {
		return s
	}
	var sp speller
	sp.text(s.s)
	return Safe{string(sp.out)}
}

// ASCIIExact is [Safe.ASCII] without replacing anything, for the names of
// things: two of them that differ look different.
func (s Safe) ASCIIExact() Safe {
	if isSpelled(s.s) {
		return s
	}
	sp := speller{exact: true}
	sp.runes(s.s)
	return Safe{string(sp.out)}
}

// Spelling is a text in ASCII that knows where each of its runes went, for a
// field in which a cursor stands between the runes.
type Spelling struct {
	text string
	ends []int // by rune of the text: the cells up to its end
}

// Spell spells any text as [Safe.ASCII] does a safe one. A byte that is no part
// of a rune is shown as \x{FF}.
func Spell(s string) Spelling {
	sp := speller{ends: make([]int, 0, len(s))}
	sp.text(s)
	return Spelling{string(sp.out), sp.ends}
}

// From returns what stands in the cells from the given one on.
func (p Spelling) From(cell int) Safe { return Safe{p.text[max(min(cell, len(p.text)), 0):]} }

// Cell returns the cell behind the first n runes.
func (p Spelling) Cell(n int) int {
	if n = min(n, len(p.ends)); n < 1 {
		return 0
	}
	return p.ends[n-1]
}

// isSpelled reports whether s is its own form in ASCII.
func isSpelled(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || '~' < s[i] || isNumber(s[i:]) {
			return false
		}
	}
	return true
}

// isNumber reports whether s begins as what stands for a rune by its number.
func isNumber(s string) bool {
	return s[0] == '\\' && len(s) > 2 && (s[1] == 'u' || s[1] == 'x') && s[2] == '{'
}

// speller writes a text in ASCII.
type speller struct {
	out   []byte
	ends  []int // kept where it is not nil
	exact bool  // nothing is replaced
	latin bool  // the last rune was a letter that may lose marks
	marks int   // how many it has lost
}

// text spells words and what is between them.
func (sp *speller) text(s string) {
	for s != "" {
		end := strings.IndexFunc(s, unicode.IsSpace)
		switch {
		case end < 0:
			end = len(s)
		case end == 0:
			_, end = utf8.DecodeRuneInString(s)
		}
		from, to := core(s[:end])
		sp.runes(s[:from])
		sp.exact = isName(s[from:to])
		sp.runes(s[from:to])
		sp.exact = false
		sp.runes(s[to:end])
		s = s[end:]
	}
}

// runes spells a text whose runes are treated alike.
func (sp *speller) runes(s string) {
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		sp.rune(r, s[:size], s)
		if sp.ends != nil {
			sp.ends = append(sp.ends, len(sp.out))
		}
		s = s[size:]
	}
}

// rune spells one rune of the bytes given, with which rest begins.
func (sp *speller) rune(r rune, bytes, rest string) {
	switch {
	case r == utf8.RuneError && len(bytes) == 1:
		sp.latin = false
		sp.out = fmt.Appendf(sp.out, `\x{%02X}`, bytes[0])
	case ' ' <= r && r <= '~' && !isNumber(rest):
		sp.latin, sp.marks = isASCIILetter(r), 0
		sp.out = append(sp.out, bytes...)
	case unicode.Is(unicode.Zs, r):
		sp.latin = false
		sp.out = append(sp.out, ' ')
	case sp.exact:
		sp.number(r)
	case sp.latin && isAccent(r) && sp.marks < maxDropped:
		sp.marks++
	default:
		sp.replace(r, bytes)
	}
}

// replace writes what stands for r, which is its number where nothing does.
func (sp *speller) replace(r rune, bytes string) {
	sp.latin = false
	if words := typed(r); words != "" {
		sp.out = append(sp.out, words...)
		return
	}
	letters, marks := letter(r), 0
	if letters == "" {
		letters, marks = bare(bytes)
	}
	if letters == "" {
		sp.number(r)
		return
	}
	sp.latin, sp.marks = true, marks
	sp.out = append(sp.out, letters...)
}

func (sp *speller) number(r rune) {
	sp.latin = false
	sp.out = append(sp.out, `\u{`...)
	from := len(sp.out)
	sp.out = append(strconv.AppendInt(sp.out, int64(r), 16), '}')
	for i, c := range sp.out[from:] {
		if 'a' <= c && c <= 'f' {
			sp.out[from+i] = c - 'a' + 'A'
		}
	}
}

// bare returns the letter that is left of one without its marks, and how many
// these were; nothing where the rune is none of a Latin script. A sign with a
// stroke through it is no letter: without the stroke it would say the opposite.
func bare(bytes string) (letters string, marks int) {
	parts := []rune(string(norm.NFD.PropertiesString(bytes).Decomposition()))
	if len(parts) < 2 {
		return "", 0
	}
	for _, r := range parts[1:] {
		if !isAccent(r) {
			return "", 0
		}
	}
	if isASCIILetter(parts[0]) {
		return string(parts[0]), len(parts) - 1
	}
	return letter(parts[0]), len(parts) - 1
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

// isAccent reports whether r is a mark that stands above, below or beside a
// letter. Those that strike it through make it another one.
func isAccent(r rune) bool {
	const first, last = '\u0300', '\u036f'
	isStroke := '\u0334' <= r && r <= '\u0338'
	return first <= r && r <= last && !isStroke
}
