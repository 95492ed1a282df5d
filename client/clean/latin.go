package clean

import "strings"

// letters are the letters of Latin scripts that are no other one with a mark,
// each with those it is written with where there is only ASCII. Left out is what
// could pass for another letter, such as the dotless i.
const letters = "|ß ss|ẞ SS|æ ae|Æ AE|œ oe|Œ OE|ø o|Ø O|ł l|Ł L|đ d|Đ D|ð d|Ð D|ħ h|Ħ H|ŧ t|Ŧ T|þ th|Þ Th|ŋ ng|Ŋ Ng|" +
	"ĳ ij|Ĳ IJ|ﬀ ff|ﬁ fi|ﬂ fl|ﬃ ffi|ﬄ ffl|ﬅ st|ﬆ st|"

// signs are what stands for a sign on a typewriter.
const signs = "|‘ '|’ '|‚ '|‛ '|‹ '|› '|′ '|“ \"|” \"|„ \"|‟ \"|« \"|» \"|″ \"|" +
	"‐ -|‑ -|‒ -|– -|― -|− -|— --|… ...|• *|· *|‣ *|● *|¿ ?|¡ !|© (c)|® (R)|™ (TM)|№ No.|€ EUR|£ GBP|" +
	"× x|÷ /|± +/-|≤ <=|≥ >=|≠ !=|≈ ~|° deg|µ u|½ 1/2|¼ 1/4|¾ 3/4|→ ->|← <-|↔ <->|⇒ =>|" +
	"─ -|━ -|┄ -|┅ -|┈ -|┉ -|╌ -|╍ -|═ -|"

// uprights are the lines of a drawn table that go up and down; all others that
// are no dash in signs are corners.
const uprights = "│┃┆┇┊┋╎╏║"

// letter returns what a letter of a Latin script is written with; nothing for
// another rune.
func letter(r rune) string { return lookUp(letters, r) }

// typed returns what a typewriter has for a sign; nothing where it has nothing.
func typed(r rune) string {
	switch words := lookUp(signs, r); {
	case words != "":
		return words
	case strings.ContainsRune(uprights, r):
		return "|"
	case '\u2500' <= r && r <= '\u257f':
		return "+"
	}
	return ""
}

// lookUp returns what stands behind r in a table. It is asked for every rune that
// is not ASCII, and most of those that are not Latin lie where no table has any.
func lookUp(table string, r rune) string {
	const behindShapes, ligatures, behindLigatures = 0x2600, 0xfb00, 0xfb07
	if behindShapes <= r && r < ligatures || behindLigatures <= r {
		return ""
	}
	_, behind, _ := strings.Cut(table, "|"+string(r)+" ")
	words, _, _ := strings.Cut(behind, "|")
	return words
}
