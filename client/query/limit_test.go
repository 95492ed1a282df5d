package query

import (
	"strings"
	"testing"
)

func TestTheLongestWordThatANearestIsLookedForHas40Letters(t *testing.T) {
	t.Parallel()
	for letters, want := range map[int]bool{40: true, 41: false} {
		word := strings.Repeat("a", letters)
		if _, found := Nearest(word[1:]+"b", []string{word}); found != want {
			t.Errorf("of %d letters one is found: %v, want %v", letters, found, want)
		}
	}
}

func TestTheGreatestAgeIsAHundredYears(t *testing.T) {
	t.Parallel()
	for age, want := range map[string]bool{"36500d": true, "36501d": false, "876000h": true, "876001h": false} {
		if _, err := Parse("created:<" + age); (err == nil) != want {
			t.Errorf("%s is taken: %v (%v), want %v", age, err == nil, err, want)
		}
	}
}
