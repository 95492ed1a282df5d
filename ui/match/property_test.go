package match_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"sentinelq/client/clean"
	"sentinelq/ui/match"
)

func TestFindSaysWhatTheRulesSay(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3000) {
		random := rand.New(rand.NewPCG(seed, 0))
		candidates := make([]clean.Safe, random.IntN(200))
		for i := range candidates {
			candidates[i] = clean.New(babble(random, 9)).Safe()
		}
		typed, limit := babble(random, 4), random.IntN(12)
		if got, want := match.New(candidates).Find(typed, limit), oracle(candidates, typed, limit); !slices.Equal(got, want) {
			t.Fatalf("seed %d: %q of %q finds\n%v, want\n%v", seed, typed, candidates, got, want)
		}
	}
}

// babble makes text of few characters, so that all kinds of matches are many.
func babble(random *rand.Rand, longest int) string {
	const of = "aAbBsSß1- .ΣςσſЯя日\u0301"
	runes := make([]rune, random.IntN(longest+1))
	for i := range runes {
		runes[i] = pick(random, []rune(of))
	}
	return string(runes)
}

func TestTagsAreFoundAsTheRulesSay(t *testing.T) {
	t.Parallel()
	tags := workspaceTags(3000)
	index := match.New(tags)
	random := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		typed := part(random, pick(random, tags).String())
		for _, limit := range []int{1, 8, 700, len(tags)} {
			if got, want := index.Find(typed, limit), oracle(tags, typed, limit); !slices.Equal(got, want) {
				t.Fatalf("%q up to %d: found %v, want %v", typed, limit, got, want)
			}
		}
	}
}

// part returns what someone may type who looks for tag: up to six of its
// characters in order, together or not.
func part(random *rand.Rand, tag string) string {
	runes := []rune(tag)
	from := random.IntN(len(runes))
	runes = runes[from:min(len(runes), from+1+random.IntN(6))]
	if random.IntN(2) == 0 {
		runes = slices.DeleteFunc(runes, func(rune) bool { return random.IntN(3) == 0 })
	}
	return string(runes)
}

func TestEveryCandidateIsFoundByItself(t *testing.T) {
	t.Parallel()
	tags := workspaceTags(2000)
	index := match.New(tags)
	for i, tag := range tags {
		for _, typed := range []string{tag.String(), strings.ToUpper(tag.String()), strings.ToLower(tag.String())} {
			if !slices.Contains(index.Find(typed, len(tags)), match.Hit{At: i, Class: match.Prefix}) {
				t.Errorf("%q does not find %q", typed, tag)
			}
		}
	}
}

func TestFewerHitsAreTheFirstOfMore(t *testing.T) {
	t.Parallel()
	tags := workspaceTags(2000)
	index := match.New(tags)
	for _, typed := range []string{"", "s", "soc", "emea", "or", "lmv", "t1", "ü", "nothing of the kind"} {
		all := index.Find(typed, len(tags))
		for limit := range 40 {
			if got := index.Find(typed, limit); !slices.Equal(got, all[:min(limit, len(all))]) {
				t.Errorf("%q up to %d: found %v, but in all %v", typed, limit, got, all[:min(limit, len(all))])
			}
		}
	}
}

// Runes that differ only in case are found by one another, whichever is typed.
func TestEveryRuneIsFoundInEitherCase(t *testing.T) {
	t.Parallel()
	for r := rune(0x21); r <= unicode.MaxRune; r++ {
		other := unicode.SimpleFold(r)
		if other == r || !unicode.IsLetter(r) || strings.ContainsRune("İıIi", r) {
			continue
		}
		safe := clean.New(string(other)).Safe()
		if safe.String() != string(other) {
			continue // shown as something else
		}
		if len(match.New([]clean.Safe{safe}).Find(string(r), 1)) != 1 {
			t.Errorf("%c (%U) does not find %c (%U)", r, r, other, other)
		}
	}
}

func TestSearchingAllocatesTheSameHoweverManyTextsThereAre(t *testing.T) {
	index := match.New(workspaceTags(20_000))
	for _, typed := range []string{"", "s", "emea", "SOC", "Überprüft-dach", "tail"} {
		if n := testing.AllocsPerRun(20, func() { index.Find(typed, 8) }); n > 3 {
			t.Errorf("%q allocates %v times", typed, n)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("phishing\nPhishing-emea\nspear phishing", "phi", 2)
	f.Add("BusinessEmailCompromise\nbecause\nb-e-c", "bec", 9)
	f.Add("Σίσυφος\nσίσυφοσ\nſ", "s", 3)
	f.Add("\xff\u202e\nß\nẞ\ne\u0301", "\xffß", 8)
	f.Fuzz(func(t *testing.T, lines, typed string, limit int) {
		if len(lines) > 300 || len(typed) > 8 { // the oracle tries every way
			t.Skip()
		}
		candidates := texts(strings.Split(lines, "\n")...)
		index := match.New(candidates)
		if index.Len() != len(candidates) {
			t.Fatalf("%d candidates of %d", index.Len(), len(candidates))
		}
		if got, want := index.Find(typed, limit), oracle(candidates, typed, limit); !slices.Equal(got, want) {
			t.Errorf("%q of %q finds %v, want %v", typed, candidates, got, want)
		}
	})
}
