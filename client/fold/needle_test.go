package fold_test

import (
	"strings"
	"testing"

	"sentinelq/client/fold"
)

func TestNeedle(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, needle, text         string
		in, begins, beginsWord, is bool
	}{
		{"the same", "Travel", "tRAVEL", true, true, true, true},
		{"anywhere", "poss", "Impossible", true, false, false, false},
		{"a later word", "trav", "Impossible travel", true, false, true, false},
		{"behind a sign", "lee", "ann.lee@x", true, false, true, false},
		{"a capital begins a word", "movement", "LateralMovement", true, false, true, false},
		{"longer than the text", "travelling", "travel", false, false, false, false},
		{"Greek sigmas", "ΣΊΣΥΦΟΣ", "σίσυφος", true, true, true, true},
		{"Cyrillic", "ПРИВЕТ", "мир, привет", true, false, true, false},
		{"sharp s is two letters", "STRASSE", "Straße", true, true, true, true},
		{"and the other way", "straße", "STRASSE 5", true, true, true, false},
		{"half of a sharp s is a beginning", "stras", "Straße", true, true, true, false},
		{"Kelvin is a k", "k", "273 \u212a", true, false, true, false},
		{"a dotted capital I", "istanbul", "İSTANBUL", true, true, true, true},
		{"accents count", "cafe", "café", false, false, false, false},
		{"an accent that is apart is part of the word", "e", "cafe\u0301e", true, false, false, false},
		{"surrounding spaces do not count", "a b", " A b ", true, false, true, true},
		{"the last of many near misses", "aab", strings.Repeat("a", 40) + "B", true, false, false, false},
		{"broken UTF-8 is not ASCII", "x", "\xffX", true, false, true, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			n := fold.New(tt.needle)
			got := []bool{n.In(tt.text), n.Begins(tt.text), n.BeginsWord(tt.text), n.Is(tt.text)}
			for i, want := range []bool{tt.in, tt.begins, tt.beginsWord, tt.is} {
				if got[i] != want {
					t.Errorf("%s is %v", []string{"in", "begins", "beginsWord", "is"}[i], got[i])
				}
			}
		})
	}
}

func FuzzNeedle(f *testing.F) {
	f.Add("trav", "Impossible Travel")
	f.Add("ss", "Straße")
	f.Add("aab", "aaaaab")
	f.Fuzz(func(t *testing.T, typed, text string) {
		n := fold.New(typed)
		if want := strings.Contains(fold.String(text), fold.String(typed)); n.In(text) != want {
			t.Errorf("%q in %q is not %v", typed, text, want)
		}
		if want := strings.HasPrefix(fold.String(text), fold.String(typed)); n.Begins(text) != want {
			t.Errorf("%q begins %q is not %v", typed, text, want)
		}
	})
}
