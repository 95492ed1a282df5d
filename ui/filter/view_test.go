package filter_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/query"
	"sentinelq/ui/draw"
	"sentinelq/ui/filter"
	"sentinelq/ui/text"
	"sentinelq/ui/uitest/golden"
	"sentinelq/ui/uitest/pens"
)

// TestTheLineLooksAsItDid keeps the line and what is below it at rest, with
// completions, with a mistake, and empty.
func TestTheLineLooksAsItDid(t *testing.T) {
	t.Parallel()
	for look, pen := range pens.All(t) {
		for _, w := range []int{60, 80, 120} {
			name := fmt.Sprintf("%d-%s", w, look)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				m := filter.New(parsed(t, "sev:high 不審"))
				m.SetVocabulary(vocabulary())
				keep := func(state string) {
					frame := m.Row(pen, w) + "\n" + below(m, pen, w)
					golden.Check(t, filepath.Join("testdata", name+"-"+state+".txt"), golden.Readable(frame))
				}
				keep("rest")
				m.Begin()
				typeIn(m, "status:")
				press(m, tea.KeyLeft, 3)
				keep("begun")
				press(m, tea.KeyRight, 3)
				typeIn(m, "nwe")
				keep("mistaken")
				empty(m)
				keep("empty")
			})
		}
	}
}

// checkRow fails unless a row has w cells and nothing in it but text and styles.
func checkRow(t *testing.T, pen draw.Pen, row string, w int) {
	t.Helper()
	if got := pen.Cells(row); got != w || clean.Frame(row) != row || strings.Contains(row, "\n") {
		t.Errorf("in %d cells there are %d: %q", w, got, row)
	}
}

func TestEveryRowIsExactlyAsWideAsWasAskedFor(t *testing.T) {
	t.Parallel()
	all := pens.All(t)
	wide := all["true"]
	wide.Meter = text.Graphemes
	all["true, graphemes"] = wide
	for name, pen := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for i, word := range corpus.Drawable() {
				m := filter.New(query.Filter{})
				m.SetVocabulary(query.Vocabulary{Tags: []clean.Text{clean.New(word)}})
				m.Begin()
				m.Edit(tea.PasteMsg{Content: word + " tag:"})
				for w := i % 17; w < 131; w += 17 {
					checkRow(t, pen, m.Row(pen, w), w)
					for _, row := range m.Below(pen, w, w) {
						checkRow(t, pen, row, w)
					}
					if x := m.Cursor(pen, w); x < 0 || x >= max(w, 1) {
						t.Errorf("in %d cells the cursor is at %d", w, x)
					}
				}
			}
		})
	}
}

func TestDrawingTheLineChangesNothing(t *testing.T) {
	t.Parallel()
	m := begun(t, "sev:high")
	m.Edit(tea.PasteMsg{Content: strings.Repeat("不審 ", 40) + "sev:x"})
	for _, w := range []int{60, 10, 60} {
		first := m.Row(pens.Plain(), w) + below(m, pens.Plain(), w)
		if again := m.Row(pens.Plain(), w) + below(m, pens.Plain(), w); again != first {
			t.Errorf("drawn again it differs:\n%s\n%s", first, again)
		}
	}
}

func TestTheMistakeIsShownWhereItIs(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, typed, under string // what stands above the mark
	}{
		{"at a value", "sev:hihg", "h"},
		{"behind others", "rdp sev:hihg", "h"},
		{"behind wide characters", "不審なサインイン sev:hihg", "h"},
		{"behind an emoji", "🚨🚨 sev:hihg", "h"},
		{"behind combining marks", "cafe\u0301 sev:hihg", "h"},
		{"where something is missing", "sev:", " "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := begun(t, "")
			m.Edit(tea.PasteMsg{Content: tt.typed})
			under := below(m, pens.Plain(), 80)
			before, _, found := strings.Cut(under, "^")
			if !found {
				t.Fatalf("there is no mark: %q", under)
			}
			at := pens.Plain().Cells(before)
			above := m.Row(pens.Plain(), 80)
			for pens.Plain().Cells(above) > 80-at {
				n, _ := pens.Plain().Meter.Cluster(above)
				above = above[n:]
			}
			if !strings.HasPrefix(above, tt.under) {
				t.Errorf("the mark is below %q:\n%s\n%s", above, m.Row(pens.Plain(), 80), under)
			}
		})
	}
}

// below returns what stands under the line.
func below(m *filter.Model, pen draw.Pen, w int) string {
	return strings.Join(m.Below(pen, w, w), "\n")
}

// TestAMistakeFarToTheRightHasItsWordsAtItsLeft keeps the mark under the mistake,
// also in a line that has scrolled.
func TestAMistakeFarToTheRightHasItsWordsAtItsLeft(t *testing.T) {
	t.Parallel()
	for _, before := range []int{5, 9, 10, 20} {
		m := begun(t, "")
		m.Edit(tea.PasteMsg{Content: strings.Repeat("word ", before) + "sev:hihg"})
		row, rows := m.Row(pens.Plain(), 60), m.Below(pens.Plain(), 60, 60)
		if at := strings.Index(rows[0], "^"); at < 0 || !strings.HasPrefix(row[at:], "hihg") {
			t.Errorf("behind %d words:\n%s\n%s", before, row, strings.Join(rows, "\n"))
		}
	}
}

func TestAMistakeIsToldWhole(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{
		"sev:hihg", "colour:red", "status:nwe", "created:yesterday", `"open`, "#x", "owner:", `a"b"`,
		strings.Repeat("word ", 9) + "colour:red", strings.Repeat("不審 ", 7) + "status:nwe",
	} {
		m := begun(t, "")
		m.Edit(tea.PasteMsg{Content: typed})
		_, err := query.Parse(typed)
		var wrong *query.SyntaxError
		if !errors.As(err, &wrong) {
			t.Fatalf("%q is no mistake", typed)
		}
		for w := 60; w <= 200; w++ {
			said := strings.Join(strings.Fields(strings.ReplaceAll(below(m, pens.Plain(), w), "^", " ")), " ")
			if !strings.Contains(said, wrong.Message().String()) {
				t.Errorf("%d cells wide, %q is told as %q, want %q", w, typed, said, wrong.Message())
			}
		}
	}
}

func TestCompletionsAreOffered(t *testing.T) {
	t.Parallel()
	m := begun(t, "")
	typeIn(m, "sev:")
	typeIn(m, "h")
	if got := strings.TrimSpace(below(m, pens.Plain(), 80)); got != "tab: high" {
		t.Errorf("offered is %q", got)
	}
	empty(m)
	if got := strings.TrimSpace(below(m, pens.Plain(), 80)); !strings.HasPrefix(got, "tab: status:  sev:  owner:") {
		t.Errorf("on an empty line offered is %q", got)
	}
	m.Edit(tea.PasteMsg{Content: "phishing"})
	if got := strings.TrimSpace(below(m, pens.Plain(), 80)); got != "" {
		t.Errorf("behind a word offered is %q", got)
	}
}
