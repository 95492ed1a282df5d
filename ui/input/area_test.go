package input_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/ui/draw"
	"sentinelq/ui/input"
	"sentinelq/ui/text"
)

// area returns a focused area of 20 by 4 cells with a text, the cursor behind it.
func area(s string) *input.Area {
	a := input.NewArea(100, func(s string) int { return len(s) }, 4)
	a.SetWidth(20)
	a.SetFocus(true)
	a.SetValue(s)
	return a
}

func TestAnAreaIsWrittenIn(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		keys       []tea.KeyPressMsg
		want       string
	}{
		{"a letter", "ab", []tea.KeyPressMsg{typed("c")}, "abc"},
		{"a wide one", "日本", []tea.KeyPressMsg{typed("語")}, "日本語"},
		{"a new line", "ab", []tea.KeyPressMsg{key(tea.KeyEnter), typed("c")}, "ab\nc"},
		{"back over a line", "ab\n", []tea.KeyPressMsg{key(tea.KeyBackspace)}, "ab"},
		{"in the line above", "ab\ncd", []tea.KeyPressMsg{key(tea.KeyUp), typed("x")}, "abx\ncd"},
		{"what would be hidden is shown", "ab", []tea.KeyPressMsg{typed("\u202e")}, "ab<U+202E>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := area(tt.text)
			for _, k := range tt.keys {
				a.Key(k)
			}
			if a.Value() != tt.want {
				t.Errorf("written is %q, want %q", a.Value(), tt.want)
			}
		})
	}
}

func TestAnAreaWithoutFocusTakesNothing(t *testing.T) {
	t.Parallel()
	a := area("ab")
	a.SetFocus(false)
	a.Key(typed("c"))
	if _, _, ok := a.Cursor(draw.Pen{Meter: text.Wcwidth}); ok || a.Value() != "ab" {
		t.Errorf("written is %q, and it has a cursor: %t", a.Value(), ok)
	}
}

func TestAPasteGoesInWhole(t *testing.T) {
	t.Parallel()
	a := area("a")
	a.Paste("b\r\nc\td\x1b[201~")
	if want := input.Accept("ab\nc\td\x1b[201~"); a.Value() != want {
		t.Errorf("written is %q, want %q", a.Value(), want)
	}
}

func TestAnAreaHoldsTenThousandLines(t *testing.T) {
	t.Parallel()
	a := area("first")
	if !a.Holds(strings.Repeat("\n", input.MaxLines-1)) || a.Holds(strings.Repeat("\n", input.MaxLines)) || a.Holds(strings.Repeat("\r\n", input.MaxLines)) {
		t.Error("the room is not counted in lines")
	}
	a.SetValue(strings.Repeat("x\n", input.MaxLines-1))
	full := a.Value()
	a.Key(key(tea.KeyEnter))
	if a.Value() != full {
		t.Error("one more line is taken")
	}
	if a.Key(typed("y")); a.Value() != full+"y" {
		t.Error("in the last line no text is taken")
	}
}

func TestAnAreaKnowsItsEnds(t *testing.T) {
	t.Parallel()
	a := area("one\ntwo\n" + strings.Repeat("wrapped ", 5))
	for _, tt := range []struct {
		name        string
		code        rune
		times       int
		first, last bool
	}{
		{"at the end", tea.KeyRight, 1, false, true},
		{"within the wrapped line", tea.KeyUp, 1, false, false},
		{"at the beginning", tea.KeyUp, 9, true, false},
		{"back at the end", tea.KeyDown, 9, false, true},
	} {
		for range tt.times {
			a.Key(key(tt.code))
		}
		if a.OnFirstRow() != tt.first || a.OnLastRow() != tt.last {
			t.Errorf("%s: on the first row: %t, on the last: %t", tt.name, a.OnFirstRow(), a.OnLastRow())
		}
	}
	if alone := area("one"); !alone.OnFirstRow() || !alone.OnLastRow() {
		t.Error("a single row is not first and last")
	}
}

func TestACounterSaysWhatAzureCounts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"", "0 of 100"},
		{"abc", "3 of 100"},
		{"é", "1 characters, for Azure 2 of 100"},
		{strings.Repeat("x", 101), "101 of 100"},
	} {
		a := area(tt.text)
		a.SetWidth(40)
		rows := a.Rows(draw.Pen{Meter: text.Wcwidth})
		if got := strings.TrimSpace(rows[len(rows)-1]); got != tt.want {
			t.Errorf("of %q it says %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestEveryTextFitsIntoAnArea(t *testing.T) {
	t.Parallel()
	for n, pen := range pens() {
		for i, c := range append(corpus.Benign(), corpus.Hostile()...) {
			if len(c.Text) > 2000 || i%2 != n { // each text by one of the pens
				continue
			}
			a := area("")
			a.Paste(c.Text)
			rows := a.Rows(pen)
			if len(rows) != 5 {
				t.Errorf("%s has %d rows", c.Name, len(rows))
			}
			for _, row := range rows {
				if pen.Cells(row) != 20 || clean.Frame(row) != row {
					t.Errorf("%s has the row %q of %d cells", c.Name, row, pen.Cells(row))
				}
			}
		}
	}
}

func TestRowsAreDrawnAnewAfterEveryChange(t *testing.T) {
	t.Parallel()
	pen := draw.Pen{Meter: text.Wcwidth}
	a := area("ab")
	before := strings.Join(a.Rows(pen), "\n")
	if again := strings.Join(a.Rows(pen), "\n"); again != before {
		t.Errorf("without a change it differs:\n%s", again)
	}
	for name, change := range map[string]func(*input.Area){
		"a key":   func(a *input.Area) { a.Key(typed("c")) },
		"a paste": func(a *input.Area) { a.Paste("c") },
		"a value": func(a *input.Area) { a.SetValue("c") },
		"a width": func(a *input.Area) { a.SetWidth(19) },
		"a height": func(a *input.Area) {
			a.SetHeight(3)
		},
	} {
		a := area("ab")
		a.Rows(pen)
		if change(a); strings.Join(a.Rows(pen), "\n") == before {
			t.Errorf("%s is not drawn", name)
		}
	}
}
