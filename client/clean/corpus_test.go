package clean_test

import (
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
)

// seed gives a fuzzer the short texts of the corpus.
func seed(f *testing.F) {
	for _, c := range append(corpus.Hostile(), corpus.Benign()...) {
		if len(c.Text) < 200 {
			f.Add(c.Text)
		}
	}
}

func TestHostileTextsAreSafeToDraw(t *testing.T) {
	t.Parallel()
	for _, c := range corpus.Hostile() {
		text := clean.New(c.Text)
		safe := text.Safe().String()
		if why := broken(safe); why != "" {
			t.Errorf("%s: %s", c.Name, why)
		}
		if again := clean.New(safe).Safe().String(); again != safe {
			t.Errorf("%s: the safe form of the safe form is another", c.Name)
		}
		if text.Raw() != c.Text {
			t.Errorf("%s: what was received is lost", c.Name)
		}
		if guarded := clean.Frame(safe); guarded != safe {
			t.Errorf("%s: the guard changes a safe form", c.Name)
		}
		for _, line := range text.Lines() {
			if why := broken(line.String()); why != "" {
				t.Errorf("%s: line: %s", c.Name, why)
			}
		}
	}
}

func TestHiddenRunesMakeATextHostile(t *testing.T) {
	t.Parallel()
	for _, c := range corpus.Hostile() {
		if text := clean.New(c.Text); hidesSomething(c.Text) && !text.Hostile() {
			t.Errorf("%s: not hostile: %+q", c.Name, text.Safe())
		}
	}
}

// hidesSomething looks for controls, line breaks and tabs apart, and for the
// controls of the bidirectional algorithm.
func hidesSomething(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		switch {
		case r == '\n', r == '\r', r == '\t', r == 0x85:
			return false
		case r < ' ', 0x7f <= r && r <= 0x9f:
			return true
		}
		return 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
	})
}

func TestBenignTextsPassUnchanged(t *testing.T) {
	t.Parallel()
	for _, c := range corpus.Benign() {
		text := clean.New(c.Text)
		if got := text.Safe().String(); got != c.Text {
			t.Errorf("%s: became %+q", c.Name, got)
		}
		if text.Hostile() || text.MixedScripts() {
			t.Errorf("%s: hostile %v, mixed scripts %v", c.Name, text.Hostile(), text.MixedScripts())
		}
		if lines := text.Lines(); len(lines) != 1 || lines[0] != text.Safe() {
			t.Errorf("%s: lines are %+q", c.Name, lines)
		}
	}
}

func TestHomoglyphsAreFlagged(t *testing.T) {
	t.Parallel()
	for _, c := range corpus.Hostile() {
		if c.Class() == "homoglyph" && !clean.New(c.Text).MixedScripts() {
			t.Errorf("%s: not flagged", c.Name)
		}
	}
}
