package draw_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

func TestExactlySoManyRows(t *testing.T) {
	t.Parallel()
	rows := []string{"ab", "cd", "ef"}
	tests := []struct {
		h    int
		want []string
	}{
		{5, []string{"ab", "cd", "ef", "  ", "  "}},
		{3, rows},
		{2, []string{"ab", "cd"}},
		{0, nil},
		{-4, nil},
	}
	for _, tt := range tests {
		if got := plain().Exactly(slices.Clip(rows), 2, tt.h); !slices.Equal(got, tt.want) {
			t.Errorf("%d rows are %q, want %q", tt.h, got, tt.want)
		}
	}
}

func TestColumnsStandBesideEachOther(t *testing.T) {
	t.Parallel()
	got := plain().Beside([]string{"ab", "cd"}, []string{"x", "y"})
	if want := []string{"ab|x", "cd|y"}; !slices.Equal(got, want) {
		t.Errorf("the rows are %q, want %q", got, want)
	}
	if got := plain().Beside(nil, nil); len(got) != 0 {
		t.Errorf("of no rows there are %q", got)
	}
	for _, pen := range pens(t) {
		for _, row := range pen.Beside(pen.Blank(7, 3), pen.Blank(4, 3)) {
			checkRow(t, pen, row, 12)
		}
	}
}

func TestABoxFramesItsRows(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, title string
		w           int
		rows, want  []string
	}{
		{"with a title in the edge", "Help", 8, []string{"a       "}, []string{"+- Help ---+", "| a        |", "+----------+"}},
		{"without a title", "", 3, []string{"abc"}, []string{"+-----+", "| abc |", "+-----+"}},
		{"with a title that is cut", "Actions", 4, []string{"abcd"}, []string{"+- Ac~-+", "| abcd |", "+------+"}},
		{"around nothing", "x", 4, nil, []string{"+- x --+", "+------+"}},
		{"around no cells", "x", 0, []string{""}, []string{"+--+", "|  |", "+--+"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := plain().Box(clean.New(tt.title).Safe(), tt.w, tt.rows); !slices.Equal(got, tt.want) {
				t.Errorf("the box is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestABoxIsTwoRowsAndFourCellsMore(t *testing.T) {
	t.Parallel()
	for _, pen := range pens(t) {
		for _, word := range corpus.Drawable() {
			for _, w := range []int{0, 1, 3, 40} {
				box := pen.Box(clean.New(word).Safe(), w, pen.Paragraph(w, theme.Plain, clean.New(word).Safe())[:min(w, 1)])
				if len(box) != 2+min(w, 1) {
					t.Fatalf("%d rows around one", len(box))
				}
				for _, row := range box {
					checkRow(t, pen, row, w+4)
				}
			}
		}
	}
}

func TestABoxLiesOver(t *testing.T) {
	t.Parallel()
	base := []string{"abcdef", "ghijkl", "mnopqr"}
	tests := []struct {
		name string
		x, y int
		box  []string
		want []string
	}{
		{"in the middle", 2, 1, []string{"##"}, []string{"abcdef", "gh##kl", "mnopqr"}},
		{"in the corners", 0, 0, []string{"#"}, []string{"#bcdef", "ghijkl", "mnopqr"}},
		{"at the end of a row", 4, 2, []string{"##"}, []string{"abcdef", "ghijkl", "mnop##"}},
		{"over everything", 0, 0, []string{"######", "######", "######"}, []string{"######", "######", "######"}},
		{"above the first row", 0, -1, []string{"##", "%%"}, []string{"%%cdef", "ghijkl", "mnopqr"}},
		{"below the last row", 0, 2, []string{"##", "%%"}, []string{"abcdef", "ghijkl", "##opqr"}},
		{"beyond the left side", -1, 1, []string{"#%"}, []string{"abcdef", "%hijkl", "mnopqr"}},
		{"beyond the right side", 5, 1, []string{"#%"}, []string{"abcdef", "ghijk#", "mnopqr"}},
		{"beyond both", -1, 1, []string{"01234567"}, []string{"abcdef", "123456", "mnopqr"}},
		{"wholly outside", 9, 1, []string{"##"}, base},
		{"wholly outside at the left", -2, 1, []string{"##"}, base},
		{"an empty box", 2, 1, nil, base},
		{"a box of empty rows", 2, 1, []string{""}, base},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			before := slices.Clone(base)
			if got := plain().Over(base, tt.box, tt.x, tt.y); !slices.Equal(got, tt.want) {
				t.Errorf("laid it is %q, want %q", got, tt.want)
			}
			if !slices.Equal(base, before) {
				t.Errorf("the base itself became %q", base)
			}
		})
	}
}

func TestHalfOfAWideCharacterBecomesASpace(t *testing.T) {
	t.Parallel()
	for x, want := range []string{"##本語", " ## 語", "日##語", "日 ## ", "日本##"} {
		if got := plain().Over([]string{"日本語"}, []string{"##"}, x, 0)[0]; got != want {
			t.Errorf("at column %d it is %q, want %q", x, got, want)
		}
	}
}

func TestCellsOutsideTheBoxAreKept(t *testing.T) {
	t.Parallel()
	all := corpus.Drawable()
	for name, pen := range pens(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(3, 4))
			for range 500 {
				const w, h = 30, 3
				base := make([]string, h)
				for i := range base {
					base[i] = pen.Row(w, randomSpan(random, pen, all), draw.Gap(1), draw.Typed(theme.High, all[random.IntN(len(all))]))
				}
				inside := random.IntN(12)
				box := pen.Box(clean.Literal("box"), inside, []string{pen.Row(inside, randomSpan(random, pen, all))})
				x, y := random.IntN(50)-16, random.IntN(8)-4
				laid := pen.Over(base, box, x, y)
				for i, row := range laid {
					checkRow(t, pen, row, w)
					if (i < y || i >= y+len(box)) && row != base[i] {
						t.Fatalf("row %d lies outside of the box and became %q", i, row)
					}
				}
			}
		})
	}
}

func TestSeveritiesAndStatusesHaveTheirRoles(t *testing.T) {
	t.Parallel()
	pen := pens(t)["wcwidth unicode"]
	g := pen.Theme.Glyphs()
	severities := map[incident.Severity]struct {
		role  theme.Role
		glyph theme.Glyph
	}{
		incident.High: {theme.High, g.High}, incident.Medium: {theme.Medium, g.Medium}, incident.Low: {theme.Low, g.Low},
		incident.Informational: {theme.Informational, g.Informational}, "Critical": {theme.Plain, g.Bullet},
	}
	shapes := map[theme.Glyph]bool{}
	for severity, want := range severities {
		role, glyph := pen.Severity(severity)
		if role != want.role || glyph != want.glyph || shapes[glyph] {
			t.Errorf("%s is drawn as %v with %s", severity, role, glyph)
		}
		shapes[glyph] = true
	}
	statuses := map[incident.Status]theme.Role{
		incident.New: theme.StatusNew, incident.Active: theme.StatusActive, incident.Closed: theme.StatusClosed, "Paused": theme.Plain,
	}
	for status, want := range statuses {
		if role := pen.Status(status); role != want {
			t.Errorf("%s is drawn as %v, want %v", status, role, want)
		}
	}
}
