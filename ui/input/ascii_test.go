package input_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/input"
)

// ascii returns a pen for a terminal that takes nothing but ASCII, without styles.
func ascii(t *testing.T) draw.Pen {
	t.Helper()
	look, err := theme.New(theme.Options{ASCII: true})
	if err != nil {
		t.Fatal(err)
	}
	return draw.Pen{Theme: look}
}

// shown takes the styles out of a row.
func shown(row string) string {
	var out strings.Builder
	for i, piece := range strings.Split(row, "\x1b[") {
		if i > 0 {
			_, piece, _ = strings.Cut(piece, "m")
		}
		out.WriteString(piece)
	}
	return out.String()
}

func TestALineInASCIIKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	pen := ascii(t)
	tests := []struct {
		name, text string
		at, w      int
		want       string
		cursor     int
	}{
		{"a letter loses its mark", "Zoë!", 3, 8, "Zoe!    ", 3},
		{"written apart it is one cell", "Zoe\u0308!", 4, 8, "Zoe!    ", 3},
		{"a letter becomes two", "ßa", 1, 6, "ssa   ", 2},
		{"an address is exact", "zoë@x", 3, 12, `zo\u{EB}@x  `, 8},
		{"a wide one is as wide as its number", "你a", 1, 12, `\u{4F60}a   `, 8},
		{"scrolled it begins with a whole one", "ab你c", 4, 11, `b\u{4F60}c `, 10},
		{"one that does not fit is left out", "你", 1, 4, "    ", 0},
		{"a space at the end has its cell", "é ", 2, 6, "e     ", 2},
		{"an empty line is its hint", "", 0, 8, "a hint  ", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := line(tt.text)
			l.SetPosition(tt.at)
			if got := shown(l.Row(pen, tt.w)); got != tt.want {
				t.Errorf("the row is %q, want %q", got, tt.want)
			}
			if got := l.Cursor(pen, tt.w); got != tt.cursor {
				t.Errorf("the cursor is in cell %d, want %d", got, tt.cursor)
			}
			if l.Value() != tt.text {
				t.Errorf("typed was %q, kept is %q", tt.text, l.Value())
			}
		})
	}
}

func TestEveryTextIsEditedInASCII(t *testing.T) {
	t.Parallel()
	pen := ascii(t)
	for i, c := range append(corpus.Benign(), corpus.Hostile()...) {
		if len(c.Text) > 2000 || len(c.Text) > 200 && i%3 != 0 || strings.Contains(c.Text, "\ufffd") { // which no editor takes
			continue
		}
		checkLine(t, pen, c, 1+i%30)
		checkArea(t, pen, c)
	}
}

func checkLine(t *testing.T, pen draw.Pen, c corpus.Case, w int) {
	t.Helper()
	l := line("")
	l.Edit(tea.PasteMsg{Content: c.Text})
	if l.Value() != input.AcceptLine(c.Text) {
		t.Errorf("%s: pasted into a line is not what is kept", c.Name)
	}
	if row := l.Row(pen, w); pen.Cells(row) != w || clean.FrameASCII(row) != row {
		t.Errorf("%s has the row %q of %d cells, want %d", c.Name, row, pen.Cells(row), w)
	}
	if x := l.Cursor(pen, w); x < 0 || x >= w {
		t.Errorf("%s: the cursor is in cell %d of %d", c.Name, x, w)
	}
}

func checkArea(t *testing.T, pen draw.Pen, c corpus.Case) {
	t.Helper()
	a := area("")
	a.Paste(c.Text)
	if a.Value() != input.Accept(c.Text) {
		t.Errorf("%s: pasted into an area is not what is kept", c.Name)
	}
	rows := a.Rows(pen)
	if len(rows) != 5 {
		t.Errorf("%s has %d rows", c.Name, len(rows))
	}
	for _, row := range rows {
		if pen.Cells(row) != 20 || clean.FrameASCII(row) != row {
			t.Errorf("%s has the row %q of %d cells", c.Name, row, pen.Cells(row))
		}
	}
	if x, y, ok := a.Cursor(pen); !ok || x < 0 || x >= 20 || y < 0 || y >= 4 {
		t.Errorf("%s: the cursor is at %d,%d", c.Name, x, y)
	}
}

func TestAnAreaInASCIIPutsTheCursorWhereItsTextIs(t *testing.T) {
	t.Parallel()
	pen := ascii(t)
	tests := []struct {
		name, text string
		keys       []tea.KeyPressMsg
		want       string // the rows without what is empty at their ends
		x, y       int
	}{
		{"a letter loses its mark", "Größe", nil, "Grosse", 6, 0},
		{"a space at the end counts", "é ", nil, "e", 2, 0},
		{"in the second line", "é\n“x”", nil, "e|\"x\"", 3, 1},
		{"what becomes longer takes another row", "你好吗", nil, `\u{4F60}\u{597D}\u{5|417}`, 4, 1},
		{"and the lines below move on", "你好吗\nab", nil, `\u{4F60}\u{597D}\u{5|417}|ab`, 2, 2},
		{"the cursor within it", "你好吗", []tea.KeyPressMsg{key(tea.KeyLeft)}, `\u{4F60}\u{597D}\u{5|417}`, 16, 0},
		{"up over both of its rows", "你好吗\nab", []tea.KeyPressMsg{key(tea.KeyUp)}, `\u{4F60}\u{597D}\u{5|417}|ab`, 8, 0},
		{"it scrolls to the cursor", "你好吗\n你好吗\n吗", nil, `417}|\u{4F60}\u{597D}\u{5|417}|\u{5417}`, 8, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := area(tt.text)
			for _, k := range tt.keys {
				a.Key(k)
			}
			rows := a.Rows(pen)
			var got []string
			for _, row := range rows[:len(rows)-1] {
				if row = strings.TrimRight(row, " "); row != "" {
					got = append(got, row)
				}
			}
			x, y, _ := a.Cursor(pen)
			if strings.Join(got, "|") != tt.want || x != tt.x || y != tt.y {
				t.Errorf("it is %s with the cursor at %d,%d, want %s at %d,%d", strings.Join(got, "|"), x, y, tt.want, tt.x, tt.y)
			}
			if a.Value() != tt.text {
				t.Errorf("typed was %q, kept is %q", tt.text, a.Value())
			}
		})
	}
}
