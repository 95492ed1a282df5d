package corpus

import (
	"fmt"
	"strings"
)

// combining makes floods of marks that climb over the lines around or slow the
// renderer down, and marks without anything to stand on.
func combining() []Case {
	cases := []Case{
		{"combining/fifty", inTitle("a" + strings.Repeat("\u0301", 50))},
		{"combining/five", inTitle("a" + strings.Repeat("\u0301", 5))},
		{"combining/zalgo", zalgo("Logon failed", 20)},
		{"combining/flood", "a" + strings.Repeat("\u0301", 30_000)},
		{"combining/alternating", "a" + strings.Repeat("\u0301\u0302", 15_000)},
		{"combining/first", "\u0301Logon failed"},
		{"combining/only", "\u0301"},
		{"combining/behind-newline", "Logon\n\u0301failed"},
		{"combining/behind-control", "Logon\x00\u0301failed"},
		{"combining/enclosing", inTitle("a" + strings.Repeat("\u20dd", 10))},
		{"combining/overlay", strings.Repeat("x\u0336", 50)},
		{"combining/double", inTitle("a\u035cb\u0361c")},
		{"combining/grapheme-joiner", inTitle("a" + strings.Repeat("\u034f\u0301", 20))},
		{"combining/indic-signs", inTitle("क" + strings.Repeat("\u093e", 50))},
		{"combining/viramas", inTitle("क" + strings.Repeat("\u094d", 50))},
		{"combining/thai", inTitle("ก" + strings.Repeat("\u0e49", 50))},
		{"combining/tibetan", inTitle("ཀ" + strings.Repeat("\u0f90", 50))},
		{"combining/hangul-vowels", inTitle("\u1100" + strings.Repeat("\u1161", 1000))},
		{"combining/hangul-vowel-first", "\u1161admin"},
		{"combining/hangul-old", inTitle("\u1100\ud7b0\ud7cb")},
	}
	for _, r := range []rune{0x0300, 0x0336, 0x0338, 0x0488, 0x0489, 0x05bf, 0x064b, 0x0e47, 0x1ab0, 0x1dc0, 0x20d2, 0x20e0, 0xfe20, 0x1e8d0} {
		cases = append(cases, Case{fmt.Sprintf("combining/u%04x", r), inTitle("a" + strings.Repeat(string(r), 10))})
	}
	return cases
}

// zalgo puts n different marks on each letter.
func zalgo(words string, n int) string {
	var out strings.Builder
	for _, r := range words {
		out.WriteRune(r)
		for i := range n {
			out.WriteRune(0x0300 + rune(i))
		}
	}
	return out.String()
}

// width makes texts whose columns terminals and libraries count differently.
func width() []Case {
	return []Case{
		{"width/family-long", strings.Repeat("👩\u200d", 500) + "👩"},
		{"width/families", strings.Repeat("👨\u200d👩\u200d👧\u200d👦", 20)},
		{"width/joiner-emoji-letter", "👩\u200dadmin"},
		{"width/joiner-emoji-last", "👩\u200d"},
		{"width/joiner-double", "👩\u200d\u200d👩"},
		{"width/flags-odd", "🇩🇪🇫🇷🇮"},
		{"width/flags-many", strings.Repeat("🇩", 99)},
		{"width/skin-tones", "👋" + strings.Repeat("🏽", 50)},
		{"width/skin-tone-alone", "🏽admin"},
		{"width/emoji-selector", strings.Repeat("☀\ufe0f", 50)},
		{"width/text-selector", strings.Repeat("😀\ufe0e", 50)},
		{"width/keycaps", strings.Repeat("1\ufe0f\u20e3", 50)},
		{"width/keycap-alone", "\u20e3"},
		{"width/ambiguous", "±×÷°§¶αβγ─│┌→★♥"},
		{"width/long-ligature", strings.Repeat("﷽", 20)},
		{"width/three-em-dash", "⸻⸻⸻"},
		{"width/cuneiform", "𒐫𒈙𒍅"},
		{"width/fullwidth", "Ｌｏｇｏｎ ｆａｉｌｅｄ"},
		{"width/halfwidth-katakana", "ﾛｸﾞｵﾝ"},
		{"width/devanagari", strings.Repeat("क्षि", 30)},
		{"width/tamil", strings.Repeat("நி", 30)},
		{"width/khmer", strings.Repeat("ខ្មែ", 30)},
		{"width/thai-am", strings.Repeat("น้ำ", 30)},
		{"width/hangul-parts", strings.Repeat("\u1112\u1161\u11ab", 30)},
		{"width/soft-hyphens", strings.Repeat("a\u00ad", 100)},
		{"width/emoji-of-unicode-16", "\U0001fae9\U0001fae9"},
		{"width/emoji-of-unicode-17", "\U0001faea"},
		{"width/hexagrams", "䷀䷁䷂"},
		{"width/object-replacement", inTitle("\ufffc")},
		{"width/replacement", inTitle("\ufffd")},
	}
}

// long makes texts beyond what a pane or a budget has room for.
func long() []Case {
	return []Case{
		{"long/word", strings.Repeat("A", 30_000)},
		{"long/words", strings.Repeat("Logon failed ", 3_000)},
		{"long/beyond-the-limit", strings.Repeat("Logon failed ", 10_000)},
		{"long/wide", strings.Repeat("漢", 30_000)},
		{"long/wide-beyond-the-limit", strings.Repeat("漢", 50_000)},
		{"long/emoji", strings.Repeat("😀", 10_000)},
		{"long/lines", strings.Repeat("x\n", 15_000)},
		{"long/empty-lines", strings.Repeat("\r\n", 15_000)},
		{"long/escapes", strings.Repeat(escape+"[2J", 8_000)},
		{"long/markers", strings.Repeat("\x00 ", 30_000)},
		{"long/marks", strings.Repeat("e\u0301\u0302\u0303\u0304", 5_000)},
		{"long/joined", strings.Repeat("می\u200c", 10_000) + "خ"},
		{"long/right-to-left", strings.Repeat("שלום ", 6_000)},
	}
}
