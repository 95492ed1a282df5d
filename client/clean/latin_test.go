package clean

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEveryEntryOfTheTablesIsFound(t *testing.T) {
	t.Parallel()
	for name, table := range map[string]string{"letters": letters, "signs": signs} {
		for entry := range strings.SplitSeq(strings.Trim(table, "|"), "|") {
			of, want, _ := strings.Cut(entry, " ")
			r, size := utf8.DecodeRuneInString(of)
			if got := lookUp(table, r); got != want || size != len(of) || want == "" {
				t.Errorf("%s: %q is written %q, want %q", name, of, got, want)
			}
		}
	}
}
