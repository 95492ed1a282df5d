package clean

import (
	"strings"
	"unicode"
)

// MixedScripts reports whether a word mixes Latin letters with letters of
// another script that look like them, as in a name with a Cyrillic а among
// Latin letters. It is a hint for names and addresses, not proof: a word that
// is written wholly in lookalikes is not found, and scripts that are mixed
// without looking alike, as in Japanese, are not reported.
func (t Text) MixedScripts() bool {
	latin, lookalike := false, false
	for _, r := range t.safe {
		switch {
		case isLookalike(r):
			lookalike = true
		case unicode.Is(unicode.Latin, r):
			latin = true
		case !unicode.In(r, unicode.L, unicode.M, unicode.Nd):
			latin, lookalike = false, false
		}
		if latin && lookalike {
			return true
		}
	}
	return false
}

// isLookalike reports whether r can pass for a Latin letter. Of Greek only
// those letters count that do, because the others stand in Δt and μs.
func isLookalike(r rune) bool {
	switch {
	case r < '\u0370':
		return false
	case unicode.Is(unicode.Greek, r):
		return strings.ContainsRune("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺανικορτυχωγϲϳ", r)
	case '\uff21' <= r && r <= '\uff5a', '\U0001d400' <= r && r <= '\U0001d7ff':
		return unicode.IsLetter(r) // fullwidth and mathematical forms
	}
	return unicode.In(r, unicode.Cyrillic, unicode.Armenian, unicode.Cherokee,
		unicode.Coptic, unicode.Lisu)
}
