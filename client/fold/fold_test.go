package fold_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"sentinelq/client/fold"
)

func TestFoldingMapsEveryCaseOfALetterToOne(t *testing.T) {
	t.Parallel()
	const lastCased = 0x1ffff // no script behind it has two cases
	for r := rune(0); r <= lastCased; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		folded := fold.String(string(r))
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			if got := fold.String(string(other)); got != folded {
				t.Errorf("%U folds to %q, %U to %q", r, folded, other, got)
			}
			if !fold.Equal(string(r), string(other)) {
				t.Errorf("%U and %U are not equal", r, other)
			}
		}
		if again := fold.String(folded); again != folded {
			t.Errorf("%U folds to %q and further to %q", r, folded, again)
		}
	}
}

func FuzzEqual(f *testing.F) {
	f.Add("vip", "VIP")
	f.Add("Straße", "STRASSE")
	f.Add("\u212a", "k")
	f.Fuzz(func(t *testing.T, a, b string) {
		if got, want := fold.Equal(a, b), fold.String(a) == fold.String(b); got != want {
			t.Errorf("Equal(%q, %q) = %v", a, b, got)
		}
		if strings.EqualFold(a, b) && utf8.ValidString(a) && utf8.ValidString(b) && !fold.Equal(a, b) {
			t.Errorf("%q and %q differ in case alone, and are not equal", a, b)
		}
	})
}
