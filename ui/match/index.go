package match

import (
	"slices"
	"strings"
	"unicode"

	"sentinelq/client/clean"
)

// Class is how a text matches, best first.
type Class uint8

// The classes.
const (
	Prefix Class = iota // the text begins with what was typed
	Word                // one of its later words does
	Inside              // it holds what was typed
	Fuzzy               // it holds the typed characters in order
)

// Hit is a text that matches.
type Hit struct {
	At    int // its index among the candidates
	Class Class
}

// Index is a set of texts, prepared to be searched at every key. It is
// read-only and may be used by several goroutines.
type Index struct {
	folded []string
	has    []bitmap
	sorted []int // indexes in the order of folded
}

// New prepares candidates, which should be given in the order in which equal
// matches are wanted.
func New(candidates []clean.Safe) *Index {
	x := &Index{
		folded: make([]string, len(candidates)),
		has:    make([]bitmap, len(candidates)),
		sorted: make([]int, len(candidates)),
	}
	for i, c := range candidates {
		x.folded[i] = fold(c.String())
		x.has[i] = bitmapOf(x.folded[i])
		x.sorted[i] = i
	}
	slices.SortFunc(x.sorted, func(a, b int) int { return strings.Compare(x.folded[a], x.folded[b]) })
	return x
}

// Len returns the number of candidates.
func (x *Index) Len() int { return len(x.folded) }

// Find returns up to limit hits for what was typed, the best first. Nothing
// typed finds the first candidates.
func (x *Index) Find(typed string, limit int) []Hit {
	word := fold(strings.TrimSpace(typed))
	if word == "" {
		return x.first(limit)
	}
	hits := x.prefixes(word, limit)
	if len(hits) < limit {
		hits = append(hits, x.others(word, limit-len(hits))...)
	}
	return hits
}

func (x *Index) first(limit int) []Hit {
	hits := make([]Hit, 0, max(min(limit, x.Len()), 0))
	for i := range cap(hits) {
		hits = append(hits, Hit{At: i})
	}
	return hits
}

// prefixes returns the first of the candidates that begin with word. They stand
// side by side in the sorted order.
func (x *Index) prefixes(word string, limit int) []Hit {
	from, _ := slices.BinarySearchFunc(x.sorted, word, func(i int, w string) int { return strings.Compare(x.folded[i], w) })
	best := make([]Hit, 0, limit+1)
	for _, i := range x.sorted[from:] {
		if !strings.HasPrefix(x.folded[i], word) {
			break
		}
		best = insert(best, Hit{i, Prefix}, limit)
	}
	return best
}

// insert keeps the limit hits with the lowest index, in their order.
func insert(best []Hit, hit Hit, limit int) []Hit {
	if len(best) == limit && (limit == 0 || hit.At > best[limit-1].At) {
		return best
	}
	at, _ := slices.BinarySearchFunc(best, hit, func(a, b Hit) int { return a.At - b.At })
	best = slices.Insert(best, at, hit)
	return best[:min(len(best), limit)]
}

// others returns the candidates that match in any other way.
func (x *Index) others(word string, limit int) []Hit {
	need := bitmapOf(word)
	runes := []rune(word)
	var words, inside []Hit
	var loose ranking
	for i, text := range x.folded {
		if x.has[i]&need != need || strings.HasPrefix(text, word) {
			continue
		}
		switch at := strings.Index(text, word); {
		case at < 0:
			if len(words)+len(inside) < limit {
				loose.add(i, text, runes, limit)
			}
		case beginsWord(text, word, at):
			words = append(words, Hit{i, Word})
		default:
			inside = append(inside, Hit{i, Inside})
		}
		if len(words) == limit {
			break
		}
	}
	hits := append(words, inside...)
	hits = append(hits, loose.hits()...)
	return hits[:min(len(hits), limit)]
}

// beginsWord reports whether word stands at the beginning of a word of text;
// at is where it stands first.
func beginsWord(text, word string, at int) bool {
	for {
		if at == 0 || isBreak(text[:at]) {
			return true
		}
		next := strings.Index(text[at+1:], word)
		if next < 0 {
			return false
		}
		at += 1 + next
	}
}

// isBreak reports whether a word ends with before.
func isBreak(before string) bool {
	last := []rune(before[max(len(before)-4, 0):])
	r := last[len(last)-1]
	return !unicode.IsLetter(r) && !unicode.IsNumber(r)
}

// fold maps letters that differ only in case to the same one.
func fold(s string) string {
	return strings.Map(func(r rune) rune { return unicode.ToLower(unicode.ToUpper(r)) }, s)
}
