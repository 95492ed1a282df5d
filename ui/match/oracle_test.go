package match_test

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"sentinelq/client/clean"
	"sentinelq/ui/match"
)

// The oracle says the same as Find from the rules alone: it looks at each text
// anew, tries every way of laying the typed characters over it, and sorts all.

type judged struct {
	hit          match.Hit
	earned, size int
}

func oracle(candidates []clean.Safe, typed string, limit int) []match.Hit {
	word := lower([]rune(strings.TrimSpace(typed)))
	var all []judged
	for i, c := range candidates {
		if j, ok := judge([]rune(c.String()), word); ok {
			j.hit.At = i
			all = append(all, j)
		}
	}
	slices.SortStableFunc(all, func(a, b judged) int {
		return cmp.Or(
			cmp.Compare(a.hit.Class, b.hit.Class),
			cmp.Compare(b.earned, a.earned),
			cmp.Compare(a.size, b.size),
		)
	})
	var hits []match.Hit
	for _, j := range all[:max(0, min(limit, len(all)))] {
		hits = append(hits, j.hit)
	}
	return hits
}

// judge leaves earned and size at zero where only the given order counts.
func judge(written, word []rune) (j judged, ok bool) {
	text, starts := lower(written), wordStarts(written)
	for at := len(text) - len(word); at >= 0; at-- {
		if !slices.Equal(text[at:at+len(word)], word) {
			continue
		}
		class := match.Inside
		switch {
		case at == 0 || len(word) == 0:
			class = match.Prefix
		case starts[at]:
			class = match.Word
		}
		if !ok || class < j.hit.Class {
			j.hit.Class = class
		}
		ok = true
	}
	if ok {
		return j, true
	}
	if len(word) > 64 {
		return j, false
	}
	j = judged{match.Hit{Class: match.Fuzzy}, most(text, starts, word, false), len(text)}
	return j, j.earned >= 0
}

// most returns what word earns in text at best, below zero if it is not there.
// Touching tells that the rune before text was taken for the one before word.
func most(text []rune, starts []bool, word []rune, touching bool) int {
	if len(word) == 0 {
		return 0
	}
	best := -1
	for at := range len(text) - len(word) + 1 {
		if text[at] != word[0] {
			continue
		}
		rest := most(text[at+1:], starts[at+1:], word[1:], true)
		if rest < 0 {
			continue
		}
		if starts[at] {
			rest += 3
		}
		if touching && at == 0 {
			rest += 2
		}
		best = max(best, rest)
	}
	return best
}

func lower(runes []rune) []rune {
	var folded []rune
	for _, r := range runes {
		folded = append(folded, letters(r)...)
	}
	return folded
}

// letters returns r in lower case, and the two letters that a sharp s is.
func letters(r rune) []rune {
	if r == 'ß' || r == 'ẞ' {
		return []rune("ss")
	}
	return []rune{unicode.ToLower(unicode.ToUpper(r))}
}

// wordStarts tells of each letter that lower returns whether a word begins there.
func wordStarts(written []rune) []bool {
	inWord := func(r rune) bool { return unicode.In(r, unicode.L, unicode.Nd, unicode.M) }
	var starts []bool
	for i, r := range written {
		starts = append(starts, i == 0 || !inWord(written[i-1]) || !inWord(r) ||
			unicode.IsLower(written[i-1]) && unicode.IsUpper(r))
		starts = append(starts, make([]bool, len(letters(r))-1)...)
	}
	return starts
}
