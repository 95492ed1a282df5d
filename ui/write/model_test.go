package write_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
	"sentinelq/ui/draw"
	"sentinelq/ui/text"
	"sentinelq/ui/uitest/golden"
	"sentinelq/ui/uitest/pens"
	"sentinelq/ui/write"
)

var _ = flag.Bool("update", false, "write the golden files anew")

// panel makes a panel for a comment.
func panel(pen draw.Pen, w, h int, before string) *write.Model {
	m := write.New(pen, clean.Literal("Comment on #4711"), clean.Literal("Markdown is shown as it is"), incident.MaxComment, before)
	m.SetSize(w, h)
	return m
}

// press gives keys by their text, or a special key.
func press(m *write.Model, keys ...any) {
	for _, k := range keys {
		switch k := k.(type) {
		case rune:
			m.Edit(tea.KeyPressMsg{Code: k})
		case string:
			for _, r := range k {
				m.Edit(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
		}
	}
}

// TestThePanelLooksAsItDid keeps the panel empty, written in, too full, while it
// is sent, and after that failed.
func TestThePanelLooksAsItDid(t *testing.T) {
	t.Parallel()
	states := map[string]func(*write.Model){
		"empty":   func(*write.Model) {},
		"written": func(m *write.Model) { press(m, "Called Ann:", tea.KeyEnter, "it was her 🚨") },
		"hostile": func(m *write.Model) { m.Edit(tea.PasteMsg{Content: "svc\x1b[2J\u202ebackup\r\n\tdone"}) },
		"full":    func(m *write.Model) { m.SetText(strings.Repeat("too long ", 4000)) },
		"sending": func(m *write.Model) { m.SetText("Called Ann."); m.SetSending() },
		"failed": func(m *write.Model) {
			m.SetText("Called Ann.")
			m.SetSending()
			m.SetProblem(clean.Literal("no answer within 60 s"), clean.Literal("what was typed is kept; ctrl+s tries again"))
		},
	}
	for look, pen := range pens.All(t) {
		for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}} {
			for state, prepare := range states {
				name := fmt.Sprintf("%dx%d-%s-%s", size[0], size[1], look, state)
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					m := panel(pen, size[0], size[1], "")
					prepare(m)
					golden.Check(t, filepath.Join("testdata", name+".txt"), golden.Readable(m.View()))
				})
			}
		}
	}
}

// checkFrame fails unless a frame has h lines of w cells, and the cursor stands
// in it.
func checkFrame(t *testing.T, pen draw.Pen, m *write.Model, w, h int) {
	t.Helper()
	pens.CheckFrame(t, pen, m.View(), w, h)
	if c := m.Cursor(); c != nil && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h) {
		t.Errorf("in %dx%d the cursor stands at %d, %d", w, h, c.X, c.Y)
	}
}

func TestThePanelIsExactlyAsLargeAsItWasMade(t *testing.T) {
	t.Parallel()
	for n, meter := range []text.Meter{text.Wcwidth, text.Graphemes} {
		pen := draw.Pen{Meter: meter}
		m := panel(pen, 0, 0, "日本語 👩‍💻 and a long line that has to be wrapped\n\nthe end")
		for w := n; w < 131; w += 2 {
			for _, h := range []int{0, 1, 4, 5, 6, 15, 50} {
				m.SetSize(w, h)
				checkFrame(t, pen, m, w, h)
				m.SetProblem(clean.Literal("a reason that is so long that it hardly fits"), clean.Literal("and what helps"))
				checkFrame(t, pen, m, w, h)
				m.SetProblem()
			}
		}
	}
}

func TestEveryTextFitsIntoThePanel(t *testing.T) {
	t.Parallel()
	for _, c := range append(corpus.Benign(), corpus.Hostile()...) {
		first, _ := utf8.DecodeRuneInString(c.Text)
		if len(c.Text) > 300 || '\U0001f3fb' <= first && first <= '\U0001f3ff' {
			continue // a skin tone joins whatever stands in the cell before
		}
		m := panel(pens.Plain(), 60, 15, "")
		m.Edit(tea.PasteMsg{Content: c.Text})
		checkFrame(t, pens.Plain(), m, 60, 15)
	}
}

func TestNothingThatIsTypedIsLost(t *testing.T) {
	t.Parallel()
	m := panel(pens.Plain(), 60, 15, "before ")
	press(m, "typed", tea.KeyEnter, "more")
	m.Edit(tea.PasteMsg{Content: "\npasted\x1b"})
	want := "before typed\nmore\npasted<U+001B>"
	if m.Text() != want {
		t.Fatalf("written is %q, want %q", m.Text(), want)
	}
	m.SetSending()
	press(m, "x")
	m.Edit(tea.PasteMsg{Content: "x"})
	if m.Text() != want || !m.Sending() || m.Cursor() != nil {
		t.Errorf("while it is sent, %q is written, sending: %t, cursor: %v", m.Text(), m.Sending(), m.Cursor())
	}
	m.SetProblem(clean.Literal("offline"))
	if press(m, "!"); m.Text() != want+"!" || m.Sending() || m.Cursor() == nil {
		t.Errorf("after a failure, %q is written, sending: %t", m.Text(), m.Sending())
	}
	if view := m.View(); !strings.Contains(view, "offline") {
		t.Errorf("it does not say why:\n%s", view)
	}
	if m.SetText("edited"); m.Text() != "edited" {
		t.Errorf("from the editor came %q", m.Text())
	}
	m.SetPen(draw.Pen{Meter: text.Graphemes})
	checkFrame(t, draw.Pen{Meter: text.Graphemes}, m, 60, 15)
}

func TestATextOverTheLimitIsKeptAndCounted(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", incident.MaxComment+5)
	m := panel(pens.Plain(), 60, 15, long)
	if m.Text() != long || !strings.Contains(m.View(), "30005 of 30000") {
		t.Errorf("%d characters are left, and it says\n%s", len(m.Text()), m.View())
	}
}

func TestAPasteOfTooManyLinesIsRefusedWhole(t *testing.T) {
	t.Parallel()
	m := panel(pens.Plain(), 60, 15, "kept")
	m.Edit(tea.PasteMsg{Content: strings.Repeat("\n", 10_001)})
	if view := m.View(); m.Text() != "kept" || !strings.Contains(view, "more than 10,000 lines: not pasted") {
		t.Errorf("written is %q, and it says\n%s", m.Text()[:min(len(m.Text()), 20)], view)
	}
}

func BenchmarkKey(b *testing.B) {
	m := panel(pens.Plain(), 120, 40, strings.Repeat("A line of a long comment.\n", 1000))
	b.ReportAllocs()
	for b.Loop() {
		m.Edit(tea.KeyPressMsg{Code: 'x', Text: "x"})
		m.View()
	}
}

func TestAHintIsWholeWhereThereIsRoomForItsOwnRow(t *testing.T) {
	t.Parallel()
	for h, whole := range map[int]bool{6: false, 7: true, 20: true} {
		drawn := panel(draw.Pen{Meter: text.Wcwidth}, 36, h, "").View()
		if got := strings.Contains(drawn, "Markdown is shown as it is"); got != whole {
			t.Errorf("%d rows high, the hint is whole: %t:\n%s", h, got, drawn)
		}
	}
}
