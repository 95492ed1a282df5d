package draw_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

func TestARowIsExactlyAsWideAsWasAskedFor(t *testing.T) {
	t.Parallel()
	all := corpus.Drawable()
	for name, pen := range pens(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(1, 2))
			for range 2000 {
				spans := make([]draw.Span, random.IntN(6))
				for i := range spans {
					spans[i] = randomSpan(random, pen, all)
				}
				w := random.IntN(130) - 2
				checkRow(t, pen, pen.Row(w, spans...), w)
			}
		})
	}
}

func TestARowIsFilled(t *testing.T) {
	t.Parallel()
	const p = theme.Plain
	typed := func(s string) draw.Span { return draw.Typed(p, s) }
	tests := []struct {
		name  string
		w     int
		spans []draw.Span
		want  string
	}{
		{"nothing is blank", 4, nil, "    "},
		{"text stands at the left", 6, []draw.Span{typed("abc")}, "abc   "},
		{"spans follow one another", 6, []draw.Span{typed("ab"), typed("cd")}, "abcd  "},
		{"what does not fit is cut with the ellipsis", 4, []draw.Span{typed("abcdef")}, "abc~"},
		{"also behind another span", 6, []draw.Span{typed("abc"), typed("defg")}, "abcde~"},
		{"a span without any room is left out", 3, []draw.Span{typed("abc"), typed("d")}, "abc"},
		{"a fixed span is padded", 8, []draw.Span{typed("ab").Fixed(4), typed("c")}, "ab  c   "},
		{"a fixed span is cut", 8, []draw.Span{typed("abcdef").Fixed(4), typed("g")}, "abc~g   "},
		{"at its right end, as numbers stand", 8, []draw.Span{typed("42").Fixed(5).Right(), typed("x")}, "   42x  "},
		{"a fixed span without width is none", 4, []draw.Span{typed("ab").Fixed(0), typed("cd").Fixed(-3), typed("e")}, "e   "},
		{"a flexible span takes what is left", 10, []draw.Span{typed("a"), typed("bc").Flex(), typed("def")}, "abc    def"},
		{"and is cut where little is", 6, []draw.Span{typed("a"), typed("bcdef").Flex(), typed("gh")}, "abc~gh"},
		{"and vanishes where nothing is", 3, []draw.Span{typed("ab"), typed("cd").Flex(), typed("e")}, "abe"},
		{"at its right end", 8, []draw.Span{typed("a"), typed("bc").Flex().Right(), typed("d")}, "a    bcd"},
		{"only the first flexible one counts", 8, []draw.Span{typed("a").Flex(), typed("b").Flex(), typed("c")}, "a      c"},
		{"a fill parts left and right", 8, []draw.Span{typed("ab"), draw.Fill(), typed("cd")}, "ab    cd"},
		{"a gap is so many cells", 6, []draw.Span{typed("a"), draw.Gap(3), typed("b")}, "a   b "},
		{"a gap of nothing is none", 4, []draw.Span{typed("a"), draw.Gap(0), draw.Gap(-1), typed("b")}, "ab  "},
		{"a gap leaves room for what flexes", 6, []draw.Span{draw.Gap(2), draw.Fill(), typed("b")}, "     b"},
		{"a wide character is not halved", 4, []draw.Span{typed("日本語")}, "日~ "},
		{"a glyph is drawn as it is", 3, []draw.Span{draw.Glyph(p, "▲"), typed("x")}, "▲x "},
		{"text is the safe form", 12, []draw.Span{draw.Text(p, clean.New("a\x07b").Safe())}, "a<U+0007>b  "},
		{"what is typed is cleaned", 12, []draw.Span{typed("a\x1bb")}, "a<U+001B>b  "},
		{"no width is no row", 0, []draw.Span{typed("abc")}, ""},
		{"a negative width neither", -5, []draw.Span{draw.Fill(), typed("abc")}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := plain().Row(tt.w, tt.spans...); got != tt.want {
				t.Errorf("the row is %q, want %q", got, tt.want)
			}
		})
	}
}

func TestEverySpanHasItsOwnStyle(t *testing.T) {
	t.Parallel()
	pen := pens(t)["wcwidth unicode"]
	got := pen.Row(8, draw.Typed(theme.High, "ab"), draw.Typed(theme.Plain, "c"), draw.Typed(theme.Error, "d").Fixed(3))
	want := pen.Theme.Render(theme.High, "ab") + "c" + pen.Theme.Render(theme.Error, "d  ") + "  "
	if got != want {
		t.Errorf("the row is %q, want %q", got, want)
	}
}

func TestAParagraphIsWrappedToItsWidth(t *testing.T) {
	t.Parallel()
	for name, pen := range pens(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, w := range []int{1, 2, 7, 60} {
				for _, word := range corpus.Drawable() {
					for _, row := range pen.Paragraph(w, theme.Warning, clean.New(word).Lines()...) {
						checkRow(t, pen, row, w)
					}
				}
			}
		})
	}
}

func TestAParagraphKeepsItsLinesApart(t *testing.T) {
	t.Parallel()
	got := plain().Paragraph(6, theme.Plain, clean.New("one two").Safe(), clean.Safe{}, clean.New("three").Safe())
	want := []string{"one   ", "two   ", "      ", "three "}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("the rows are %q, want %q", got, want)
	}
	for _, w := range []int{0, -1} {
		if rows := plain().Paragraph(w, theme.Plain, clean.New("one").Safe()); len(rows) != 0 {
			t.Errorf("in %d cells there are rows %q", w, rows)
		}
	}
}

func TestBlankRowsAndRulesHaveTheirSize(t *testing.T) {
	t.Parallel()
	for name, pen := range pens(t) {
		for _, size := range []struct{ w, h int }{{0, 0}, {-1, -1}, {1, 1}, {60, 15}, {5, -2}, {-2, 3}} {
			rows := pen.Blank(size.w, size.h)
			if len(rows) != max(size.h, 0) {
				t.Errorf("%s: %d blank rows, want %d", name, len(rows), size.h)
			}
			for _, row := range append(rows, pen.Rule(size.w)) {
				checkRow(t, pen, row, size.w)
			}
		}
	}
}

func TestWidthMeasuresByThePensMeter(t *testing.T) {
	t.Parallel()
	family := clean.New("👨\u200d👩\u200d👧").Safe()
	for name, want := range map[string]int{"wcwidth unicode": 6, "graphemes unicode": 2} {
		if got := pens(t)[name].Width(family); got != want {
			t.Errorf("%s: a family takes %d cells, want %d", name, got, want)
		}
	}
}

func BenchmarkRow(b *testing.B) {
	pen := pens(b)["wcwidth unicode"]
	spans := []draw.Span{
		draw.Gap(2), draw.Glyph(theme.High, "▲"), draw.Gap(1), draw.Typed(theme.High, "high").Fixed(5),
		draw.Typed(theme.Plain, "4711").Fixed(6).Right(), draw.Gap(1),
		draw.Typed(theme.Plain, "Anmeldung von ungewöhnlichem Ort, danach eine Postfachregel").Flex(),
		draw.Typed(theme.Muted, "ann@contoso.example").Fixed(16), draw.Typed(theme.Muted, "3m").Fixed(4).Right(),
	}
	b.ReportAllocs()
	for b.Loop() {
		pen.Row(120, spans...)
	}
}
