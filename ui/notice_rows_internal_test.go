package ui

import (
	"context"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/draw"
	"sentinelq/ui/feed"
)

// modelOf makes the program on a screen without styles, to read what is drawn.
func modelOf(t testing.TB, w, h int, alter ...func(*Options)) *Model {
	t.Helper()
	m := begun(t, w, h, alter...)
	m.setPen(draw.Pen{})
	return m
}

// begun makes the program on a screen, with thirty incidents and the cursor on the
// first, and with what alter makes of its options. None of its commands is carried
// out.
func begun(t testing.TB, w, h int, alter ...func(*Options)) *Model {
	t.Helper()
	keys, err := action.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	begin := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	o := Options{
		Context: t.Context(), Keys: keys, Theme: theme.Options{Profile: colorprofile.ASCII}, Workspace: clean.New("ws-soc"),
		Now: func() time.Time { return begin }, Zone: time.UTC, Random: rand.NewChaCha8([32]byte{}), Editor: []string{"vi"},
		Snapshot: &incident.Snapshot{TakenAt: begin, Incidents: thirty()},
	}
	for _, change := range alter {
		change(&o)
	}
	m, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	return m
}

func thirty() []incident.Incident {
	all := make([]incident.Incident, 30)
	for i := range all {
		n := 130 - i
		all[i] = incident.Incident{
			ID: incident.ID(strconv.Itoa(n)), Number: n, Title: clean.New("incident number " + strconv.Itoa(n)),
			Severity: incident.High, Status: incident.New,
		}
	}
	return all
}

// presses gives keys to the program: characters, or the names of special ones.
func presses(m *Model, keys ...string) {
	special := map[string]rune{"enter": tea.KeyEnter, "tab": tea.KeyTab}
	for _, k := range keys {
		if code, ok := special[k]; ok {
			m.Update(tea.KeyPressMsg{Code: code})
			continue
		}
		m.Update(tea.KeyPressMsg{Code: []rune(k)[0], Text: k})
	}
}

// places are where a person may be when something is said.
func places() map[string][]string {
	return map[string][]string{
		"queue":              nil,
		"last row":           {"G"},
		"page":               {"enter"},
		"pane":               {"tab"},
		"filter":             {"/"},
		"create panel":       {"n"},
		"writing panel":      {"c"},
		"question":           {"s"},
		"menu":               {"a"},
		"palette":            {":"},
		"prompt":             {"D"},
		"dialog on a page":   {"enter", "x"},
		"writing on a page":  {"enter", "c"},
		"editing on the end": {"G", "E"},
	}
}

// drawn returns the screen as it is drawn, and fails unless it has its size.
func drawn(t *testing.T, m *Model) []string {
	t.Helper()
	rows, cursor := m.frame()
	if len(rows) != m.look.h {
		t.Fatalf("%d rows are drawn on a screen of %d", len(rows), m.look.h)
	}
	for _, row := range rows {
		if got := m.Pen.Cells(row); got != m.look.w {
			t.Fatalf("a row has %d cells on a screen of %d: %q", got, m.look.w, row)
		}
	}
	if cursor != nil && (cursor.Y >= m.look.h-2 || cursor.X >= m.look.w) {
		t.Errorf("the text cursor is at %d, %d, among what is said", cursor.X, cursor.Y)
	}
	return rows
}

// sayings are what may have to be told at once.
func sayings() map[string][]desk.Notice {
	long := "#130: severity Low was not saved: your role does not allow it; Microsoft Sentinel Responder is needed on the resource group rg-soc-of-the-whole-tenant"
	wide := "#129: 日本語の件名を持つ事象は保存されませんでした: " + strings.Repeat("役割が必要です ", 6)
	say := func(l desk.Level, about incident.ID, text string) desk.Notice {
		return desk.Notice{Level: l, About: about, Text: clean.New(text).Safe()}
	}
	return map[string][]desk.Notice{
		"short":      {say(desk.Done, "130", "severity High; u undoes it")},
		"long":       {say(desk.Failure, "130", long)},
		"wide":       {say(desk.Failure, "129", wide)},
		"two":        {say(desk.Failure, "129", "not saved"), say(desk.Done, "130", "severity High")},
		"long twice": {say(desk.Failure, "129", wide), say(desk.Failure, "130", long)},
		"many": {
			say(desk.Failure, "125", "one"), say(desk.Failure, "126", long), say(desk.Warning, "", "two"), say(desk.Failure, "127", wide),
			say(desk.Done, "128", "three"), say(desk.Failure, "129", "four"), say(desk.Warning, "", "five"), say(desk.Done, "130", "six"),
		},
		"one word": {say(desk.Warning, "", strings.Repeat("https://portal.example/", 20))},
	}
}

// TestWhatIsSaidIsWholeOrSaysWhereItIs goes through every place and kind of
// message at every width, or every seventh: each word is on the screen, or the line
// says which key shows all.
func TestWhatIsSaidIsWholeOrSaysWhereItIs(t *testing.T) {
	t.Parallel()
	for place, keys := range places() {
		t.Run(place, func(t *testing.T) {
			t.Parallel()
			step := 7
			if len(keys) == 0 {
				step = 1
			}
			for w := minWidth; w <= 200; w += step {
				m := modelOf(t, w, []int{15, 24, 40, 45}[w%4])
				presses(m, keys...)
				before := drawn(t, m)
				for kind, said := range sayings() {
					m.Notices.Read()
					for _, n := range said {
						n.At = m.Clock
						m.Notices.Add(n)
					}
					m.Update(nil)
					checkSaid(t, m, place+", "+kind, before, drawn(t, m))
				}
			}
		})
	}
}

func checkSaid(t *testing.T, m *Model, name string, before, now []string) {
	t.Helper()
	if last := len(now) - 1; now[last] != before[last] {
		t.Errorf("%s, %dx%d: the keys are %q, were %q", name, m.look.w, m.look.h, now[last], before[last])
	}
	low := strings.Join(now[len(now)-1-len(m.noticeRows()):len(now)-1], "\n")
	if said := m.Whole(m.Scope().Types()).String(); !strings.Contains(low, said) {
		for _, s := range m.Notices.Standing {
			if !strings.Contains(squeezed(low), squeezed(s.Text.String())) {
				t.Errorf("%s, %dx%d: %q is cut, and nothing says where it is whole:\n%s", name, m.look.w, m.look.h, s.Text, low)
			}
		}
	}
	if first := m.Notices.Standing[len(m.Notices.Standing)-1].Text.String(); !strings.Contains(squeezed(low), squeezed(first[:strings.IndexByte(first+" ", ' ')])[:4]) {
		t.Errorf("%s, %dx%d: the newest is not told at all:\n%s", name, m.look.w, m.look.h, low)
	}
	if m.Scope() == action.Queue || m.Scope() == action.Detail {
		checkStays(t, m, name, before, now)
	}
}

// checkStays fails unless the rows above what is said are as they were, and the
// row under the cursor is among them.
func checkStays(t *testing.T, m *Model, name string, before, now []string) {
	t.Helper()
	above := len(now) - 2 - len(m.noticeRows()) // the rule may stand there now
	if !slices.Equal(before[:above], now[:above]) {
		t.Errorf("%s, %dx%d: what stands above has moved:\n%s\nwas\n%s", name, m.look.w, m.look.h, strings.Join(now, "\n"), strings.Join(before, "\n"))
	}
	mark := string(m.Pen.Theme.Glyphs().Cursor)
	under := func(row string) bool { return strings.HasPrefix(row, mark) }
	if slices.IndexFunc(before, under) != slices.IndexFunc(now, under) {
		t.Errorf("%s, %dx%d: the row under the cursor is covered or has moved:\n%s", name, m.look.w, m.look.h, strings.Join(now, "\n"))
	}
}

// squeezed is text without spaces, as lines may be broken anywhere in a long word.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func TestTheHelpIsInTheFooterAtAnyWidth(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{nil, {"enter"}, {"tab"}} {
		m := modelOf(t, minWidth, 24)
		presses(m, keys...)
		for w := minWidth; w <= 200; w++ {
			m.Update(tea.WindowSizeMsg{Width: w, Height: 24})
			rows := drawn(t, m)
			if last := strings.TrimRight(rows[len(rows)-1], " "); !strings.HasSuffix(last, "? help") {
				t.Errorf("%d cells wide, after %q the footer is %q", w, keys, last)
			}
		}
	}
}

// dozen is a disk with twelve drafts.
type dozen struct{ desk.Drafts }

func (dozen) List(context.Context) ([]incident.Unsent, error) {
	drafts := make([]incident.Unsent, 12)
	for i := range drafts {
		drafts[i].Draft = incident.NewDraft(incident.ID(strconv.Itoa(i)))
	}
	return drafts, nil
}

func (dozen) Templates(context.Context) ([]incident.Template, error) { return nil, nil }

func TestTheStateOfTheLinkIsInTheHeaderAtAnyWidth(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"ws", "law-security-operations-centre-europe-west-production-01", strings.Repeat("ワークスペース", 9)} {
		m := modelOf(t, minWidth, 24)
		m.Workspace = clean.New(name)
		m.SignOut(clean.Literal("sign in again"))
		m.Drafts = dozen{}
		m.Update(m.LoadDrafts(false)())
		for w := minWidth; w <= 200; w++ {
			m.Update(tea.WindowSizeMsg{Width: w, Height: 24})
			head := drawn(t, m)[0]
			if !strings.Contains(head, "12 drafts") || !strings.HasSuffix(head, "sign in again, cached 12:00:00 ") {
				t.Errorf("%d cells wide, the header is %q", w, head)
			}
			if begin, _ := m.Pen.Meter.Cluster(name); !strings.Contains(head, name[:begin]) {
				t.Errorf("%d cells wide, the workspace is not in %q", w, head)
			}
		}
	}
}

func TestEverySeverityIsCountedAtAnyWidth(t *testing.T) {
	t.Parallel()
	m := modelOf(t, minWidth, 24)
	for w := minWidth; w <= 200; w++ {
		m.Update(tea.WindowSizeMsg{Width: w, Height: 24})
		m.counts = feed.Counts{Open: 98765, Fresh: 43210, Active: 55555, Severity: map[incident.Severity]int{
			incident.High: 11111, incident.Medium: 22222, incident.Low: 33333, incident.Informational: 32099,
		}}
		line := drawn(t, m)[1]
		for _, n := range []string{"98765 open", "43210 new", "11111", "22222", "33333", "32099"} {
			if !strings.Contains(line, n) {
				t.Errorf("%d cells wide, %q is not in %q", w, n, line)
			}
		}
	}
}

func TestAScreenThatIsTooSmallSaysSoInWordsThatFit(t *testing.T) {
	t.Parallel()
	m := modelOf(t, minWidth, minHeight)
	for w := 5; w <= 80; w++ {
		for h := 1; h < minHeight; h++ {
			m.Update(tea.WindowSizeMsg{Width: w, Height: h})
			rows, _ := m.frame()
			if said := squeezed(strings.Join(rows, " ")); len(rows) != h || !strings.Contains(said, "60x15") {
				t.Errorf("%dx%d says %q", w, h, rows)
			}
		}
	}
}
