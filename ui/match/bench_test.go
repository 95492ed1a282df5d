package match_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"sentinelq/client/clean"
	"sentinelq/ui/match"
)

// A box of suggestions has so many rows, and a large workspace so many tags.
const (
	shown   = 8
	tagged  = 50_000
	typings = 64 // different words of each kind
)

// BenchmarkNew is the cost of new candidates. It is paid off the event loop.
func BenchmarkNew(b *testing.B) {
	tags := workspaceTags(tagged)
	b.ReportAllocs()
	for b.Loop() {
		match.New(tags)
	}
}

// BenchmarkFind is the cost of a key, by what the typed characters are. The goal
// for 50,000 is a p99 of 50 µs for beginnings and of 1 ms for everything else.
// "indexed" is this package; "scan" goes through all texts at every key.
func BenchmarkFind(b *testing.B) {
	tags := workspaceTags(tagged)
	index := match.New(tags)
	for _, kind := range []struct {
		name  string
		typed []string
	}{
		{"common_letter", strings.Fields("s t c i ü p S T")},
		{"common_beginning", strings.Fields("soc ca cust srv inc T1 über phish camp mal")},
		{"rare_beginning", rareBeginnings(tags)},
		{"inner_word", strings.Fields("emea fab nord shift mov hunt comp email retail dach 2024 tick")},
		{"inside", strings.Fields("ansom ishi ontos hift erber mpaign ood oft indt")},
		{"fuzzy", strings.Fields("lmov bec csnw mfaf gticket phsh rnsm sv0 socn ptech ssh oapp crdacc cntso")},
		{"miss", strings.Fields("zzz qqx ëë wkw xylophone jjj vbq 日本 999999999 phishing-zz")},
	} {
		b.Run(kind.name+"/indexed", func(b *testing.B) {
			timeEach(b, kind.typed, func(typed string) { index.Find(typed, shown) })
		})
		b.Run(kind.name+"/scan", func(b *testing.B) {
			timeEach(b, kind.typed, func(typed string) { scan(tags, typed, shown) })
		})
	}
}

// BenchmarkFindWorst has all candidates in the way: they begin alike, are given
// backwards, or come within a character of matching.
func BenchmarkFindWorst(b *testing.B) {
	alike := make([]clean.Safe, tagged)
	for i := range alike {
		alike[i] = clean.Concat(clean.Literal("a-b-a-b-a-b-a-b-"), clean.Int(tagged-i))
	}
	last := append(slices.Repeat(texts("x-a"), tagged), slices.Repeat(texts("a-x"), 300)...)
	for name, test := range map[string]struct {
		of    []clean.Safe
		typed string
	}{
		"all_begin_so":        {alike, "a-b"},
		"beginnings_last":     {last, "a"},
		"all_hold_it_loosely": {alike, "aaaa"},
		"none_to_the_last":    {alike, "ababababx"},
		"none_but_all_in_it":  {alike, "bbbbbbbbb"},
	} {
		index := match.New(test.of)
		b.Run(name, func(b *testing.B) {
			timeEach(b, []string{test.typed}, func(typed string) { index.Find(typed, shown) })
		})
	}
}

// rareBeginnings cuts words off so late that fewer texts begin so than a box
// has rows.
func rareBeginnings(tags []clean.Safe) []string {
	random := rand.New(rand.NewPCG(5, 6))
	var typed []string
	for len(typed) < typings {
		tag := pick(random, tags).String()
		cut := len(tag) - 1
		for !utf8.RuneStart(tag[cut]) {
			cut--
		}
		typed = append(typed, tag[:cut])
	}
	return typed
}

// timeEach runs find with each typed word in turn, and reports the time which
// all but one in a hundred take at most.
func timeEach(b *testing.B, typed []string, find func(string)) {
	b.Helper()
	b.ReportAllocs()
	took := make([]time.Duration, 0, 1<<20)
	for n := 0; b.Loop(); n++ {
		start := time.Now()
		find(typed[n%len(typed)])
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Nanoseconds())/1e3, "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds())/1e3, "p99-µs")
}

// scan is how one would do it without an index: by the same classes, with gaps
// ranked by how many there are.
func scan(candidates []clean.Safe, typed string, limit int) []match.Hit {
	word := strings.ToLower(typed)
	type scored struct {
		match.Hit
		gaps int
	}
	var all []scored
	for i, c := range candidates {
		text := strings.ToLower(c.String())
		switch at := strings.Index(text, word); {
		case at == 0:
			all = append(all, scored{match.Hit{At: i, Class: match.Prefix}, 0})
		case at > 0 && strings.ContainsAny(text[at-1:at], " -:/."):
			all = append(all, scored{match.Hit{At: i, Class: match.Word}, 0})
		case at > 0:
			all = append(all, scored{match.Hit{At: i, Class: match.Inside}, 0})
		default:
			if gaps, ok := gaps(text, word); ok {
				all = append(all, scored{match.Hit{At: i, Class: match.Fuzzy}, gaps})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.Class, b.Class), cmp.Compare(a.gaps, b.gaps))
	})
	var hits []match.Hit
	for _, s := range all[:min(limit, len(all))] {
		hits = append(hits, s.Hit)
	}
	return hits
}

// gaps counts the bytes of text that lie between those of word.
func gaps(text, word string) (n int, ok bool) {
	for i := range len(text) {
		if text[i] != word[0] {
			n++
		} else if word = word[1:]; word == "" {
			return n, true
		}
	}
	return 0, false
}
