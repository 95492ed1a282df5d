package detail_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/detail"
	"sentinelq/ui/draw"
	"sentinelq/ui/text"
	"sentinelq/ui/uitest/golden"
	"sentinelq/ui/uitest/pens"
)

const hostileWord = "svc-\u202ebackup\x1b[2J<b>bold</b>\u200b\nhttps://evil.example/?q=\x9b1;1H"

// TestEveryTabLooksAsItDid keeps each tab with everything and with hostile text
// in every place.
func TestEveryTabLooksAsItDid(t *testing.T) {
	t.Parallel()
	for look, pen := range pens.All(t) {
		for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}} {
			for state, word := range map[string]string{"full": "Rare sign-in from Lima", "hostile": hostileWord} {
				name := fmt.Sprintf("%dx%d-%s-%s", size[0], size[1], look, state)
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					m := page(pen, size[0], size[1], word)
					for _, tab := range allTabs() {
						m.SetTab(tab)
						kept := strings.ToLower(tab.Label().String())
						golden.Check(t, filepath.Join("testdata", "tabs", kept, name+".txt"), golden.Readable(m.View()))
					}
				})
			}
		}
	}
}

func TestAnOpenPaneIsExactlyAsLargeAsItWasMade(t *testing.T) {
	t.Parallel()
	texts := corpus.Drawable()
	for _, tab := range allTabs() {
		t.Run(tab.Label().String(), func(t *testing.T) {
			t.Parallel()
			for w := range 131 {
				pen := draw.Pen{Meter: []text.Meter{text.Wcwidth, text.Graphemes}[w%2]}
				m := page(pen, 0, 0, texts[w*5%len(texts)])
				m.SetTab(tab)
				for _, h := range []int{1, 4, 15, 24, 50} {
					m.SetSize(w, h)
					m.Do(action.ScrollDown)
					pens.CheckFrame(t, pen, m.View(), w, h)
				}
			}
		})
	}
}

func TestEveryTextFitsIntoEveryTab(t *testing.T) {
	t.Parallel()
	for _, tab := range allTabs() {
		t.Run(tab.Label().String(), func(t *testing.T) {
			t.Parallel()
			all := corpus.Drawable()
			for i := int(tab) % 3; i < len(all); i += 3 { // every text is in some tab
				m := page(pens.Plain(), 61, 50, all[i])
				m.SetTab(tab)
				pens.CheckFrame(t, pens.Plain(), m.View(), 61, 50)
			}
		})
	}
}

func TestTheTabsTurnRoundTheirEnds(t *testing.T) {
	t.Parallel()
	m := page(pens.Plain(), 80, 24, "a")
	for n := range 2 * len(allTabs()) {
		intent, ok := m.Do(action.NextTab)
		want := allTabs()[(n+1)%len(allTabs())]
		if intent != (detail.Show{Tab: want}) || !ok || m.Tab() != want {
			t.Errorf("step %d asks for %v and shows %v", n, intent, m.Tab())
		}
	}
	if intent, _ := m.Do(action.PrevTab); intent != (detail.Show{Tab: detail.Activity}) {
		t.Errorf("before the first tab comes %v", intent)
	}
	m.SetOpen(false)
	if m.Tab() != detail.Overview {
		t.Errorf("the pane beside the queue shows %v", m.Tab())
	}
}

func TestATabSaysHowItStands(t *testing.T) {
	t.Parallel()
	empty := known(incident.Details{})
	old := empty
	old.Comments = []incident.Comment{{ID: "c", Message: clean.New("still here"), Created: before(1)}}
	failed := detail.State{Failed: clean.Literal("not allowed")}
	tests := []struct {
		name    string
		tab     detail.Tab
		details incident.Details
		state   detail.State
		want    []string
		without string
	}{
		{"nothing was read", detail.Comments, incident.Details{}, detail.State{}, nil, "no comments"},
		{"it is being read", detail.Comments, incident.Details{}, detail.State{Loading: true}, []string{"loading..."}, "no comments"},
		{"it is being read again", detail.Comments, old, detail.State{Loading: true}, []string{"still here"}, "loading"},
		{"it could not be read", detail.Comments, incident.Details{}, failed, []string{"not allowed"}, "as it was"},
		{"nor again", detail.Comments, old, failed, []string{"not allowed", "as it was at 11:59:", "still here"}, "no comments"},
		{"there is a note", detail.Activity, empty, detail.State{Note: clean.Literal("from this machine alone")}, []string{"from this machine alone", "nothing is known"}, ""},
		{"no alerts", detail.Alerts, empty, detail.State{}, []string{"no alerts"}, ""},
		{"no entities", detail.Entities, empty, detail.State{}, []string{"no entities"}, ""},
		{"no tasks", detail.Tasks, empty, detail.State{}, []string{"no tasks"}, ""},
		{"no bookmarks", detail.Bookmarks, empty, detail.State{}, []string{"no bookmarks"}, ""},
		{"nothing similar", detail.Similar, empty, detail.State{}, []string{"nothing like it"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := page(pens.Plain(), 80, 24, "")
			states := map[incident.Part]detail.State{}
			if part, has := tt.tab.Part(); has {
				states[part] = tt.state
			}
			m.SetDetails(full().ID, tt.details, states)
			m.SetTab(tt.tab)
			view := m.View()
			for _, want := range tt.want {
				if !strings.Contains(view, want) {
					t.Errorf("it does not say %q:\n%s", want, view)
				}
			}
			if tt.without != "" && strings.Contains(view, tt.without) {
				t.Errorf("it says %q:\n%s", tt.without, view)
			}
		})
	}
}

func TestTheTabsCountWhatIsKnown(t *testing.T) {
	t.Parallel()
	m := page(pens.Plain(), 130, 24, "")
	if bar := rows(m)[2]; bar != "Overview  Alerts 3  Entities  Comments 2  Tasks  Bookmarks 1  Similar  Activity" {
		t.Errorf("before anything is read, the tabs are %q", bar)
	}
	d := details("a")
	d.Comments = d.Comments[:1]
	m.SetDetails(full().ID, d, nil)
	m.SetSimilar(similar("a"), clean.Safe{})
	if bar := rows(m)[2]; bar != "Overview  Alerts 2  Entities 2 of 7  Comments 1 of 2  Tasks 1/2  Bookmarks 2  Similar 2  Activity" {
		t.Errorf("the tabs are %q", bar)
	}
	m.SetSize(40, 24)
	if bar := rows(m)[2]; !strings.HasPrefix(bar, "Overview") || !strings.HasSuffix(bar, "tab 1 of 8") {
		t.Errorf("where the tabs do not fit, there is %q", bar)
	}
}

func TestDetailsOfAnotherIncidentAreDropped(t *testing.T) {
	t.Parallel()
	m := page(pens.Plain(), 80, 24, "")
	m.SetTab(detail.Comments)
	m.SetDetails("another", details("theirs"), nil)
	if strings.Contains(m.View(), "theirs") {
		t.Errorf("they are shown:\n%s", m.View())
	}
	m.SetDetails(full().ID, details("ours"), nil)
	other := full()
	other.ID = "another"
	if m.SetIncident(other); strings.Contains(m.View(), "ours") || m.Tab() != detail.Comments {
		t.Errorf("with another incident, the tab %v shows\n%s", m.Tab(), m.View())
	}
}

func TestAgesAreDrawnAnewEveryMinute(t *testing.T) {
	t.Parallel()
	m := page(pens.Plain(), 80, 24, "a")
	m.SetTab(detail.Comments)
	m.SetNow(now().Add(time.Hour))
	if view := m.View(); !strings.Contains(view, "3 hours ago") {
		t.Errorf("an hour later it says\n%s", view)
	}
}

// BenchmarkTab shows that a frame costs as much as is seen of it, and an answer
// as much as it holds.
func BenchmarkTab(b *testing.B) {
	for _, n := range []int{10, 100, 10_000} {
		told := make([]incident.Event, n)
		for i := range told {
			told[i] = incident.Event{At: before(i), By: clean.New("Ann"), What: clean.Safef("tagged %d", i)}
		}
		m := page(pens.Plain(), 120, 40, "")
		m.SetTab(detail.Activity)
		b.Run(fmt.Sprint("frame of ", n), func(b *testing.B) {
			m.SetDetails(full().ID, known(incident.Details{}), nil)
			m.SetEvents(told)
			b.ReportAllocs()
			for b.Loop() {
				m.View()
			}
		})
		b.Run(fmt.Sprint("answer of ", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m.SetEvents(told)
			}
		})
	}
}

func TestWhatIsLikeAnotherIncidentIsNotCountedBeforeItWasLookedFor(t *testing.T) {
	t.Parallel()
	m := page(pens.Plain(), 130, 24, "")
	m.SetSimilar(similar("a"), clean.Literal("closed incidents: not reached"))
	m.SetTab(detail.Similar)
	other := full()
	other.ID = "another"
	m.SetIncident(other)
	if bar := rows(m)[2]; !strings.HasSuffix(bar, "Similar  Activity") {
		t.Errorf("the tabs are %q", bar)
	}
	if strings.Contains(m.View(), "not reached") {
		t.Errorf("what was amiss with the one before is said:\n%s", m.View())
	}
}
