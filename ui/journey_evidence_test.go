package ui_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// relation is the request that ties an alert or a bookmark to an incident. The
// name is the program's own choice.
func relation(j *uitest.Journey, incident, kind, id string) string {
	j.T.Helper()
	for _, r := range j.Sim.Relations(incident) {
		if strings.EqualFold(r.Properties.RelatedResourceName, id) {
			return "PUT incidents/" + incident + "/relations/" + r.Name +
				` {"properties":{"relatedResourceId":"` + provider(j) + kind + "/" + id + `"}}`
		}
	}
	j.T.Fatalf("%s is not related", id)
	return ""
}

// alertsOf returns the IDs of the alerts of an incident.
func alertsOf(j *uitest.Journey, incident string) []string {
	var ids []string
	for _, r := range j.Sim.Relations(incident) {
		if strings.Contains(r.Properties.RelatedResourceID, "/entities/") || strings.Contains(r.Properties.RelatedResourceID, "/Entities/") {
			ids = append(ids, r.Properties.RelatedResourceName)
		}
	}
	return ids
}

func TestAlertsAreInTheOrderOfTime(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				open(j, 4682, alertsTab)
				var times []string
				for line := range strings.SplitSeq(j.Screen(), "\n") {
					if at := strings.TrimLeft(line, " ▌"); strings.HasPrefix(at, "1999-12-") {
						times = append(times, at[:16])
					}
				}
				j.Sees("Alerts 7")
				if len(times) < 1 || !slices.IsSorted(times) {
					t.Errorf("they are of %q", times)
				}
				if s.w == 160 && len(times) != 7 {
					t.Errorf("%d alerts are shown", len(times))
				}
			})
		})
	}
}

func TestAnAlertIsRelatedByItsID(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				incident := nameOf(j, shownFirst)
				alert := alertsOf(j, nameOf(j, 4701))[0]
				j.Press("enter")
				tab(j, alertsTab)
				from := mark(j)
				j.Press("+")
				j.Type(alert)
				j.Sees("Relate the alert " + alert[:8])
				j.Press("enter")
				j.Wait(time.Second)
				j.Sees("alert related", "Alerts 3")
				wrote(j, from, relation(j, incident, "entities", alert))
			})
		})
	}
}

func TestAnAlertIsRelatedFromTheSearch(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 120, Height: 40}, func(j *uitest.Journey) {
		incident := nameOf(j, shownFirst)
		j.Press("enter")
		tab(j, alertsTab)
		before := alertsOf(j, incident)
		from := mark(j)
		j.Press("+")
		j.Wait(time.Second)
		j.Type("Guest invited")
		j.Wait(2 * time.Second)
		j.Sees("Guest invited by a guest")
		searches := 0
		for _, line := range journal(j, from) {
			if strings.Contains(line, "/query") {
				searches++
			}
		}
		if searches != 2 { // what is recent, and once more when typing rested
			t.Errorf("%d searches were sent", searches)
		}
		j.Press("enter")
		j.Wait(time.Second)
		j.Sees("alert related: Guest invited by a guest", "Alerts 3")
		after := alertsOf(j, incident)
		wrote(j, from, relation(j, incident, "entities", after[len(before)]))
	})
}

func TestWithoutLogAnalyticsAnAlertIsRelatedByItsID(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Simulator: simulator.Options{LogsDenied: true}}, func(j *uitest.Journey) {
		alert := alertsOf(j, nameOf(j, 4701))[0]
		j.Press("enter")
		tab(j, alertsTab)
		j.Press("+")
		j.Wait(time.Second)
		j.Sees("your role does not allow it")
		j.Type(alert)
		j.Wait(2 * time.Second)
		j.Press("enter")
		j.Wait(time.Second)
		j.Sees("alert related", "Alerts 3")
	})
}

func TestAnAlertThatIsThereAlreadyIsRefusedBeforeAnythingIsSent(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		alert := alertsOf(j, nameOf(j, shownFirst))[0]
		j.Press("enter")
		tab(j, alertsTab)
		from := mark(j)
		j.Press("+")
		j.Wait(time.Second)
		j.Type(strings.ToUpper(alert))
		j.Press("enter")
		j.Wait(time.Second)
		j.Sees("the alert is in the incident already")
		wrote(j, from)
	})
}

func TestTheHundredAndFiftyFirstAlertIsRefusedBeforeAnythingIsSent(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		c, n, spare := newColleague(j), 2, ""
		for _, name := range j.Sim.Names() {
			for _, alert := range alertsOf(j, name) {
				if spare = alert; n < 150 && name != nameOf(j, shownFirst) {
					c.relate(nameOf(j, shownFirst), alert, n)
					n++
				}
			}
			if n == 150 && name != nameOf(j, shownFirst) && !slices.Contains(alertsOf(j, nameOf(j, shownFirst)), spare) {
				break
			}
		}
		j.Press("enter")
		tab(j, alertsTab)
		j.Sees("Alerts 150")
		from := mark(j)
		j.Press("+")
		j.Wait(time.Second)
		j.Type(spare)
		j.Press("enter")
		j.Wait(time.Second)
		j.Sees("the incident has the 150 alerts that Azure allows")
		wrote(j, from)
	})
}

func TestAnIncidentOfDefenderKeepsItsAlerts(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		open(j, 4699, alertsTab)
		from := mark(j)
		j.Press("+")
		j.Wait(time.Second)
		j.Sees("synchronised from Microsoft Defender")
		j.SeesNot("type to search")
		j.Press("X")
		j.Sees("Not possible", "synchronised from Microsoft Defender")
		j.Press("enter", "y")
		j.Wait(time.Second)
		sent(j, from)
	})
}

func TestAnAlertIsTakenOffAfterAsking(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 100, Height: 30}, func(j *uitest.Journey) {
		incident := nameOf(j, shownFirst)
		j.Press("enter")
		tab(j, alertsTab)
		_, line := j.Line("alert ID")
		id := strings.Fields(line)[2]
		var name string
		for _, r := range j.Sim.Relations(incident) {
			if r.Properties.RelatedResourceName == id {
				name = r.Name
			}
		}
		from := mark(j)
		j.Press("X")
		j.Sees("take off the alert Impossible travel", "Leave it")
		j.Press("enter")
		sent(j, from)
		j.Press("X", "y")
		j.Wait(time.Second)
		j.Sees("Alerts 1")
		wrote(j, from, "DELETE incidents/"+incident+"/relations/"+name)
	})
}

// bookmarked is an incident with two bookmarks.
const bookmarked = 4680

func TestBookmarksAreListedWithTheirQuery(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				incident := open(j, bookmarked, bookmarksTab)
				j.Sees("Bookmarks 2", "query")
				for _, b := range j.Sim.Bookmarks() {
					if b.Properties.IncidentInfo != nil && b.Properties.IncidentInfo.IncidentID == incident {
						j.Sees(b.Properties.DisplayName[:25])
					}
				}
			})
		})
	}
}

func TestABookmarkOfTheWorkspaceIsAdded(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 120, Height: 40}, func(j *uitest.Journey) {
		incident := nameOf(j, shownFirst)
		wanted := j.Sim.Bookmarks()[0]
		j.Press("enter")
		tab(j, bookmarksTab)
		from := mark(j)
		j.Press("+")
		j.Sees("Add one of the workspace", "Write a new one")
		j.Press("a")
		j.Wait(time.Second)
		if !slices.Contains(journal(j, from), "GET bookmarks") {
			t.Errorf("sent were %q", journal(j, from))
		}
		j.Type(wanted.Properties.DisplayName)
		j.Press("enter")
		j.Wait(time.Second)
		j.Sees("bookmark added", "Bookmarks 1")
		id := j.Sim.Relations(incident)[2].Properties.RelatedResourceName
		wrote(j, from, relation(j, incident, "bookmarks", id))
	})
}

func TestANewBookmarkIsMadeAndThenRelated(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				incident := nameOf(j, shownFirst)
				j.Press("enter")
				tab(j, bookmarksTab)
				from := mark(j)
				j.Press("+", "n")
				j.Sees("Bookmark of #4711", "the first line is its name")
				j.Type("Sign-ins of h.suzuki")
				j.Press("ctrl+s")
				j.Sees("a bookmark needs the query")
				sent(j, from)
				j.Press("enter")
				j.Type(`SigninLogs | where UserPrincipalName == "h.suzuki"`)
				j.Press("ctrl+s")
				j.Wait(time.Second)
				j.Sees("bookmark added", "Sign-ins of h.suzuki", "Bookmarks 1")
				related := j.Sim.Relations(incident)[2]
				id := related.Properties.RelatedResourceName
				wrote(j, from, "PUT bookmarks/"+id+
					` {"properties":{"displayName":"Sign-ins of h.suzuki","query":"SigninLogs | where UserPrincipalName == \"h.suzuki\""}}`,
					relation(j, incident, "bookmarks", id))
			})
		})
	}
}

func TestABookmarkWhoseRelationFailedIsNotMadeTwice(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		before := len(j.Sim.Bookmarks())
		j.Press("enter")
		tab(j, bookmarksTab)
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Method: http.MethodPut, Path: "/relations/", Status: http.StatusForbidden})
		j.Press("+", "n")
		j.Paste("Name\nquery")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("Name", "the bookmark is made, but not added to the incident: your role does not allow")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("bookmark added", "Bookmarks 1")
		if n := len(j.Sim.Bookmarks()); n != before+1 {
			t.Errorf("%d bookmarks were made", n-before)
		}
	})
}

func TestABookmarkIsTakenOffAfterAsking(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		incident := open(j, bookmarked, bookmarksTab)
		all, from := len(j.Sim.Bookmarks()), mark(j)
		before := j.Sim.Relations(incident)
		j.Press("X")
		j.Sees("take off the bookmark", "Leave it")
		j.Press("esc")
		sent(j, from)
		j.Press("X", "y")
		j.Wait(time.Second)
		j.Sees("Bookmarks 1")
		after := j.Sim.Relations(incident)
		for _, r := range before {
			if !slices.Contains(after, r) {
				wrote(j, from, "DELETE incidents/"+incident+"/relations/"+r.Name)
			}
		}
		if len(after) != len(before)-1 || len(j.Sim.Bookmarks()) != all {
			t.Errorf("%d relations are left of %d, %d bookmarks of %d", len(after), len(before), len(j.Sim.Bookmarks()), all)
		}
	})
}

func TestTheTwentyFirstBookmarkIsRefusedBeforeAnythingIsSent(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		c := newColleague(j)
		for i, b := range j.Sim.Bookmarks()[:20] {
			c.mark(nameOf(j, shownFirst), b.Name, i)
		}
		j.Press("enter")
		tab(j, bookmarksTab)
		j.Sees("Bookmarks 20")
		from := mark(j)
		j.Press("+", "n")
		j.Paste("Name\nquery")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("the incident has the 20 bookmarks that Azure allows")
		j.Press("esc", "+", "a")
		j.Wait(time.Second)
		j.Press("enter")
		j.Wait(time.Second)
		j.Sees("the incident has the 20 bookmarks that Azure allows")
		wrote(j, from)
	})
}

func TestAResponderAddsBookmarksButMakesNone(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Simulator: simulator.Options{Role: simulator.Responder}}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, bookmarksTab)
		j.Press("+")
		j.Sees("Add one of the workspace", "Microsoft Sentinel Contributor")
		j.Press("n")
		j.SeesNot("the first line is its name")
		j.Press("a")
		j.Wait(time.Second)
		j.Press("enter")
		j.Wait(time.Second)
		j.Sees("bookmark added", "Bookmarks 1")
	})
}
