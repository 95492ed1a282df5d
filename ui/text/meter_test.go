package text

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// Strings whose widths differ between meters, or that fool naive counting.
const (
	family = "👨‍👩‍👧‍👦" // four emoji joined to one
	flag   = "🇩🇪"      // two regional indicators
	accent = "e\u0301" // a letter and its combining mark
	kanji  = "日本"
)

// drawable turns fuzzed bytes into what package clean lets through: valid,
// without control and format characters.
func drawable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

func meters() []Meter { return []Meter{Wcwidth, Graphemes} }

func TestWidth(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, s       string
		wc, graphemes int
	}{
		{"nothing takes nothing", "", 0, 0},
		{"ASCII is its length", "Impossible travel", 17, 17},
		{"an ideograph takes two", kanji, 4, 4},
		{"a combining mark takes none", accent, 1, 1},
		{"joined emoji add up without clusters", family, 8, 2},
		{"a flag is one picture", flag, 2, 2},
		{"a mark of the queue takes one", "▲", 1, 1},
		{"a mark after ASCII joins it", "caf" + accent + "!", 5, 5},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Wcwidth.Width(tt.s); got != tt.wc {
				t.Errorf("Wcwidth.Width(%q) = %d, want %d", tt.s, got, tt.wc)
			}
			if got := Graphemes.Width(tt.s); got != tt.graphemes {
				t.Errorf("Graphemes.Width(%q) = %d, want %d", tt.s, got, tt.graphemes)
			}
		})
	}
}

func TestZeroMeterIsWcwidth(t *testing.T) {
	t.Parallel()
	var m Meter
	if m != Wcwidth {
		t.Errorf("zero Meter is %d, want Wcwidth", m)
	}
}

func FuzzWidthAgreesWithTheRenderersLibrary(f *testing.F) {
	for _, s := range []string{"", "plain", kanji, family, flag, accent, "a" + accent + family + "b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = drawable(s)
		for _, m := range meters() {
			if got, want := m.Width(s), ansi.Method(m).StringWidth(s); got != want {
				t.Errorf("meter %d: Width(%q) = %d, the library says %d", m, s, got, want)
			}
		}
	})
}

func TestClusterIsTheFirstCharacterWhole(t *testing.T) {
	t.Parallel()
	tests := []struct {
		s           string
		size, width int
	}{
		{"", 0, 0},
		{"ab", 1, 1},
		{accent + "b", len(accent), 1},
		{kanji, len("日"), 2},
		{family + "b", len(family), 2},
	}
	for _, tt := range tests {
		if size, width := Graphemes.Cluster(tt.s); size != tt.size || width != tt.width {
			t.Errorf("Cluster(%q) = %d, %d, want %d, %d", tt.s, size, width, tt.size, tt.width)
		}
	}
}

func TestCount(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]int{
		"": 0, "plain": 5, kanji: 2, family: 1, flag: 1, accent: 1, "a" + accent + family: 3,
	} {
		if got := Count(s); got != want {
			t.Errorf("Count(%q) = %d, want %d", s, got, want)
		}
	}
}

func BenchmarkWidth(b *testing.B) {
	for name, s := range map[string]string{
		"ascii": "Sign-in from an unfamiliar location, then a mailbox rule",
		"latin": "Anmeldung von ungewöhnlichem Ort, danach Postfachregel",
		"wide":  strings.Repeat(kanji, 14),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Wcwidth.Width(s)
			}
		})
	}
}
