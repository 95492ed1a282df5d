package text

import (
	"strings"
	"testing"
)

func TestTruncate(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, s  string
		w        int
		ellipsis string
		want     string
	}{
		{"what fits is returned as it is", "travel", 6, "…", "travel"},
		{"what fits exactly in wide cells too", kanji, 4, "…", kanji},
		{"what does not is cut with the ellipsis inside", "Impossible travel", 11, "…", "Impossible…"},
		{"an ellipsis of three cells", "Impossible travel", 10, "...", "Impossi..."},
		{"a wide character is not halved", kanji, 3, "…", "日…"},
		{"nor given up for nothing", "日本x", 4, "…", "日…"},
		{"a cluster is not torn", "ab" + accent + "cd", 4, "…", "ab" + accent + "…"},
		{"no ellipsis is a plain cut", "travel", 3, "", "tra"},
		{"no room for the ellipsis", "travel", 2, "...", "tr"},
		{"no room at all", "travel", 0, "…", ""},
		{"a negative width is none", "travel", -1, "…", ""},
		{"nothing in nothing", "", 0, "…", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Wcwidth.Truncate(tt.s, tt.w, tt.ellipsis); got != tt.want {
				t.Errorf("Truncate(%q, %d, %q) = %q, want %q", tt.s, tt.w, tt.ellipsis, got, tt.want)
			}
		})
	}
}

func TestPad(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name        string
		got, wanted string
	}{
		{"fills behind", Wcwidth.Pad("high", 6), "high  "},
		{"fills in front", Wcwidth.PadLeft("42", 5), "   42"},
		{"cuts what is too long", Wcwidth.Pad("informational", 4), "info"},
		{"cuts the end at the right too", Wcwidth.PadLeft("informational", 4), "info"},
		{"fills the half of a wide character", Wcwidth.Pad(kanji, 3), "日 "},
		{"survives no width", Wcwidth.Pad("a", 0), ""},
		{"survives a negative width", Wcwidth.PadLeft("a", -3), ""},
		{"fills more than a screen", Wcwidth.Pad("", 300), strings.Repeat(" ", 300)},
	}
	for _, tt := range tests {
		if tt.got != tt.wanted {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.wanted)
		}
	}
}

func FuzzCutsAreExact(f *testing.F) {
	for _, s := range []string{"", "Impossible travel", kanji, family + flag, "ab" + accent + "cd"} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, s string, w int) {
		s = drawable(s)
		w %= 300
		for _, m := range meters() {
			for _, padded := range []string{m.Pad(s, w), m.PadLeft(s, w), m.Pad(m.Truncate(s, w, "…"), w)} {
				if got := m.Width(padded); got != max(w, 0) {
					t.Errorf("meter %d: %q in %d cells became %q of %d cells", m, s, w, padded, got)
				}
			}
			checkTruncated(t, m, s, w)
		}
	})
}

func checkTruncated(t *testing.T, m Meter, s string, w int) {
	t.Helper()
	got := m.Truncate(s, w, "…")
	switch {
	case m.Width(s) <= w && got != s:
		t.Errorf("meter %d: %q fits %d cells but became %q", m, s, w, got)
	case m.Width(got) > max(w, 0):
		t.Errorf("meter %d: %q cut to %d cells is %q", m, s, w, got)
	case !strings.HasPrefix(s, strings.TrimSuffix(got, "…")):
		t.Errorf("meter %d: %q cut to %q, not a beginning of it", m, s, got)
	}
}

func TestASCIIThatFitsDoesNotAllocate(t *testing.T) {
	s := "Impossible travel"
	allocs := testing.AllocsPerRun(100, func() {
		Wcwidth.Width(s)
		Wcwidth.Truncate(s, 40, "…")
		Wcwidth.Pad(s, 10)
		Count(s)
	})
	if allocs != 0 {
		t.Errorf("%v allocations, want none", allocs)
	}
}

func BenchmarkTruncate(b *testing.B) {
	for name, s := range map[string]string{
		"short": "Rare RDP logon",
		"long":  "Sign-in from an unfamiliar location, then a mailbox rule that forwards everything",
		"latin": "Anmeldung von ungewöhnlichem Ort, danach eine Postfachregel, die alles weiterleitet",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Wcwidth.Pad(Wcwidth.Truncate(s, 40, "…"), 40)
			}
		})
	}
}
