package input_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/ui/input"
)

func TestHonestTextIsTakenAsItIs(t *testing.T) {
	t.Parallel()
	for _, c := range corpus.Benign() {
		if got := input.Accept(c.Text); got != c.Text {
			t.Errorf("%s: %q became %q", c.Name, c.Text, got)
		}
		if got := input.AcceptLine(c.Text); got != c.Text {
			t.Errorf("%s: as a line %q became %q", c.Name, c.Text, got)
		}
	}
}

// TestLongHonestTextIsTakenAsItIs tears no character, wherever a long text is
// cut to be cleaned: each text is tried at many distances from there.
func TestLongHonestTextIsTakenAsItIs(t *testing.T) {
	t.Parallel()
	for _, c := range corpus.Benign() {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			for shift := range 16 {
				long := strings.Repeat("x", shift) + strings.Repeat(c.Text, 20_000/len(c.Text))
				if got := input.Accept(long); got != long {
					t.Fatalf("moved by %d, it changed at byte %d", shift, difference(got, long))
				}
			}
		})
	}
}

// difference returns where two texts begin to differ.
func difference(a, b string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func TestNothingOfATextBeyondTheSafeFormIsLost(t *testing.T) {
	t.Parallel()
	for name, unit := range map[string]string{"ASCII": "abcdefg ", "no spaces": "x", "Chinese": "北京", "emoji": "🚨", "family": "👨\u200d👩\u200d👧"} {
		long := strings.Repeat(unit, 3*clean.MaxBytes/len(unit))
		if got := input.Accept(long); got != long {
			t.Errorf("%s: of %d bytes there are %d", name, len(long), len(got))
		}
	}
}

func TestHostileTextIsMadeVisible(t *testing.T) {
	t.Parallel()
	for _, c := range corpus.Hostile() {
		got := input.Accept(c.Text)
		for line := range strings.SplitSeq(got, "\n") {
			if len(line) > clean.MaxBytes/2 {
				continue // too long to be looked at as one text
			}
			if again := clean.New("ب" + line + "ب"); again.Hostile() {
				t.Errorf("%s: %q is taken as %q, which hides something", c.Name, c.Text, line)
			}
		}
		if again := input.Accept(got); again != got {
			t.Errorf("%s: taken twice, %q becomes %q", c.Name, got, again)
		}
		if strings.Contains(input.AcceptLine(c.Text), "\n") {
			t.Errorf("%s: a line has a break", c.Name)
		}
	}
}

func TestTextIsTaken(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text, want string
	}{
		{"nothing", "", ""},
		{"line breaks of all systems", "a\r\nb\rc\nd", "a\nb\nc\nd"},
		{"empty lines and a last one", "a\n\n\nb\n", "a\n\n\nb\n"},
		{"spaces at both ends", "  a  ", "  a  "},
		{"a tab is a space", "a\tb", "a b"},
		{"the end of a bracketed paste", "a\x1b[201~b", "a<U+001B>[201~b"},
		{"a direction override", "a\u202eb", "a<U+202E>b"},
		{"an invisible space", "a\u200bb", "a<U+200B>b"},
		{"a joiner in a Latin word", "a\u200cb", "a<U+200C>b"},
		{"bytes that are no text", "a\xffb", "a<0xFF>b"},
		{"a Persian word", "می\u200cخواهم", "می\u200cخواهم"},
		{"a Persian joiner typed alone", "\u200c", "\u200c"},
		{"a vowel sign typed alone", "\u0650", "\u0650"},
		{"a combining accent typed alone", "\u0301", "\u0301"},
		{"a letter that stands around the text to clean it", "ب", "ب"},
		{"many of these", "بببب", "بببب"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := input.Accept(tt.text); got != tt.want {
				t.Errorf("Accept(%q) = %q, want %q", tt.text, got, tt.want)
			}
			if got, want := input.AcceptLine(tt.text), strings.ReplaceAll(tt.want, "\n", " "); got != want {
				t.Errorf("AcceptLine(%q) = %q, want %q", tt.text, got, want)
			}
		})
	}
}

// TestFloodsAreSurvived pastes what has no place to be cut at.
func TestFloodsAreSurvived(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"\x80", "\xff", "\xed\xa0\x80", "\u0301", "\u20dd", "\u200d", "\ufe0f", "\U000e0041", "\u1161", "\x1b"} {
		got := input.Accept(strings.Repeat(unit, 20_000))
		if got == "" || !utf8.ValidString(got) {
			t.Errorf("a flood of %q became %d bytes, valid: %v", unit, len(got), utf8.ValidString(got))
		}
	}
	marks := strings.Repeat("\u20dd", 20_000) // three bytes each, so that a cut could fall into one
	if got := input.Accept(marks); strings.Contains(got, "<0x") {
		t.Errorf("a mark was torn: %q", got)
	}
}

func FuzzAccept(f *testing.F) {
	for _, c := range append(corpus.Hostile(), corpus.Benign()...) {
		if len(c.Text) < 200 {
			f.Add(c.Text, 1)
			f.Add(c.Text, 300)
		}
	}
	f.Fuzz(func(t *testing.T, text string, times int) {
		if times < 1 || len(text)*times > 50_000 {
			return
		}
		got := input.Accept(strings.Repeat(text, times))
		if !utf8.ValidString(got) {
			t.Errorf("%q became %q, which is no text", text, got)
		}
		for line := range strings.SplitSeq(got, "\n") {
			for r := range strings.SplitSeq(line, "") {
				if r < " " || "\x7f" <= r && r < "\u00a0" {
					t.Errorf("%q became %q with a control character", text, line)
				}
			}
		}
	})
}

func BenchmarkAccept(b *testing.B) {
	long := strings.Repeat("Anmeldung von ungewöhnlichem Ort, ", 3000)
	b.SetBytes(int64(len(long)))
	for b.Loop() {
		input.Accept(long)
	}
}
