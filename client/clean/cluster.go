package clean

import (
	"unicode"
	"unicode/utf8"
)

// Limits of one visible character. Languages stay below; what exceeds them
// stacks over other lines or blows up a cell.
const (
	maxMarks = 4 // nonspacing marks of a base
	maxSigns = 4 // spacing marks of a base: Burmese writes three with two marks
	maxJoins = 4 // joiners of an emoji: a family has three
)

// cluster is what has been kept of the visible character that is being read.
// Its zero value has no base: at the start, behind a space, behind something
// shown in words.
type cluster struct {
	base   rune
	marks  int
	signs  int
	joins  int
	varied bool // the base has its selector
	awaits bool // the last rune was kept for the sake of the next one
}

// keeps decides whether r may stay where it stands, and takes it into account.
// What follows decides for a joiner and for the selector of a keycap.
func (c *cluster) keeps(r rune, k kind, rest string) bool {
	ok := false
	switch k {
	case space:
		*c = cluster{}
		return true
	case base:
		c.begin(r)
		return true
	case mark:
		ok = c.base != 0 && c.marks < maxMarks
		c.marks++
		c.awaits = false
	case sign:
		ok = c.base != 0 && c.signs < maxSigns
		c.signs++
	case joiner:
		ok = c.joinable(r, rest)
		c.awaits = true
	case selector:
		ok = c.selectable(rest)
		c.varied = true
	default: // nothing else belongs to a character
	}
	if !ok {
		*c = cluster{}
	}
	return ok
}

// begin starts a character at base r. The joiners of an emoji go on counting,
// because a chain of them is one character.
func (c *cluster) begin(r rune) {
	joins := 0
	if c.awaits {
		joins = c.joins
	}
	*c = cluster{base: r, joins: joins}
}

// joinable reports whether a joiner may stand between the character so far and
// rest: between letters of a script that needs it, or, for ZWJ, between emoji.
func (c *cluster) joinable(r rune, rest string) bool {
	next, _ := decode(rest)
	switch {
	case isJoined(c.base):
		return isJoined(next)
	case r == zwj && isPictograph(c.base) && isPictograph(next):
		c.joins++
		return c.joins <= maxJoins
	}
	return false
}

// selectable reports whether VS15 or VS16 may stand right behind the base:
// behind a symbol, and behind a digit that rest makes a keycap.
func (c *cluster) selectable(rest string) bool {
	if c.varied || c.marks+c.signs > 0 {
		return false
	}
	switch c.base {
	case '#', '*', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		next, _ := utf8.DecodeRuneInString(rest)
		c.awaits = next == keycap
		return c.awaits
	case '‼', '⁉', '〰', '〽', 'ℹ': // punctuation and a letter with an emoji form
		return true
	}
	return isPictograph(c.base)
}

// isJoined reports whether r is a letter of a script that writes with joiners,
// such as Arabic and the Indic ones. In all others a joiner hides in a word.
func isJoined(r rune) bool {
	return unicode.IsLetter(r) && kindOf(r) == base &&
		!unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic,
			unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// isPictograph reports whether r can be a part of an emoji: a symbol, or a skin
// tone, which Unicode calls a modifier.
func isPictograph(r rune) bool {
	return r > '~' && kindOf(r) == base &&
		(unicode.In(r, unicode.So, unicode.Sm) || '\U0001f3fb' <= r && r <= '\U0001f3ff')
}
