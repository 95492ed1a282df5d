package query

import (
	"strings"

	"sentinelq/client/fold"
)

// maxTypo is the longest word, in runes, that a nearest one is looked for; a
// longer one is no typing mistake, and comparing costs its length squared.
const maxTypo = 40

// Nearest returns the word that typed most probably stands for: the one with
// the fewest letters to add, drop, change or swap, in any case, where they are
// at most a third of it. The beginning of a word counts as one letter away. Of
// equally near words the first is taken. It also serves the settings, whose
// keys are mistyped in the same ways.
func Nearest(typed string, of []string) (string, bool) {
	typed = fold.String(typed)
	runes := []rune(typed)
	if len(runes) == 0 || len(runes) > maxTypo {
		return "", false
	}
	best, nearest := 1+max(1, len(runes)/3), ""
	for _, word := range of {
		folded := fold.String(word)
		d := distance(runes, []rune(folded))
		if len(runes) > 1 && strings.HasPrefix(folded, typed) {
			d = min(d, 1)
		}
		if d < min(best, len(runes)) {
			best, nearest = d, word
		}
	}
	return nearest, nearest != ""
}

// distance counts the single-rune insertions, deletions, substitutions and
// swaps of neighbours that lead from a to b, changing no rune twice.
func distance(a, b []rune) int {
	width := len(b) + 1
	before, last, row := make([]int, width), make([]int, width), make([]int, width)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
