package detail_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/detail"
	"sentinelq/ui/text"
	"sentinelq/ui/uitest/golden"
	"sentinelq/ui/uitest/pens"
)

// TestThePaneLooksAsItDid keeps the pane of a closed incident with everything,
// of a hostile one without owner, and of none.
func TestThePaneLooksAsItDid(t *testing.T) {
	t.Parallel()
	hostile := incident.Incident{
		ID: "h", Number: 7, Title: clean.New("Logon by \u202esvc-backup\x1b[2J"), Severity: incident.Low, Status: incident.New,
		Created: stamped(now().Add(-time.Minute)), Description: clean.New("one\u200btwo"),
	}
	for look, pen := range pens.All(t) {
		for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}} {
			name := fmt.Sprintf("%dx%d-%s", size[0], size[1], look)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				m := detail.New(pen, time.UTC)
				m.SetNow(now())
				m.SetSize(size[0], size[1])
				keep := func(state string) {
					golden.Check(t, filepath.Join("testdata", name+"-"+state+".txt"), golden.Readable(m.View()))
				}
				keep("none")
				m.SetIncident(full())
				keep("full")
				m.SetIncident(hostile)
				keep("hostile")
			})
		}
	}
}

func TestThePaneIsExactlyAsLargeAsItWasMade(t *testing.T) {
	t.Parallel()
	all := pens.All(t)
	wide := all["true"]
	wide.Meter = text.Graphemes
	all["true, graphemes"] = wide
	texts := corpus.Drawable()
	for name, pen := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := pane(pen, 0, 0, full())
			for w := range 131 {
				m.SetIncident(filledWith(texts[w*4%len(texts)]))
				for _, h := range []int{0, 1, 30} {
					m.SetSize(w, h)
					m.Do(action.ScrollDown)
					pens.CheckFrame(t, pen, m.View(), w, h)
				}
			}
		})
	}
}

func TestEveryTextFitsIntoThePane(t *testing.T) {
	t.Parallel()
	for _, word := range corpus.Drawable() {
		for _, w := range []int{14, 60} {
			pens.CheckFrame(t, pens.Plain(), pane(pens.Plain(), w, 40, filledWith(word)).View(), w, 40)
		}
	}
}

func TestDrawingThePaneChangesNothing(t *testing.T) {
	t.Parallel()
	m := pane(pens.Plain(), 60, 6, full())
	for range 20 {
		m.Do(action.ScrollDown)
		if first, again := m.View(), m.View(); first != again {
			t.Fatalf("drawn again it differs:\n%s\n%s", first, again)
		}
	}
}

func TestFactsAreInWords(t *testing.T) {
	t.Parallel()
	id := "6f9619ff-8b86-d011-b42d-00c04fc964ff"
	tests := []struct {
		name   string
		change func(*incident.Incident)
		want   string
	}{
		{"number and title", func(*incident.Incident) {}, "#4711  Impossible travel of a privileged account"},
		{"the owner beyond doubt", func(*incident.Incident) {}, "owner     Ann Analyst (ann@contoso.example)"},
		{"by object ID when that is all", func(in *incident.Incident) {
			in.Owner = incident.Owner{AssignedTo: clean.New("Ann"), ObjectID: clean.New(id)}
		}, "owner     Ann (" + id + ")"},
		{"a principal name alone is said once", func(in *incident.Incident) {
			in.Owner = incident.Owner{UserPrincipalName: clean.New("ann@contoso.example")}
		}, "owner     ann@contoso.example"},
		{"nobody", func(in *incident.Incident) { in.Owner = incident.Owner{} }, "owner     nobody"},
		{"a time of today without its date", func(*incident.Incident) {}, "created   09:00, 3 hours ago"},
		{"an earlier one with it", func(in *incident.Incident) {
			in.Created = stamped(now().Add(-48 * time.Hour))
		}, "created   2026-02-28 12:00, 2 days ago"},
		{"when something happened", func(*incident.Incident) {}, "activity  2026-03-01 06:00 to 2026-03-02 08:00"},
		{"and within today without the date", func(in *incident.Incident) {
			in.FirstActivity = stamped(now().Add(-5 * time.Hour))
		}, "activity  07:00 to 08:00"},
		{"counts", func(*incident.Incident) {}, "has       alerts 3, comments 2, bookmarks 1"},
		{"tags", func(*incident.Incident) {}, "tags      travel, vip"},
		{"tactics", func(*incident.Incident) {}, "tactics   InitialAccess, CredentialAccess"},
		{"how it was closed", func(*incident.Incident) {}, "closed as Benign positive - suspicious but expected"},
		{"and why", func(*incident.Incident) {}, "comment   a drill, announced on Monday"},
		{"the deep link of Defender", func(*incident.Incident) {}, "Defender  https://security.microsoft.com/incidents/99"},
		{"that a title hides something", func(in *incident.Incident) {
			in.Title = clean.New("a\u202eb")
		}, "has hidden or control characters, shown as <U+...>"},
		{"that a description does", func(in *incident.Incident) {
			in.Description = clean.New("a\x1bb")
		}, "has hidden or control characters, shown as <U+...>"},
		{"the description", func(*incident.Incident) {}, "The second sign-in used a legacy protocol."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			in := full()
			tt.change(&in)
			if got := rows(pane(pens.Plain(), 100, 40, in)); !slices.Contains(got, tt.want) {
				t.Errorf("no line is %q:\n%s", tt.want, strings.Join(got, "\n"))
			}
		})
	}
}

func TestWhatIsNotKnownHasNoLine(t *testing.T) {
	t.Parallel()
	bare := incident.Incident{ID: "b", Number: 1, Title: clean.New("Bare"), Severity: incident.Low, Status: incident.New}
	view := pane(pens.Plain(), 80, 30, bare).View()
	for _, label := range []string{"created", "changed", "activity", "tags", "products", "tactics", "closed", "comment ", "portal", "Defender", "hidden"} {
		if strings.Contains(view, label) {
			t.Errorf("there is a line of %q:\n%s", label, view)
		}
	}
}

func TestTimesAreInTheZoneOfTheAnalyst(t *testing.T) {
	t.Parallel()
	m := detail.New(pens.Plain(), time.FixedZone("UTC+13", 13*60*60))
	m.SetNow(now()) // there it is 01:00 of the next day
	m.SetSize(80, 30)
	m.SetIncident(full())
	if got := rows(m); !slices.Contains(got, "created   2026-03-02 22:00, 3 hours ago") || !slices.Contains(got, "changed   00:55, 5 min ago") {
		t.Errorf("it says\n%s", strings.Join(got, "\n"))
	}
}

func TestThePaneScrollsWithinWhatThereIs(t *testing.T) {
	t.Parallel()
	m := pane(pens.Plain(), 60, 6, full())
	first := m.View()
	if m.Do(action.ScrollUp); m.View() != first {
		t.Error("it scrolls above its beginning")
	}
	last := ""
	for range 100 {
		if intent, ok := m.Do(action.ScrollDown); intent != nil || !ok {
			t.Fatalf("scrolling asks for %v, handled: %v", intent, ok)
		}
		last = m.View()
	}
	if !strings.HasSuffix(strings.TrimSpace(last), "The second sign-in used a legacy protocol.") {
		t.Errorf("at the end it shows\n%s", last)
	}
	if m.Do(action.ScrollUp); m.View() == last {
		t.Error("a scroll back from the end is not seen at once")
	}
	if intent, ok := m.Do(action.Submit); intent != nil || ok {
		t.Errorf("an action of the form is taken, and asks for %v", intent)
	}
}

func TestWhatIsReadStaysWhereItIsWhenItChanges(t *testing.T) {
	t.Parallel()
	m := pane(pens.Plain(), 60, 6, full())
	m.Do(action.ScrollDown)
	m.Do(action.ScrollDown)
	before := m.View()
	in := full()
	in.ETag = "another"
	if m.SetIncident(in); m.View() != before {
		t.Errorf("the same incident is shown from elsewhere:\n%s", m.View())
	}
	in.ID = "another"
	if m.SetIncident(in); !strings.HasPrefix(m.View(), " #4711") {
		t.Errorf("another one is not shown from its beginning:\n%s", m.View())
	}
	m.Do(action.ScrollDown)
	m.Clear()
	if got := rows(m)[0]; got != "no incident" {
		t.Errorf("without one it says %q", got)
	}
}

// TestAShorterIncidentIsNotScrolledOut shows that no less is on the screen than
// could be when what is shown has become shorter, or the pane higher.
func TestAShorterIncidentIsNotScrolledOut(t *testing.T) {
	t.Parallel()
	m := pane(pens.Plain(), 60, 6, full())
	for range 100 {
		m.Do(action.ScrollDown)
	}
	short := full()
	short.Description = clean.Text{}
	m.SetIncident(short)
	if got := rows(m); got[5] == "" {
		t.Errorf("the last line is empty:\n%s", strings.Join(got, "\n"))
	}
	m.SetSize(60, 40)
	if got := rows(m); !strings.HasPrefix(got[0], "#4711") {
		t.Errorf("with room for all it begins with %q", got[0])
	}
}

func BenchmarkView(b *testing.B) {
	for _, lines := range []int{10, 10_000} {
		in := full()
		in.Description = clean.New(strings.Repeat("Signed in from Berlin.\n", lines))
		m := pane(pens.Plain(), 60, 34, in)
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m.View()
			}
		})
	}
}
