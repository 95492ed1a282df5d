package clean

import (
	"unicode"
	"unicode/utf8"
)

// kind says which rule of the safe form a rune falls under.
type kind int

const (
	hidden   kind = iota // never drawn: shown in words
	blank                // line break or tab: becomes a space
	space                // a space of some width
	base                 // letter, digit, punctuation, symbol
	mark                 // nonspacing: drawn over its base, no cell of its own
	sign                 // spacing mark: belongs to its base, has a cell
	joiner               // ZWNJ, ZWJ
	selector             // VS15, VS16: text or emoji form of the base
)

const (
	zwnj   = '\u200c'
	zwj    = '\u200d'
	vs15   = '\ufe0e'
	vs16   = '\ufe0f'
	keycap = '\u20e3'
)

// kindOf sorts a rune, or a decoded invalid byte, by what it may do on a
// screen. The first cases only save the look-ups for what is frequent.
func kindOf(r rune) kind {
	switch {
	case r == ' ':
		return space
	case ' ' < r && r <= '~', isFrequent(r):
		return base
	case r == '\t', isBreak(r):
		return blank
	case r == zwnj, r == zwj:
		return joiner
	case r == vs15, r == vs16:
		return selector
	case isInvisible(r):
		return hidden
	case isConjoining(r):
		return mark
	case unicode.IsLetter(r):
		return base
	case unicode.Is(unicode.Mc, r):
		return sign
	case unicode.IsMark(r):
		return mark
	case unicode.Is(unicode.Zs, r):
		return space
	case unicode.IsGraphic(r):
		return base
	default:
		return hidden
	}
}

// isFrequent knows three blocks without a gap or an exception: letters of
// European languages, the frames and bars a screen is drawn with, and common
// Chinese characters.
func isFrequent(r rune) bool {
	return '\u00c0' <= r && r <= '\u024f' ||
		'\u2500' <= r && r <= '\u25ff' ||
		'\u4e00' <= r && r <= '\u9fff'
}

// isBreak reports whether r ends a line in Unicode's eyes, vertical tab and
// form feed apart: these are controls, and no text of today has them.
func isBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// isInvisible reports whether r draws nothing although it may count as a
// letter, mark or symbol: format characters, fillers, selectors, the blank
// braille cell, the empty note.
func isInvisible(r rune) bool {
	return r == '\u2800' || r == '\U0001d159' ||
		unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// isConjoining reports whether r is a Hangul vowel or final that joins the
// letter before it. They are letters without a cell of their own, so that a
// flood of them must be stopped like one of marks.
func isConjoining(r rune) bool {
	return '\u1160' <= r && r <= '\u11ff' ||
		'\ud7b0' <= r && r <= '\ud7c6' || '\ud7cb' <= r && r <= '\ud7fb'
}

// decode reads the first unit of s: a rune, a lone surrogate in the three bytes
// that [Text.UnmarshalJSON] writes for one, or an invalid byte, which is
// returned as a negative number. Of nothing it makes a NUL of no length.
func decode(s string) (r rune, size int) {
	r, size = utf8.DecodeRuneInString(s)
	switch {
	case size == 0:
		return 0, 0
	case r != utf8.RuneError || size != 1:
		return r, size
	}
	if r, ok := surrogate(s); ok {
		return r, 3
	}
	return -rune(s[0]), 1
}

// surrogate reads a surrogate, U+D800 to U+DFFF, encoded as if it were a rune.
// UTF-8 forbids that; WTF-8 is the name for it.
func surrogate(s string) (r rune, ok bool) {
	if len(s) < 3 || s[0] != 0xed || s[1]&0xe0 != 0xa0 || s[2]&0xc0 != 0x80 {
		return 0, false
	}
	return 0xd000 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), true
}
