package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWrap(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, s string
		w       int
		want    []string
	}{
		{"breaks between words", "sign-in from a new place", 10, []string{"sign-in", "from a new", "place"}},
		{"what fits is one line", "sign-in", 7, []string{"sign-in"}},
		{"nothing is one empty line", "", 5, []string{""}},
		{"spaces are one empty line", "   ", 2, []string{""}},
		{"spaces inside a line stay", "a  b c", 4, []string{"a  b", "c"}},
		{"all spaces at a break go", "ab    cd", 3, []string{"ab", "cd"}},
		{"spaces at the end go", "ab  ", 10, []string{"ab"}},
		{"indentation stays on the first line", "  ab cd", 4, []string{"  ab", "cd"}},
		{"indentation wider than the line goes", "      ab", 4, []string{"ab"}},
		{"a long word starts a line and is cut", "an abcdefgh", 4, []string{"an", "abcd", "efgh"}},
		{"a word after a cut one joins its rest", "abcdef gh", 5, []string{"abcde", "f gh"}},
		{"a wide character is not halved", "日本語", 5, []string{"日本", "語"}},
		{"a no-break space holds", "10\u00a0km to go", 6, []string{"10\u00a0km", "to go"}},
		{"a mark stays on its letter", "ab" + accent, 2, []string{"ab", accent}},
		{"joined emoji wider than the line are taken apart", family, 6, []string{"👨‍👩‍👧‍", "👦"}},
		{"a wide character on one cell is left out", "a日b", 1, []string{"a", "b"}},
		{"no width has no lines", "ab", 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Wcwidth.Wrap(tt.s, tt.w); !slices.Equal(got, tt.want) {
				t.Errorf("Wrap(%q, %d) = %q, want %q", tt.s, tt.w, got, tt.want)
			}
		})
	}
}

func FuzzWrapLosesNothing(f *testing.F) {
	for _, s := range []string{"", "sign-in from a new place", "  a   b", kanji + " " + family, "\u0301 \u0301a"} {
		f.Add(s, 4)
	}
	f.Fuzz(func(t *testing.T, s string, w int) {
		s = drawable(s)
		w = 2 + max(w%100, -(w%100))
		for _, m := range meters() {
			lines := m.Wrap(s, w)
			for _, line := range lines {
				if m.Width(line) > w {
					t.Errorf("meter %d: %q in %d cells has the line %q of %d", m, s, w, line, m.Width(line))
				}
			}
			if got, want := letters(strings.Join(lines, "")), letters(s); got != want {
				t.Errorf("meter %d: %q in %d cells kept %q, want %q", m, s, w, got, want)
			}
			if len(lines) > utf8.RuneCountInString(s)+1 {
				t.Errorf("meter %d: %q in %d cells took %d lines", m, s, w, len(lines))
			}
		}
	})
}

// letters is s without what Wrap may drop.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return r
	}, s)
}

func BenchmarkWrap(b *testing.B) {
	s := strings.Repeat("Sign-in from an unfamiliar location, then a mailbox rule. ", 80)
	b.ReportAllocs()
	for b.Loop() {
		Wcwidth.Wrap(s, 60)
	}
}
