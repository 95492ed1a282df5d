package clean_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"sentinelq/client/clean"
)

func TestSafeForm(t *testing.T) {
	t.Parallel()
	tests := []struct {
		rule, raw, safe string
		hostile         bool
	}{
		{"nothing is nothing", "", "", false},
		{"ASCII stays", "Logon failed (3x) ~ 100%", "Logon failed (3x) ~ 100%", false},
		{"an escape is shown, what it introduced stays", "a\x1b[2Jb", "a<U+001B>[2Jb", true},
		{"a C1 control is shown", "a\u009b6nb", "a<U+009B>6nb", true},
		{"an invalid byte is shown as a byte", "a\xffb", "a<0xFF>b", true},
		{"each byte of a broken rune is shown", "\xe2\x82", "<0xE2><0x82>", true},
		{"a surrogate is shown as a code point", "\xed\xa0\xbd", "<U+D83D>", true},
		{"a bidi control is shown", "\u202efdp.exe", "<U+202E>fdp.exe", true},
		{"directional marks are shown", "\u200ea\u200f", "<U+200E>a<U+200F>", true},
		{"a rune beyond the BMP is shown in full", "\U000e0041", "<U+E0041>", true},
		{"an unassigned rune is shown", "\u0378", "<U+0378>", true},
		{"a filler is shown", "\u3164", "<U+3164>", true},
		{"equal ones in a row are counted", strings.Repeat("\u200b", 60_000), "<U+200B x60000>", true},
		{"equal bytes in a row are counted", "\xff\xff", "<0xFF x2>", true},
		{"different ones in a row stand apart", "\u200b\u2060\u200b", "<U+200B><U+2060><U+200B>", true},
		{"of a long row the rest is counted", strings.Repeat("\x01\x02", 6) + "x", "<U+0001><U+0002><U+0001><U+0002><U+0001><U+0002><U+0001><U+0002><+4>x", true},
		{"of a long row the last group is counted in full", strings.Repeat("\x01\x02", 4) + "\x03\x03\x03", "<U+0001><U+0002><U+0001><U+0002><U+0001><U+0002><U+0001><U+0002><+3>", true},
		{"a row ends at a space", "\x00 \x00", "<U+0000> <U+0000>", true},
		{"a row ends at a line break", "\x00\n\x00", "<U+0000> <U+0000>", true},
		{"a line feed is a space", "a\nb", "a b", false},
		{"a carriage return is a space and hides nothing", "a\rb", "a b", false},
		{"both together are one space", "a\r\nb", "a b", false},
		{"a break at the end is a space", "a\r", "a ", false},
		{"each break is a space", "a\n\n\r\r\nb", "a    b", false},
		{"a tab is a space", "a\tb", "a b", false},
		{"Unicode's breaks are spaces", "a\u0085b\u2028c\u2029d", "a b c d", false},
		{"a vertical tab is no break", "a\vb", "a<U+000B>b", true},
		{"four marks stay", "a\u0301\u0302\u0303\u0304b", "a\u0301\u0302\u0303\u0304b", false},
		{"the fifth mark is shown", "a\u0301\u0302\u0303\u0304\u0305b", "a\u0301\u0302\u0303\u0304<U+0305>b", true},
		{"spacing marks are counted apart", "လျှော့", "လျှော့", false},
		{"the fifth spacing mark is shown", "क\u093e\u093e\u093e\u093e\u093e", "क\u093e\u093e\u093e\u093e<U+093E>", true},
		{"a mark at the start is shown", "\u0301a", "<U+0301>a", true},
		{"a mark on a space is shown", "a \u0301", "a <U+0301>", true},
		{"a mark behind a marker is shown", "a\x00\u0301", "a<U+0000><U+0301>", true},
		{"a spacing mark at the start is shown", "\u093e", "<U+093E>", true},
		{"a joiner between letters that need it stays", "می\u200cخواهم", "می\u200cخواهم", false},
		{"a joiner behind a virama stays", "क्\u200dष", "क्\u200dष", false},
		{"two joiners are shown", "می\u200c\u200cخواهم", "می<U+200C x2>خواهم", true},
		{"a joiner between Latin letters is shown", "pay\u200dpal", "pay<U+200D>pal", true},
		{"a joiner at the end is shown", "می\u200c", "می<U+200C>", true},
		{"a joiner before an escape is shown", "می\u200c\x1b", "می<U+200C><U+001B>", true},
		{"a joiner at the start is shown", "\u200cمی", "<U+200C>می", true},
		{"an emoji family stays", "👨\u200d👩\u200d👧\u200d👦", "👨\u200d👩\u200d👧\u200d👦", false},
		{"the fifth joiner of an emoji is shown", strings.Repeat("👩\u200d", 6) + "👩", strings.Repeat("👩\u200d", 4) + "👩<U+200D>👩\u200d👩", true},
		{"a joiner behind the last emoji is shown", "👩\u200d", "👩<U+200D>", true},
		{"the other joiner joins no emoji", "👩\u200c👩", "👩<U+200C>👩", true},
		{"a selector behind a symbol stays", "☀\ufe0f ☎\ufe0e", "☀\ufe0f ☎\ufe0e", false},
		{"the second selector is shown", "☀\ufe0f\ufe0f", "☀\ufe0f<U+FE0F>", true},
		{"a selector behind a letter is shown", "a\ufe0f", "a<U+FE0F>", true},
		{"a selector behind a mark is shown", "☀\u0301\ufe0f", "☀\u0301<U+FE0F>", true},
		{"a keycap stays", "1\ufe0f\u20e3", "1\ufe0f\u20e3", false},
		{"half a keycap is shown", "1\ufe0f2", "1<U+FE0F>2", true},
		{"punctuation with an emoji form takes a selector", "‼\ufe0f", "‼\ufe0f", false},
		{"Hangul in parts stays", "\u1112\u1161\u11ab", "\u1112\u1161\u11ab", false},
		{"a Hangul vowel alone is shown", "\u1161", "<U+1161>", true},
		{"wide and unbroken spaces stay", "a\u00a0b\u3000c\u202fd", "a\u00a0b\u3000c\u202fd", false},
		{"a marker somebody typed stays and is not hostile", "<U+202E>", "<U+202E>", false},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			text := clean.New(tt.raw)
			if got := text.Safe().String(); got != tt.safe {
				t.Errorf("safe form of %+q\n got %+q\nwant %+q", tt.raw, got, tt.safe)
			}
			if text.Hostile() != tt.hostile {
				t.Errorf("Hostile() = %v of %+q", text.Hostile(), tt.raw)
			}
			if text.Raw() != tt.raw {
				t.Errorf("Raw() = %+q, want what was received, %+q", text.Raw(), tt.raw)
			}
			if why := broken(text.Safe().String()); why != "" {
				t.Errorf("safe form of %+q: %s", tt.raw, why)
			}
		})
	}
}

// Each rune of the planes that have any, and samples of the empty ones, at the
// start of a text and between letters.
func TestSafeFormOfEveryRune(t *testing.T) {
	t.Parallel()
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if r > 0x33500 && r < 0xe0000 || r > 0xe1000 {
			r += 0x100
		}
		raw := string(r) + "a" + string(r) + "b"
		if why := broken(clean.New(raw).Safe().String()); why != "" {
			t.Fatalf("%U: %s", r, why)
		}
	}
}

func TestLongTextIsCutVisibly(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"a", "ä", "漢", "é ", "\x00 ", "می\u200c", "👩\u200d", "1\ufe0f\u20e3", "\r\n"} {
		text := clean.New(strings.Repeat(unit, clean.MaxBytes+1))
		safe := text.Safe().String()
		if why := broken(safe); why != "" {
			t.Errorf("%+q: %s", unit, why)
		}
		if !strings.HasSuffix(safe, "<… more>") || !text.Hostile() {
			t.Errorf("%+q: ends in %+q, hostile %v", unit, safe[len(safe)-20:], text.Hostile())
		}
		if short := clean.MaxBytes - len(safe); short > 40 {
			t.Errorf("%+q: cut %d bytes early", unit, short)
		}
		if again := clean.New(safe).Safe().String(); again != safe {
			t.Errorf("%+q: the safe form of the safe form is another", unit)
		}
	}
}

func TestLongestTextIsNotCut(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"a", "ä", "👩"} {
		raw := strings.Repeat(unit, clean.MaxBytes/len(unit))
		if text := clean.New(raw); text.Safe().String() != raw || text.Hostile() {
			t.Errorf("%+q: %d bytes became %d", unit, len(raw), len(text.Safe().String()))
		}
	}
}

func TestSafeTextCostsNoMemory(t *testing.T) {
	for _, raw := range []string{"Logon failed", "Zugriff über Straße", "می\u200cخواهم", "👩\u200d👩", "不審なサインイン"} {
		if n := testing.AllocsPerRun(100, func() { clean.New(raw) }); n != 0 {
			t.Errorf("%q: %v allocations", raw, n)
		}
	}
}

func TestTextsAreEqualWhenTheSameWasReceived(t *testing.T) {
	t.Parallel()
	if clean.New("a\nb") == clean.New("a b") {
		t.Error("texts with one safe form but other bytes are equal")
	}
	if received := []byte("a\x1b"); clean.New(string(received)) != clean.New("a\x1b") {
		t.Error("the same bytes are not equal")
	}
	if !clean.New("").IsEmpty() || clean.New("") != (clean.Text{}) {
		t.Error("the empty text is not the zero value")
	}
	if clean.New("\u200b").IsEmpty() {
		t.Error("a text of nothing visible was received and is not empty")
	}
}

func FuzzNew(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, raw string) {
		text := clean.New(raw)
		safe := text.Safe().String()
		if why := broken(safe); why != "" {
			t.Fatalf("safe form of %+q: %s", raw, why)
		}
		if again := clean.New(safe); again.Safe().String() != safe || again.Hostile() && len(safe) < clean.MaxBytes/2 {
			t.Fatalf("not idempotent: %+q, then %+q", safe, again.Safe())
		}
		if text.Raw() != raw {
			t.Fatalf("Raw() changed %+q", raw)
		}
		if !text.Hostile() && utf8.RuneCountInString(safe) > utf8.RuneCountInString(raw) {
			t.Fatalf("%+q became longer and is not hostile", raw)
		}
		if clean.Frame(safe) != safe {
			t.Fatalf("the guard changes the safe form %+q", safe)
		}
		twice := clean.Concat(text.Safe(), text.Safe()).String()
		if why := broken(twice); why != "" && len(twice) <= clean.MaxBytes {
			t.Fatalf("safe forms behind one another: %s", why)
		}
		if _, err := fmt.Fprint(failingOnControl{t}, text); err != nil {
			t.Fatal(err)
		}
		for _, line := range text.Lines() {
			if why := broken(line.String()); why != "" {
				t.Fatalf("line of %+q: %s", raw, why)
			}
		}
		text.MixedScripts()
	})
}

// failingOnControl is a writer that no control character may reach.
type failingOnControl struct{ t *testing.T }

func (w failingOnControl) Write(p []byte) (int, error) {
	for _, b := range p {
		if b < ' ' || b == 0x7f {
			w.t.Fatalf("printed %+q", p)
		}
	}
	return len(p), nil
}
