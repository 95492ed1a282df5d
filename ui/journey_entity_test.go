package ui_test

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// clipboard fails unless the program gave exactly these texts to the terminal's
// clipboard, and wrote nothing else of its own.
func clipboard(j *uitest.Journey, want ...string) {
	j.T.Helper()
	sequences := make([]string, len(want))
	for i, text := range want {
		sequences[i] = fmt.Sprintf("sequence %q", "\x1b]52;c;"+base64.StdEncoding.EncodeToString([]byte(text))+"\a")
	}
	if have := j.Strays(); !slices.Equal(have, sequences) {
		j.T.Errorf("copied were %q, not %q", have, sequences)
	}
}

// choose opens the copy menu and takes the line that begins with a label.
func choose(j *uitest.Journey, label string) {
	j.T.Helper()
	j.Press("y")
	at, _ := j.Line(label)
	first, _ := j.Line(" Copy ")
	for range at - first - 1 {
		j.Press("down")
	}
	j.Press("enter")
}

func TestEntitiesHaveTheFieldsOfTheirKind(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				j.Press("enter")
				tab(j, entitiesTab)
				j.Sees("Entities 5", "Account          h.suzuki", "upnSuffix", "contoso.example", "ntDomain", "CONTOSO")
				j.SeesNot("distinguishedName", "address  ")
				j.Press("down")
				j.Sees("Ip               198.51.100.170", "address")
				j.SeesNot("upnSuffix") // fields are of what is selected
				j.Press("down")
				j.Sees("CloudApplication Office 365 Exchange Online", "appId")
			})
		})
	}
}

func TestTheCopyMenuOffersTheSelectedEntity(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		down         int
		label, value string
	}{
		"an account's name":          {0, "name ", "h.suzuki"},
		"an account, defanged":       {0, "defanged ", "h[.]suzuki"},
		"a field":                    {0, "aadUserId ", "0984529c-075f-40bd-8fbd-27855b3fb412"},
		"an address":                 {1, "name ", "198.51.100.170"},
		"an address, defanged":       {1, "defanged ", "198[.]51[.]100[.]170"},
		"the incident all the same":  {1, "number ", "#4711"},
		"the incident with its name": {2, "both ", "#4711 Impossible travel"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: 100, Height: 30}, func(j *uitest.Journey) {
				j.Press("enter")
				tab(j, entitiesTab)
				for range c.down {
					j.Press("down")
				}
				from := mark(j)
				choose(j, c.label)
				j.Sees("sent to the terminal's clipboard: " + c.value)
				clipboard(j, c.value)
				sent(j, from)
			})
		})
	}
}

func TestWhatIsNoAddressHasNoOtherForm(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 100, Height: 30}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, entitiesTab)
		j.Press("down", "down", "y")
		j.Sees("Office 365 Exchange Online")
		j.SeesNot("defanged")
	})
}

func TestTheCopyMenuOffersWhatIsSelectedInEveryTab(t *testing.T) {
	t.Parallel()
	query := func(*uitest.Journey) string { return "SecurityEvent | where EventID == 4625 | take 10" }
	for name, c := range map[string]struct {
		incident, tab int
		label         string
		value         func(j *uitest.Journey) string
	}{
		"an alert's ID": {shownFirst, alertsTab, "alert ID ", func(j *uitest.Journey) string {
			_, line := j.Line("alert ID")
			return strings.Fields(line)[2]
		}},
		"a comment on one line": {4635, commentsTab, "comment ", func(*uitest.Journey) string {
			return "Password of reception was reset. - sessions revoked - tokens revoked"
		}},
		"a task":           {shownFirst, tasksTab, "task ", func(*uitest.Journey) string { return "Check the sign-ins of the last 7 days" }},
		"a bookmark query": {4680, bookmarksTab, "query ", query},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: 160, Height: 45}, func(j *uitest.Journey) {
				open(j, c.incident, c.tab)
				for c.tab == commentsTab && !strings.Contains(cursorLines(j), "Password of") {
					j.Press("down")
				}
				want := c.value(j)
				choose(j, c.label)
				clipboard(j, want)
			})
		})
	}
}

// cursorLines returns the line of the selected entry and the one below it.
func cursorLines(j *uitest.Journey) string {
	j.T.Helper()
	at, line := j.Line("▌")
	return line + strings.Split(j.Screen(), "\n")[at+1]
}

func TestFromTheQueueTheCopyMenuOffersTheIncidentOnly(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("y")
		j.Sees("number  #4711", "both    #4711 Impossible travel", "ID      571e3e18")
		j.SeesNot("defanged", "comment ", "task ")
		j.Press("esc")
		clipboard(j)
	})
}

func TestSimilarIncidentsSayWhyAndHowTheyEnded(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h, Prepare: twin}, func(j *uitest.Journey) {
				j.Press("/", "ctrl+u")
				j.Type("status:any")
				j.Press("enter")
				j.Wait(2 * time.Second)
				j.Press("g", "enter")
				from := mark(j)
				tab(j, similarTab)
				j.Sees("#4709", "Closed", "same title", "closed, owner Ann Lindqvist: Benign positive - suspicious but expected:")
				wrote(j, from)
				for !strings.Contains(cursorLines(j), "#4709") {
					j.Press("down")
				}
				j.Press("enter")
				j.Wait(time.Second)
				j.Sees("#4709  Impossible travel", "Overview", "Closed   Ann Lindqvist")
				j.Press("esc")
				j.OnCursor("4709")
			})
		})
	}
}

// TestSimilarIncidentsAreLookedForAmongClosedOnesThatAreNotLoaded leaves the
// filter as it is, which never asks for closed incidents.
func TestSimilarIncidentsAreLookedForAmongClosedOnesThatAreNotLoaded(t *testing.T) {
	t.Parallel()
	asked := func(j *uitest.Journey, from int) (n int) {
		for _, r := range j.Sim.Requests()[from:] {
			if strings.Contains(r.Query.Get("$filter"), "'Closed'") {
				n++
			}
		}
		return n
	}
	uitest.Run(t, uitest.Options{Prepare: twin}, func(j *uitest.Journey) {
		j.SeesNot("4709")
		j.Press("enter")
		from := mark(j)
		tab(j, similarTab)
		j.Wait(2 * time.Second)
		j.Sees("#4709", "Closed", "same title", "closed, owner Ann Lindqvist: Benign positive - suspicious but expected")
		j.SeesNot("looking through closed incidents")
		if n := asked(j, from); n != 1 {
			j.T.Errorf("closed incidents were asked for %d times", n)
		}
		j.Press("tab", "shift+tab")
		j.Wait(2 * time.Second)
		j.Sees("#4709")
		if n := asked(j, from); n != 1 {
			j.T.Errorf("back at the tab, they were asked for again: %d times", n)
		}
	})
}

func TestThatClosedIncidentsCannotBeReadIsSaidBesideThoseThatAreLoaded(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("enter")
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultResetBefore, Times: -1})
		tab(j, similarTab)
		j.Wait(3 * time.Minute)
		j.Sees("closed incidents: the connection to management.azure.com broke", "tag travel")
	})
}

// twin makes #4709 a closed incident like the first of the queue.
func twin(sim *simulator.Simulator) {
	names := sim.Names()
	sim.Edit(names[len(names)-3], func(p *simulator.Properties) {
		p.Title, p.Status = "Impossible travel", "Closed"
		p.Classification, p.ClassificationReason, p.ClassificationComment = "BenignPositive", "SuspiciousButExpected", "Expected in our tests"
		p.Owner = simulator.Owner{ObjectID: "5e21c7d8-90ab-4f63-b7d2-14c8e9a0f356", AssignedTo: "Ann Lindqvist"}
		p.CreatedTimeUTC = "1999-12-31T20:00:00Z"
		p.FirstActivityTimeUTC, p.LastActivityTimeUTC = "1999-12-31T19:00:00Z", "1999-12-31T20:00:00Z"
	})
}

func TestSharedEntitiesMakeIncidentsSimilarOnceTheyAreRead(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 160, Height: 45}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, entitiesTab)
		j.Press("]")
		tab(j, similarTab-entitiesTab)
		j.Sees("same account h.suzuki")
	})
}

func TestActivityIsTheHistoryOfLogAnalyticsTheLastEventFirst(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				incident := nameOf(j, shownFirst)
				j.Press("enter")
				from := mark(j)
				tab(j, activityTab)
				j.Sees("created as New, High", "Incident created f")
				if all := journal(j, from); !slices.ContainsFunc(all, func(r string) bool {
					return strings.HasPrefix(r, "POST /v1/workspaces/") && strings.Contains(r, `{"query":"SecurityIncident | where IncidentName =~ '`+incident+`' | sort by TimeGenerated asc | project `) &&
						strings.HasSuffix(r, `","timespan":"P90D"}`)
				}) {
					t.Errorf("sent were %q", all)
				}
				j.Press("esc", "e")
				j.Press("l")
				j.Wait(time.Second)
				j.Press("enter")
				tab(j, activityTab)
				j.Press("r")
				j.Wait(time.Second)
				later, line := j.Line("severity from High to Low")
				earlier, _ := j.Line("created as New, High")
				if later >= earlier || !strings.Contains(line, "robin@contoso.exam") {
					t.Errorf("the change is in line %d, before it line %d: %q", later, earlier, line)
				}
			})
		})
	}
}

func TestWithoutLogAnalyticsActivityIsWhatThisProgramSaw(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			denied := uitest.Options{Width: s.w, Height: s.h, Simulator: simulator.Options{LogsDenied: true}}
			uitest.Run(t, denied, func(j *uitest.Journey) {
				j.Press("enter")
				tab(j, activityTab)
				j.Sees("Log Analytics: your role does not allow it", "this is what was seen here", "first seen here as New, High")
				j.SeesNot("created as", "r tries again")
				j.Press("s", "a")
				j.Wait(time.Second)
				j.Sees("status from New to Active", "first seen here as New, High")
			})
		})
	}
}
