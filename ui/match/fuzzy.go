package match

import (
	"cmp"
	"slices"
)

// bitmap tells which characters a text may hold: one bit for several of them. A
// text without a bit that a word has cannot match it.
type bitmap uint64

func bitmapOf(s string) bitmap {
	var b bitmap
	for _, r := range s {
		b |= 1 << (uint32(r) % 64) //nolint:gosec // a rune is never negative
	}
	return b
}

// ranking keeps the best loose matches.
type ranking struct{ kept []scored }

type scored struct{ at, gaps int }

// add scores the text at index at and keeps it if it is among the best.
func (r *ranking) add(at int, text string, word []rune, limit int) {
	gaps, ok := gaps(text, word)
	if !ok || len(r.kept) == limit && gaps >= r.kept[limit-1].gaps {
		return
	}
	s := scored{at, gaps}
	i, _ := slices.BinarySearchFunc(r.kept, s, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.gaps, b.gaps), cmp.Compare(a.at, b.at))
	})
	r.kept = slices.Insert(r.kept, i, s)
	r.kept = r.kept[:min(len(r.kept), limit)]
}

func (r *ranking) hits() []Hit {
	hits := make([]Hit, len(r.kept))
	for i, s := range r.kept {
		hits[i] = Hit{s.at, Fuzzy}
	}
	return hits
}

// gaps counts the characters of text that lie before or between those of word,
// and reports whether all of them are there in order.
func gaps(text string, word []rune) (n int, ok bool) {
	next := 0
	for _, r := range text {
		if r == word[next] {
			if next++; next == len(word) {
				return n, true
			}
			continue
		}
		n++
	}
	return 0, false
}
