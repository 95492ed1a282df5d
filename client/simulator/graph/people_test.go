package graph

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestEverybodyCanBeToldFromEverybodyElse(t *testing.T) {
	t.Parallel()
	for _, seed := range []uint64{0, 1, 4711} {
		taken := map[string]bool{}
		groups := 0
		for _, p := range People(seed) {
			if p.DisplayName == "" || p.IsGroup != (p.UserPrincipalName == "") || taken[p.ObjectID] {
				t.Errorf("%+v is no proper entry", p)
			}
			if login := p.UserPrincipalName; login != "" && (taken[login] || strings.ContainsFunc(login, func(r rune) bool { return r > unicode.MaxASCII })) {
				t.Errorf("%+v has no login of its own", p)
			}
			taken[p.ObjectID], taken[p.UserPrincipalName] = true, true
			if p.IsGroup {
				groups++
			}
		}
		if n := len(People(seed)); n != 440 || groups != 32 {
			t.Errorf("there are %d, and %d groups of them", n, groups)
		}
	}
}

func TestTheSeedDecidesWhoThereIs(t *testing.T) {
	t.Parallel()
	if !slices.Equal(People(3), People(3)) || slices.Equal(People(3), People(4)) {
		t.Error("it does not")
	}
	if people := People(3); !slices.Equal(people[:len(Team())], Team()) {
		t.Error("the team does not come first")
	}
}

func TestNamesAreThereToBeMistaken(t *testing.T) {
	t.Parallel()
	counts := map[string]int{}
	for _, p := range People(1) {
		counts[p.DisplayName]++
		for word := range strings.FieldsSeq(p.DisplayName) {
			if strings.HasPrefix(word, "Ann") {
				counts["begins with Ann"]++
			}
		}
		if strings.ContainsFunc(p.DisplayName, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) {
			counts["other scripts"]++
		}
		if p.Mail == "" {
			counts["no mailbox"]++
		}
	}
	twins := 0
	for _, n := range counts {
		if n == 2 {
			twins++
		}
	}
	if counts["begins with Ann"] < 10 || counts["other scripts"] < 20 || counts["no mailbox"] < 5 || twins == 0 {
		t.Errorf("there are %d Anns, %d of other scripts, %d without a mailbox and %d pairs of one name",
			counts["begins with Ann"], counts["other scripts"], counts["no mailbox"], twins)
	}
}
