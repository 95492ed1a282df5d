package draw_test

import (
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/text"
)

// ascii returns a pen for a terminal that takes nothing but ASCII, without styles.
func ascii(tb testing.TB) draw.Pen {
	tb.Helper()
	return draw.Pen{Theme: look(tb, theme.Options{Name: "mono", ASCII: true}), Meter: text.Wcwidth}
}

func TestARowInASCII(t *testing.T) {
	t.Parallel()
	pen := ascii(t)
	const p = theme.Plain
	words := func(s string) clean.Safe { return clean.New(s).Safe() }
	tests := []struct {
		name  string
		w     int
		spans []draw.Span
		want  string
	}{
		{"a mark is left out before it is measured", 6, []draw.Span{draw.Text(p, words("Zoe\u0308")), draw.Text(p, words("!"))}, "Zoe!  "},
		{"a wide character is as wide as its number", 12, []draw.Span{draw.Text(p, words("你")), draw.Text(p, words("x"))}, `\u{4F60}x   `},
		{"what becomes longer is cut where it ends", 6, []draw.Span{draw.Text(p, words("Größ")), draw.Text(p, words("e"))}, "Grosse"},
		{"and with the ellipsis", 5, []draw.Span{draw.Text(p, words("Größe")).Fixed(5)}, "Gros~"},
		{"numbers stand at the right", 6, []draw.Span{draw.Text(p, words("…")).Fixed(6).Right()}, "   ..."},
		{"a span that flexes", 8, []draw.Span{draw.Text(p, words("ß")).Flex(), draw.Text(p, words("x"))}, "ss     x"},
		{"evidence is exact", 12, []draw.Span{draw.Exact(p, words("Zoë"))}, `Zo\u{EB}    `},
		{"what is typed too is spelled", 4, []draw.Span{draw.Typed(p, "Zoë")}, "Zoe "},
		{"a number of its own is no escape", 16, []draw.Span{draw.Typed(p, `\u{EB}`)}, `\u{5C}u{EB}     `},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := pen.Row(tt.w, tt.spans...); got != tt.want {
				t.Errorf("the row is %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWordsAreWrappedAndFramedAsTheyAreSpelled(t *testing.T) {
	t.Parallel()
	pen := ascii(t)
	line := clean.New(`“Größe” \u{EB}`).Safe()
	if got, want := strings.Join(pen.Paragraph(8, theme.Plain, line), "|"), `"Grosse"|\u{5C}u{|EB}     `; got != want {
		t.Errorf("a paragraph is %s, want %s", got, want)
	}
	if got, want := strings.Join(pen.Evidence(8, theme.Plain, clean.New("ß a").Safe()), "|"), `\u{DF} a`; got != want {
		t.Errorf("evidence is %s, want %s", got, want)
	}
	if got, want := pen.Box(clean.New("Zoë").Safe(), 6, nil)[0], "\x1b[1m+-\x1b[m\x1b[1m Zoe \x1b[m\x1b[1m--+\x1b[m"; got != want {
		t.Errorf("a frame has the head %q, want %q", got, want)
	}
	if got := pen.Width(clean.New("ß你").Safe()); got != 10 {
		t.Errorf("the width is %d, want 10", got)
	}
}

func TestARowOfAnEditorIsFolded(t *testing.T) {
	t.Parallel()
	pen := ascii(t)
	const reverse, off = "\x1b[7m", "\x1b[m"
	tests := []struct {
		name string
		row  string
		n    int
		want string
		x, y int
	}{
		{"what fits stays one row", "Zoë", 3, "Zoe     ", 3, 0},
		{"the padding is no text", "Zoë     ", 1, "Zoe     ", 1, 0},
		{"what becomes longer takes two", "ab你cd", 3, `ab\u{4F6|0}cd    `, 2, 1},
		{"a style goes on", "a" + reverse + "你好" + off + "b", 4, "a" + reverse + `\u{4F60` + off + "|" + reverse + `}\u{597D` + off + "|" + reverse + "}" + off + "b      ", 2, 2},
		{"behind a full row is a place", "abcdefgh", 8, "abcdefgh|        ", 0, 1},
		{"an empty one is a row", "", 0, "        ", 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			rows, x, y := pen.Fold(tt.row, 8, tt.n)
			if got := strings.Join(rows, "|"); got != tt.want || x != tt.x || y != tt.y {
				t.Errorf("folded it is %q with the cursor at %d,%d, want %q at %d,%d", got, x, y, tt.want, tt.x, tt.y)
			}
		})
	}
	if rows, _, _ := pen.Fold("abc", 0, 1); rows != nil {
		t.Errorf("in no cells it has the rows %q", rows)
	}
}

// FuzzRow draws any text in rows of any width on a terminal that takes nothing but
// ASCII.
func FuzzRow(f *testing.F) {
	for _, s := range corpus.Drawable() {
		f.Add(s, uint8(len(s)))
	}
	all := pens(f)
	f.Fuzz(func(t *testing.T, s string, width uint8) {
		safe, w := clean.New(s).Safe(), int(width)
		for _, pen := range []draw.Pen{all["wcwidth ascii"], all["graphemes ascii"]} {
			checkRow(t, pen, pen.Row(w, draw.Text(theme.Plain, safe)), w)
			checkRow(t, pen, pen.Row(w, draw.Exact(theme.Title, safe).Flex(), draw.Text(theme.Muted, safe).Fixed(w/2)), w)
			for _, row := range pen.Paragraph(w, theme.Plain, safe) {
				checkRow(t, pen, row, w)
			}
			rows, x, y := pen.Fold(safe.String(), w, w)
			for _, row := range rows {
				checkRow(t, pen, row, w)
			}
			if w > 0 && (x < 0 || x >= w || y < 0 || y >= len(rows)) {
				t.Errorf("%q: the cursor is at %d,%d of %d rows", s, x, y, len(rows))
			}
		}
	})
}
