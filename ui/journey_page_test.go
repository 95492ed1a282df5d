package ui_test

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// shownFirst is the incident under the cursor of the demo's queue.
const shownFirst = 4711

// size is a terminal on which the page has to work.
type size struct{ w, h int }

func screens() map[string]size {
	return map[string]size{"80x24": {80, 24}, "160x45": {160, 45}}
}

// tab goes from the overview to a tab, by its place.
func tab(j *uitest.Journey, n int) {
	for range n {
		j.Press("tab")
	}
	j.Wait(time.Second)
}

// The places of the tabs.
const (
	alertsTab = iota + 1
	entitiesTab
	commentsTab
	tasksTab
	bookmarksTab
	similarTab
	activityTab
)

// nameOf returns the name of an incident by its number.
func nameOf(j *uitest.Journey, number int) string {
	j.T.Helper()
	for _, name := range j.Sim.Names() {
		if in, _ := j.Sim.Incident(name); in.Properties.IncidentNumber == number {
			return name
		}
	}
	j.T.Fatalf("there is no #%d", number)
	return ""
}

// open narrows the queue to an incident, whatever its status, opens its page in
// a tab, and returns its name.
func open(j *uitest.Journey, number, at int) string {
	j.T.Helper()
	j.Press("/", "ctrl+u")
	j.Type("status:any #" + strconv.Itoa(number))
	j.Press("enter")
	j.Wait(2 * time.Second)
	j.Press("enter")
	tab(j, at)
	j.Sees("#" + strconv.Itoa(number))
	return nameOf(j, number)
}

// provider is where the paths of the workspace begin.
func provider(j *uitest.Journey) string {
	o := j.Sim.Options()
	return "/subscriptions/" + o.Subscription + "/resourceGroups/" + o.ResourceGroup +
		"/providers/Microsoft.OperationalInsights/workspaces/" + o.Workspace + "/providers/Microsoft.SecurityInsights/"
}

// journal returns what reached the service from the nth request on, as it is
// written in a test: method, path below the workspace's provider, and body.
// Whatever is about the queue and not about an incident's page is left out.
func journal(j *uitest.Journey, from int) []string {
	var lines []string
	for _, r := range j.Sim.Requests()[from:] {
		path := strings.TrimPrefix(r.Path, provider(j))
		if path == "incidents" || strings.HasSuffix(path, "/permissions") {
			continue
		}
		lines = append(lines, strings.TrimSpace(r.Method+" "+path+" "+string(r.Body)))
	}
	return lines
}

// mark returns how many requests there were.
func mark(j *uitest.Journey) int { return len(j.Sim.Requests()) }

// sent fails unless exactly these requests reached the service since the mark.
func sent(j *uitest.Journey, from int, want ...string) {
	j.T.Helper()
	if have := journal(j, from); !slices.Equal(have, want) {
		j.T.Errorf("sent were\n%s\nnot\n%s", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
}

// wrote fails unless exactly these requests that change something reached the
// service since the mark: the POST requests that gather evidence are none.
func wrote(j *uitest.Journey, from int, want ...string) {
	j.T.Helper()
	var have []string
	for _, line := range journal(j, from) {
		method, rest, _ := strings.Cut(line, " ")
		if method == http.MethodPut || method == http.MethodDelete || strings.Contains(rest, "/runPlaybook") {
			have = append(have, line)
		}
	}
	if !slices.Equal(have, want) {
		j.T.Errorf("written were\n%s\nnot\n%s", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
}

func TestEachTabIsReadWhenItIsOpenedAndNotBefore(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				at := "incidents/" + nameOf(j, shownFirst)
				from := mark(j)
				j.Press("enter")
				j.Wait(time.Second)
				sent(j, from)
				for _, c := range []struct{ request, shows string }{
					{"POST " + at + "/alerts", "Impossible travel"},
					{"POST " + at + "/entities", "accountName"},
					{"GET " + at + "/comments", "Nothing else from 198.51.100.170"},
					{"GET " + at + "/tasks", "[ ] Check the sign-ins"},
					{"POST " + at + "/bookmarks", "no bookmarks"},
				} {
					from = mark(j)
					tab(j, 1)
					sent(j, from, c.request)
					j.Sees(c.shows)
				}
				from = mark(j)
				tab(j, 1)
				sent(j, from) // similar ones are found among those that are loaded
				j.Sees("tag vip, tag travel, same product")
			})
		})
	}
}

func TestATabIsNotReadAgainWithinHalfAMinuteUnlessAsked(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		at := "incidents/" + nameOf(j, shownFirst)
		j.Press("enter")
		tab(j, tasksTab)
		from := mark(j)
		j.Press("tab", "shift+tab")
		sent(j, from, "POST "+at+"/bookmarks")
		from = mark(j)
		j.Press("r")
		j.Wait(time.Second)
		sent(j, from, "GET "+at+"/tasks")
		j.Wait(40 * time.Second)
		from = mark(j)
		tab(j, 1)
		j.Press("shift+tab")
		sent(j, from, "POST "+at+"/bookmarks", "GET "+at+"/tasks")
	})
}

func TestEveryTabShowsThatItIsRead(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			slow := uitest.Options{Width: s.w, Height: s.h, Simulator: simulator.Options{Latency: 5 * time.Second}}
			uitest.Run(t, slow, func(j *uitest.Journey) {
				j.Wait(20 * time.Second)
				j.Press("enter")
				for _, n := range []int{alertsTab, entitiesTab, commentsTab, tasksTab, bookmarksTab, similarTab, activityTab} {
					j.Press("tab")
					if n == similarTab {
						continue
					}
					j.Sees("loading...")
					j.Wait(15 * time.Second)
					j.SeesNot("loading...")
				}
			})
		})
	}
}

func TestATabThatCouldNotBeReadSaysWhyAndRTriesAgain(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tab         int
		path, shows string
	}{
		"alerts":    {alertsTab, "/alerts", "alert ID"},
		"entities":  {entitiesTab, "/entities", "accountName"},
		"comments":  {commentsTab, "/comments", "Nothing else from"},
		"tasks":     {tasksTab, "/tasks", "Look for mailbox rules"},
		"bookmarks": {bookmarksTab, "/bookmarks", "no bookmarks"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: 80, Height: 31}, func(j *uitest.Journey) {
				j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Path: c.path, Times: -1, Status: http.StatusForbidden, Code: "AuthorizationFailed"})
				j.Press("enter")
				tab(j, c.tab)
				j.Sees("your role does not allow it; Microsoft Sentinel Reader is needed; r tries")
				j.SeesNot(c.shows)
				j.Sim.Heal()
				j.Press("r")
				j.Wait(time.Second)
				j.Sees(c.shows)
				j.SeesNot("r tries again")
			})
		})
	}
}

func TestWhatWasReadBeforeStaysBelowTheReasonWhyItCouldNotBeReadAgain(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("enter")
		tab(j, tasksTab)
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Path: "/tasks", Times: -1, Status: http.StatusForbidden})
		j.Press("r")
		j.Wait(time.Second)
		j.Sees("your role does not allow it", "as it was at 00:00", "Look for mailbox rules")
	})
}

func TestAnEmptyTabSaysWhatHelps(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				newColleague(j).create("Nothing at all")
				j.Press("r")
				j.Wait(time.Second)
				j.Press("g", "enter")
				for _, words := range []string{
					"no alerts: one can be related by its ID", "no entities: they come with alerts", "no comments yet",
					"no tasks yet", "no bookmarks", "nothing like it among the incidents",
				} {
					tab(j, 1)
					j.Sees(words)
				}
				tab(j, 1)
				j.Sees("created as New, Medium")
			})
		})
	}
}

func TestEntitiesSayHowManyOfAllAreListed(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 160, Height: 45}, func(j *uitest.Journey) {
		open(j, 4709, entitiesTab)
		j.Sees("Entities 24 of 188") // the service lists 20 of a kind
	})
}

func TestLeavingThePageEndsWhatIsReadForIt(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 80, Height: 31}, func(j *uitest.Journey) {
		at := "incidents/" + nameOf(j, shownFirst)
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Path: "/alerts", Delay: time.Minute})
		from := mark(j)
		j.Press("enter", "tab")
		j.Sees("loading...")
		j.Press("esc")
		j.OnCursor("4711")
		j.Press("enter", "tab")
		j.Wait(time.Second)
		j.Sees("alert ID") // without waiting for the minute of the first
		sent(j, from, "POST "+at+"/alerts", "POST "+at+"/alerts")
		j.Wait(2 * time.Minute)
		j.Sees("alert ID")
		j.SeesNot("stopped")
	})
}

func TestWhoLeavesAndComesBackInOneBreathSeesTheTab(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{{"esc", "enter", "tab"}, {"]", "["}} {
		uitest.Run(t, uitest.Options{Width: 80, Height: 31}, func(j *uitest.Journey) {
			j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Path: "/alerts", Delay: time.Minute})
			j.Press("enter", "tab")
			j.Press(keys...)
			j.Wait(2 * time.Second)
			j.Sees("#4711", "alert ID")
		})
	}
}

func TestALateAnswerOfAnotherIncidentIsDropped(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Path: "/comments", Delay: 20 * time.Second})
		j.Press("enter")
		tab(j, commentsTab)
		j.Press("]")
		j.Wait(time.Second)
		j.Sees("#4710", "no comments yet")
		j.Wait(time.Minute)
		j.Sees("#4710", "no comments yet")
		j.SeesNot("Nothing else from 198.51.100.170")
	})
}

func TestTheNextIncidentIsShownInTheSameTabAndEscReturnsToItsRow(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				j.Press("j", "j", "enter")
				tab(j, tasksTab)
				j.Sees("#4709")
				from := mark(j)
				j.Press("]")
				j.Wait(time.Second)
				j.Sees("#4708", "Tasks ")
				sent(j, from, "GET incidents/"+nameOf(j, 4708)+"/tasks")
				j.Press("[", "[")
				j.Wait(time.Second)
				j.Sees("#4710")
				j.Press("esc")
				j.OnCursor("4710")
				j.Press("enter", "[", "[", "[")
				j.Sees("#4711") // there is none before the first
				j.Press("esc")
				j.OnCursor("4711")
			})
		})
	}
}

func TestThePageBesideTheQueueFollowsItsRowAndZooms(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 160, Height: 45}, func(j *uitest.Journey) {
		j.Press("j", "tab")
		tab(j, commentsTab)
		j.Sees("#4710", "4709", "Comments 0")
		j.Press("]")
		j.OnCursor("4709")
		j.Press("z")
		j.SeesNot("4710")
		j.Press("z")
		j.Sees("4710")
		j.Press("esc")
		j.OnCursor("4709")
	})
}
