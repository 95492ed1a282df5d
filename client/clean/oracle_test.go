package clean_test

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"sentinelq/client/clean"
)

// forbidden lists what no safe form holds although package unicode calls some
// of it printable. It is written down here a second time, block by block, so
// that a mistake in the package's own tables is found.
func forbidden() [][2]rune {
	return [][2]rune{
		{0x0000, 0x001f}, {0x007f, 0x009f}, {0x00ad, 0x00ad}, {0x034f, 0x034f}, // controls, soft hyphen, grapheme joiner
		{0x061c, 0x061c}, {0x115f, 0x1160}, {0x17b4, 0x17b5}, {0x180b, 0x180f}, // Arabic mark, fillers, vowels, Mongolian
		{0x200b, 0x200b}, {0x200e, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f}, // zero width, bidi, separators, operators
		{0x2800, 0x2800}, {0x3164, 0x3164}, {0xd800, 0xdfff}, {0xe000, 0xf8ff}, // blank braille, filler, surrogates, private
		{0xfdd0, 0xfdef}, {0xfe00, 0xfe0d}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, // noncharacters, selectors, BOM, filler
		{0xfff0, 0xfffb}, {0xfffe, 0xffff}, {0x1d159, 0x1d159}, {0x1d173, 0x1d17a}, // annotation, music
		{0xe0000, 0xe0fff}, {0xf0000, 0x10ffff}, // tags, selectors, private planes
	}
}

// broken says which rule of the safe form s breaks, nothing when it is safe.
// It knows neighbours by looking around instead of keeping a state.
func broken(s string) string {
	if !utf8.ValidString(s) {
		return "invalid UTF-8"
	}
	if len(s) > clean.MaxBytes {
		return fmt.Sprintf("%d bytes", len(s))
	}
	runes := []rune(s)
	blocks := forbidden()
	for i, r := range runes {
		if r > '~' {
			for _, b := range blocks {
				if b[0] <= r && r <= b[1] {
					return fmt.Sprintf("%U is forbidden", r)
				}
			}
		}
		if why := misplaced(runes, i); why != "" {
			return fmt.Sprintf("%U at %d %s", r, i, why)
		}
	}
	return ""
}

func misplaced(runes []rune, i int) string {
	r := runes[i]
	before, after := at(runes, i-1), at(runes, i+1)
	switch {
	case ' ' <= r && r <= '~':
		return ""
	case r == 0x200c || r == 0x200d:
		return misjoined(before, after)
	case r == 0xfe0e || r == 0xfe0f:
		return misselected(before, after)
	case stacks(r) || unicode.Is(unicode.Mc, r):
		return overstacked(runes, i)
	case unicode.IsPrint(r) || unicode.Is(unicode.Zs, r):
		return ""
	}
	return "is not printable"
}

func misselected(before, after rune) string {
	digit := before == '#' || before == '*' || '0' <= before && before <= '9'
	if digit && after == 0x20e3 || before == 'ℹ' || before > '~' && unicode.In(before, unicode.S, unicode.P) {
		return ""
	}
	return "selects nothing"
}

func misjoined(before, after rune) string {
	letters := unicode.In(before, unicode.L, unicode.M) && unicode.IsLetter(after)
	symbols := unicode.In(before, unicode.S, unicode.M) && unicode.IsSymbol(after)
	switch {
	case !letters && !symbols:
		return "joins nothing"
	case unicode.In(after, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Han):
		return "hides in a word"
	}
	return ""
}

// overstacked looks back to the base of the mark at i.
func overstacked(runes []rune, i int) string {
	stacked, spacing := 0, 0
	for j := i; ; j-- {
		switch r := at(runes, j); {
		case stacks(r) && r != 0xfe0e && r != 0xfe0f:
			stacked++
		case unicode.Is(unicode.Mc, r):
			spacing++
		case r == 0xfe0e || r == 0xfe0f:
		case r < 0 || unicode.IsSpace(r) || r == 0x200c || r == 0x200d:
			return "stands on nothing"
		case stacked > 4 || spacing > 4:
			return "is one mark too many"
		default:
			return ""
		}
	}
}

// stacks reports whether r is drawn over what stands before it.
func stacks(r rune) bool {
	jamo := 0x1160 <= r && r <= 0x11ff || 0xd7b0 <= r && r <= 0xd7fb
	return jamo || unicode.In(r, unicode.Mn, unicode.Me)
}

func at(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return -1
	}
	return runes[i]
}
