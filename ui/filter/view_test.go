package filter_test

import (
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
					frame := m.Row(pen, w) + "\n" + m.Below(pen, w)
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
					checkRow(t, pen, m.Below(pen, w), w)
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
		first := m.Row(pens.Plain(), w) + m.Below(pens.Plain(), w)
		if again := m.Row(pens.Plain(), w) + m.Below(pens.Plain(), w); again != first {
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
			below := m.Below(pens.Plain(), 80)
			before, _, found := strings.Cut(below, "^")
			if !found {
				t.Fatalf("there is no mark: %q", below)
			}
			at := pens.Plain().Cells(before)
			above := m.Row(pens.Plain(), 80)
			for pens.Plain().Cells(above) > 80-at {
				n, _ := pens.Plain().Meter.Cluster(above)
				above = above[n:]
			}
			if !strings.HasPrefix(above, tt.under) {
				t.Errorf("the mark is below %q:\n%s\n%s", above, m.Row(pens.Plain(), 80), below)
			}
		})
	}
}

// TestAMistakeFarToTheRightLeavesRoomForItsWords keeps the mark in the left
// half, so that the words behind it can be read.
func TestAMistakeFarToTheRightLeavesRoomForItsWords(t *testing.T) {
	t.Parallel()
	m := begun(t, "")
	m.Edit(tea.PasteMsg{Content: strings.Repeat("word ", 20) + "sev:hihg"})
	below := m.Below(pens.Plain(), 60)
	if strings.Index(below, "^") != 30 || !strings.Contains(below, "high") {
		t.Errorf("below stands %q", below)
	}
}

func TestCompletionsAreOffered(t *testing.T) {
	t.Parallel()
	m := begun(t, "")
	typeIn(m, "sev:")
	typeIn(m, "h")
	if got := strings.TrimSpace(m.Below(pens.Plain(), 80)); got != "tab: high" {
		t.Errorf("offered is %q", got)
	}
	empty(m)
	if got := strings.TrimSpace(m.Below(pens.Plain(), 80)); !strings.HasPrefix(got, "tab: status:  sev:  owner:") {
		t.Errorf("on an empty line offered is %q", got)
	}
	m.Edit(tea.PasteMsg{Content: "phishing"})
	if got := strings.TrimSpace(m.Below(pens.Plain(), 80)); got != "" {
		t.Errorf("behind a word offered is %q", got)
	}
}
