package match

import (
	"math/bits"
	"slices"
	"sort"
	"strings"

	"sentinelq/client/fold"
)

// Find returns up to limit hits for what was typed, the best first. Space around
// it does not count, and nothing typed finds the first candidates. What it
// allocates, up to three times, does not grow with the candidates.
func (x *Index) Find(typed string, limit int) []Hit {
	limit = min(limit, x.Len())
	if limit <= 0 {
		return nil
	}
	var room [128]byte
	word := string(fold.Append(room[:0], strings.TrimSpace(typed)))
	hits := make([]Hit, 0, limit)
	if word == "" {
		for i := range limit {
			hits = append(hits, Hit{At: i})
		}
		return hits
	}
	begin := x.beginning(word)
	if hits = x.prefixes(hits, begin); len(hits) < limit {
		hits = x.others(hits, begin, word)
	}
	return hits
}

// places is a range of places in the sorted order.
type places struct{ from, to int }

func (p places) has(place int) bool { return p.from <= place && place < p.to }

// beginning returns the places of the candidates that begin with word: in the
// sorted order they stand side by side.
func (x *Index) beginning(word string) places {
	from := sort.Search(x.Len(), func(place int) bool { return x.text(x.sorted[place]) >= word })
	more := sort.Search(x.Len()-from, func(n int) bool { return !strings.HasPrefix(x.text(x.sorted[from+n]), word) })
	return places{from, from + more}
}

// few is how many candidates are sorted rather than looked for among all.
const few = 256

// prefixes fills hits up with the first of the candidates in begin, in the order
// in which they were given. Few of them are sorted. Of many the first are met
// soon by walking through all candidates, and that is cheap even when they are
// not: a comparison each.
func (x *Index) prefixes(hits []Hit, begin places) []Hit {
	if begin.to-begin.from <= few {
		var room [few]int
		order := append(room[:0], x.sorted[begin.from:begin.to]...)
		slices.Sort(order)
		for _, i := range order[:min(len(order), cap(hits))] {
			hits = append(hits, Hit{i, Prefix})
		}
		return hits
	}
	for i, place := range x.rank {
		if begin.has(place) {
			if hits = append(hits, Hit{i, Prefix}); len(hits) == cap(hits) {
				break
			}
		}
	}
	return hits
}

// screen is how many hits are gathered on the stack; more cost allocations.
const screen = 32

// others fills hits up with candidates that match in any way but from their
// beginning. Words are taken as they come; what holds the word elsewhere or with
// gaps has to wait until all words are known.
func (x *Index) others(hits []Hit, begin places, word string) []Hit {
	var (
		columnRoom [64]int
		insideRoom [screen]Hit
		looseRoom  [2 * screen]scored
		columns    = needed(columnRoom[:0], word)
		inside     = insideRoom[:0]
		loose      = ranking{limit: cap(hits) - len(hits), kept: looseRoom[:0]}
	)
	loose.take(word)
	for block := range x.holds.blocks() {
		for set := x.holds.block(block, columns); set != 0; set &= set - 1 {
			i := block*64 + bits.TrailingZeros64(set)
			if begin.has(x.rank[i]) {
				continue
			}
			switch x.classify(i, word) {
			case Word:
				if hits = append(hits, Hit{i, Word}); len(hits) == cap(hits) {
					return hits
				}
			case Inside:
				if len(hits)+len(inside) < cap(hits) {
					inside = append(inside, Hit{i, Inside})
				}
			default:
				if len(hits)+len(inside) < cap(hits) {
					loose.add(i, x.text(i), x.wordStarts(i))
				}
			}
		}
	}
	hits = append(hits, inside[:min(len(inside), cap(hits)-len(hits))]...)
	return loose.fill(hits)
}

// classify returns where candidate i, which does not begin with word, holds it:
// Fuzzy stands for nowhere in one piece.
func (x *Index) classify(i int, word string) Class {
	text, starts := x.text(i), x.wordStarts(i)
	at := strings.Index(text, word)
	if at < 0 {
		return Fuzzy
	}
	for !starts[at] {
		next := strings.Index(text[at+1:], word)
		if next < 0 {
			return Inside
		}
		at += 1 + next
	}
	return Word
}
