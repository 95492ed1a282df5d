package draw_test

import (
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/theme"
)

func TestToldTextLeavesNothingOutWithoutSayingSo(t *testing.T) {
	t.Parallel()
	const rest = "! shows all"
	long := strings.Repeat("words of any length and 日本語 too ", 9)
	for _, tt := range []struct {
		name  string
		most  int
		lines []string
		holds []string
		cut   bool
	}{
		{"what fits is whole", 3, []string{"short"}, []string{"short"}, false},
		{"what fits exactly is whole", 2, []string{"one", "two"}, []string{"one", "two"}, false},
		{"what does not fit says so", 2, []string{long}, []string{"words of any length"}, true},
		{"also in one row", 1, []string{long}, []string{"words"}, true},
		{"no rows are one", 0, []string{long}, []string{"words"}, true},
		{"the last of several lines stays whole", 3, []string{long, "ctrl+s sends it again"}, []string{"words", "ctrl+s sends it again"}, true},
		{"unless it leaves no row", 1, []string{long, "ctrl+s sends it again"}, []string{"words"}, true},
		{"a word as long as the text", 2, []string{strings.Repeat("x", 400)}, []string{"xxxx"}, true},
	} {
		for look, pen := range pens(t) {
			for w := 24; w <= 130; w++ {
				lines := make([]clean.Safe, len(tt.lines))
				for i, line := range tt.lines {
					lines[i] = clean.New(line).Safe()
				}
				rows := pen.Told(w, tt.most, theme.Plain, clean.Literal(rest), lines...)
				if len(rows) > max(tt.most, 1) {
					t.Errorf("%s: %d rows of %d", tt.name, len(rows), tt.most)
				}
				for _, row := range rows {
					if pen.Cells(row) != w {
						t.Errorf("%s: a row has %d cells of %d: %q", tt.name, pen.Cells(row), w, row)
					}
				}
				all := strings.Join(rows, "\n")
				whole := len(pen.Paragraph(w, theme.Plain, lines...)) <= max(tt.most, 1)
				if strings.Contains(all, rest) == whole || !tt.cut && !whole {
					t.Errorf("%s, %s, %d cells wide: whole is %v, but it is\n%s", tt.name, look, w, whole, all)
				}
				for _, words := range tt.holds {
					if !strings.Contains(all, words) {
						t.Errorf("%s, %d cells wide: %q is not in\n%s", tt.name, w, words, all)
					}
				}
			}
		}
	}
}
