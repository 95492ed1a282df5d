package input_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/input"
	"sentinelq/ui/text"
)

// line returns a focused line with a text, the cursor behind it.
func line(s string) *input.Line {
	l := input.NewLine(clean.Literal("a hint"))
	l.SetFocus(true)
	l.SetValue(s)
	return l
}

func pens() []draw.Pen {
	return []draw.Pen{{Meter: text.Wcwidth}, {Meter: text.Graphemes}}
}

func typed(s string) tea.KeyPressMsg {
	code, _ := utf8.DecodeRuneInString(s)
	return tea.KeyPressMsg{Text: s, Code: code}
}

func ctrl(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Mod: tea.ModCtrl} }

func alt(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Mod: tea.ModAlt} }

func key(code rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: code} }

func TestALineIsEditedWithTheKeysOfReadline(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		at         int
		msg        tea.Msg
		want       string
		wantAt     int
	}{
		{"a letter goes in at the cursor", "ac", 1, typed("b"), "abc", 2},
		{"a space too", "ab", 1, tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, "a b", 2},
		{"a wide character is one", "日語", 1, typed("本"), "日本語", 2},
		{"what would be hidden is shown", "ab", 1, typed("\u202e"), "a<U+202E>b", 9},
		{"a joiner of Persian typed alone", "می", 2, typed("\u200c"), "می\u200c", 3},
		{"a paste goes in at the cursor", "ad", 1, tea.PasteMsg{Content: "b\nc"}, "ab cd", 4},
		{"a hostile paste is shown", "", 0, tea.PasteMsg{Content: "\x1b[201~q"}, "<U+001B>[201~q", 14},
		{"backspace", "abc", 2, key(tea.KeyBackspace), "ac", 1},
		{"backspace at the beginning", "abc", 0, key(tea.KeyBackspace), "abc", 0},
		{"delete", "abc", 1, key(tea.KeyDelete), "ac", 1},
		{"ctrl+d deletes", "abc", 1, ctrl('d'), "ac", 1},
		{"ctrl+h is backspace", "abc", 2, ctrl('h'), "ac", 1},
		{"ctrl+a to the beginning", "abc", 2, ctrl('a'), "abc", 0},
		{"ctrl+e to the end", "abc", 1, ctrl('e'), "abc", 3},
		{"home", "abc", 2, key(tea.KeyHome), "abc", 0},
		{"end", "abc", 0, key(tea.KeyEnd), "abc", 3},
		{"left", "abc", 2, key(tea.KeyLeft), "abc", 1},
		{"right", "abc", 2, key(tea.KeyRight), "abc", 3},
		{"ctrl+b back", "abc", 2, ctrl('b'), "abc", 1},
		{"ctrl+f forward", "abc", 2, ctrl('f'), "abc", 3},
		{"ctrl+u cuts what is before", "abc", 2, ctrl('u'), "c", 0},
		{"ctrl+k cuts what is behind", "abc", 1, ctrl('k'), "a", 1},
		{"ctrl+w cuts the word before", "ab cd", 5, ctrl('w'), "ab ", 3},
		{"alt+b a word back", "ab cd", 5, alt('b'), "ab cd", 3},
		{"alt+f a word forward", "ab cd", 0, alt('f'), "ab cd", 2},
		{"alt+d cuts the word behind", "ab cd", 0, alt('d'), " cd", 0},
		{"ctrl+v does not read a clipboard", "ab", 1, ctrl('v'), "ab", 1},
		{"a message that is no input", "ab", 1, tea.FocusMsg{}, "ab", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := line(tt.text)
			l.SetPosition(tt.at)
			l.Edit(tt.msg)
			if l.Value() != tt.want || l.Position() != tt.wantAt {
				t.Errorf("it is %q with the cursor at %d, want %q at %d", l.Value(), l.Position(), tt.want, tt.wantAt)
			}
		})
	}
}

func TestWithoutFocusALineTakesNoKeys(t *testing.T) {
	t.Parallel()
	l := line("ab")
	l.SetFocus(false)
	l.Edit(typed("c"))
	l.Edit(tea.PasteMsg{Content: "d"})
	if l.Value() != "ab" || l.Focused() {
		t.Errorf("it is %q, focused: %v", l.Value(), l.Focused())
	}
	l.SetFocus(true)
	l.Edit(typed("c"))
	if l.Value() != "abc" || !l.Focused() {
		t.Errorf("with the focus it is %q, focused: %v", l.Value(), l.Focused())
	}
}

func TestAValueIsTakenLikeAPaste(t *testing.T) {
	t.Parallel()
	l := line("before")
	l.SetPosition(2)
	l.SetValue("a\r\nb\u200bc")
	if want := "a b<U+200B>c"; l.Value() != want || l.Position() != len(want) {
		t.Errorf("it is %q with the cursor at %d", l.Value(), l.Position())
	}
	for at, want := range map[int]int{-3: 0, 0: 0, 4: 4, 99: 12} {
		if l.SetPosition(at); l.Position() != want {
			t.Errorf("put at %d the cursor is at %d, want %d", at, l.Position(), want)
		}
	}
}

func TestARowShowsTheLine(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		at, w      int
		want       string
		cursor     int
	}{
		{"an empty line is a hint", "", 0, 8, "a hint  ", 0},
		{"a hint that is cut", "", 0, 4, "a h~", 0},
		{"a text that fits", "abc", 1, 6, "abc   ", 1},
		{"the cursor behind the last character", "abc", 3, 4, "abc ", 3},
		{"a text that does not fit, from its beginning", "abcdef", 0, 4, "abc~", 0},
		{"scrolled until the cursor is in the last cell", "abcdef", 6, 4, "def ", 3},
		{"scrolled to the middle", "abcdefgh", 5, 4, "cde~", 3},
		{"wide characters take two cells", "日本語", 1, 8, "日本語  ", 2},
		{"and are not halved at the left", "日本語", 3, 4, "語  ", 2},
		{"an accent takes none", "e\u0301a", 2, 4, "e\u0301a  ", 1},
		{"a decomposed text that fits is not scrolled", "Pr\u030ci\u0301lis\u030c", 9, 8, "Pr\u030ci\u0301lis\u030c  ", 6},
		{"behind a joiner between letters", "می\u200cخ", 3, 8, "می\u200cخ     ", 2},
		{"inside a joined emoji", "👩\u200d💻x", 2, 8, "👩\u200d💻x   ", 2},
		{"a trailing joiner is shown until a letter follows", "می\u200c", 3, 20, "می<U+200C>          ", 10},
		{"a single cell", "abc", 3, 1, " ", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l, pen := line(tt.text), draw.Pen{Meter: text.Wcwidth}
			l.SetPosition(tt.at)
			if got := l.Row(pen, tt.w); got != tt.want {
				t.Errorf("the row is %q, want %q", got, tt.want)
			}
			if got := l.Cursor(pen, tt.w); got != tt.cursor {
				t.Errorf("the cursor is in cell %d, want %d", got, tt.cursor)
			}
		})
	}
}

func TestTheFocusIsSeen(t *testing.T) {
	t.Parallel()
	look, err := theme.New(theme.Options{Name: "mono"})
	if err != nil {
		t.Fatal(err)
	}
	l, pen := line("ab"), draw.Pen{Theme: look}
	focused := l.Row(pen, 4)
	l.SetFocus(false)
	if blurred := l.Row(pen, 4); focused == blurred || focused != look.Render(theme.FieldFocus, "ab  ") {
		t.Errorf("with the focus it is drawn as %q, without as %q", focused, blurred)
	}
}

func TestTheWindowShowsTheCursorAtAnyWidth(t *testing.T) {
	t.Parallel()
	for _, pen := range pens() {
		for _, c := range corpus.Benign() {
			l := line(c.Text)
			random := rand.New(rand.NewPCG(uint64(len(c.Text)), 1))
			for _, w := range []int{1, 2, 3, 9, 20, 80} {
				l.SetPosition(random.IntN(utf8.RuneCountInString(c.Text) + 1))
				if got := pen.Cells(l.Row(pen, w)); got != w {
					t.Errorf("%s: a row of %d cells has %d", c.Name, w, got)
				}
				if x := l.Cursor(pen, w); x < 0 || x >= w {
					t.Errorf("%s: at %d the cursor is in cell %d of %d", c.Name, l.Position(), x, w)
				}
			}
		}
	}
}

func TestTheCursorNeverGoesBackOnTheWayRight(t *testing.T) {
	t.Parallel()
	for _, pen := range pens() {
		for _, c := range corpus.Benign() {
			l, last := line(c.Text), 0
			const w = 400 // wider than every text, so that nothing scrolls
			for at := range utf8.RuneCountInString(c.Text) + 1 {
				l.SetPosition(at)
				x := l.Cursor(pen, w)
				if x < last {
					t.Errorf("%s: at %d the cursor goes back from cell %d to %d", c.Name, at, last, x)
				}
				last = x
			}
			if want := pen.Meter.Width(c.Text); last != want {
				t.Errorf("%s: at the end the cursor is in cell %d, want %d", c.Name, last, want)
			}
		}
	}
}

func TestNoWidthIsSurvived(t *testing.T) {
	t.Parallel()
	for _, pen := range pens() {
		for _, s := range []string{"", "abc", "日本語"} {
			for _, w := range []int{0, -1, -80} {
				l := line(s)
				if row := l.Row(pen, w); row != "" {
					t.Errorf("in %d cells the row is %q", w, row)
				}
				if x := l.Cursor(pen, w); x != 0 {
					t.Errorf("in %d cells the cursor is in cell %d", w, x)
				}
			}
		}
	}
}

func TestALongLineIsKeptWhole(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Logon failed. ", 100_000/14)
	l := line(long)
	l.Edit(typed("!"))
	if l.Value() != long+"!" {
		t.Errorf("of %d characters there are %d", len(long)+1, len(l.Value()))
	}
	if got, want := l.Row(draw.Pen{}, 10), "n failed. !"[2:]+" "; got != want {
		t.Errorf("its end is drawn as %q, want %q", got, want)
	}
}

// BenchmarkRow draws and measures a line of 100,000 characters, with the cursor
// where looking back costs most.
func BenchmarkRow(b *testing.B) {
	pen := draw.Pen{Meter: text.Wcwidth}
	for name, s := range map[string]string{"short": "Rare RDP logon ", "ascii": "Logon failed. ", "cjk": "来自北京的可疑登录"} {
		b.Run(name, func(b *testing.B) {
			n := 100_000 / utf8.RuneCountInString(s)
			if name == "short" {
				n = 1
			}
			l := line(strings.Repeat(s, n))
			b.ReportAllocs()
			for b.Loop() {
				l.Row(pen, 80)
				l.Cursor(pen, 80)
			}
		})
	}
}
