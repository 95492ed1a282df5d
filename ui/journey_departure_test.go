package ui_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// departs is what a colleague does to an incident, and what the screen says then.
type departs struct {
	do   func(j *uitest.Journey, name string)
	says []string
}

func departures() map[string]departs {
	return map[string]departs{
		"closed": {
			do: func(j *uitest.Journey, name string) {
				j.Sim.Edit(name, func(p *simulator.Properties) { p.Status, p.Classification = "Closed", "Undetermined" })
			},
			says: []string{"closed by "},
		},
		"deleted": {
			do:   func(j *uitest.Journey, name string) { newColleague(j).deleteNamed(name) },
			says: []string{"deleted by "},
		},
	}
}

// discoveries are the ways in which the program comes to know it.
func discoveries() map[string]func(j *uitest.Journey, happen func()) {
	return map[string]func(j *uitest.Journey, happen func()){
		"by a refresh that is asked for": func(j *uitest.Journey, happen func()) {
			happen()
			j.Press("r")
			j.Wait(5 * time.Second)
		},
		"by the twentieth refresh": func(j *uitest.Journey, happen func()) {
			happen()
			j.Wait(15 * time.Minute)
		},
		"after an outage": func(j *uitest.Journey, happen func()) {
			j.Sim.Offline(true)
			j.Wait(2 * time.Minute)
			j.Sim.Heal()
			happen()
			j.Wait(3 * time.Minute)
		},
	}
}

func TestTheIncidentUnderTheCursorThatGoesAwayStaysAndIsTheOneThatKeysMeet(t *testing.T) {
	t.Parallel()
	for what, departure := range departures() {
		for how, discover := range discoveries() {
			for _, page := range []bool{false, true} {
				name := what + " " + how
				if page {
					name += ", with the page open"
				}
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					uitest.Run(t, uitest.Options{Width: 120, Height: 30}, func(j *uitest.Journey) {
						j.Press("e", "i", "j") // a change of the first one, which "." repeats
						j.Wait(time.Second)
						j.OnCursor("4710")
						if page {
							j.Press("enter")
							j.Wait(time.Second)
						}
						subject := nameOf(j, 4710)
						discover(j, func() { departure.do(j, subject) })
						j.Sees(append(departure.says, "4710")...)
						if !page {
							j.OnCursor(departure.says[0])
						}
						keysMeetOnly(j, subject, what == "deleted")
						if page {
							j.Press("esc")
						}
						j.OnCursor("4710")
						j.Press("j")
						j.OnCursor("4709")
						if what == "deleted" {
							j.SeesNot("MFA prompts denied")
						}
					})
				})
			}
		}
	}
}

// keysMeetOnly presses keys that change something, and fails if they change
// another incident than the one named, or one that is deleted.
func keysMeetOnly(j *uitest.Journey, name string, deleted bool) {
	j.T.Helper()
	before := len(incidentWrites(j))
	for _, keys := range [][]string{{"."}, {"m"}, {"s", "a"}, {"e", "h"}} {
		for _, key := range keys {
			j.Press(key)
			if deleted {
				j.SeesNot("Status of", "Severity of")
			}
		}
		j.Wait(2 * time.Second)
	}
	writes := incidentWrites(j)[before:]
	for _, w := range writes {
		if !strings.HasSuffix(strings.ToLower(w.Path), strings.ToLower(name)) {
			j.T.Errorf("a key met another incident: %s", summary([]simulator.Request{w}))
		}
	}
	if deleted && len(writes) > 0 {
		j.T.Errorf("what is deleted was written to: %s", summary(writes))
	}
	if !deleted && len(writes) == 0 {
		j.T.Error("no key met the incident")
	}
}

func TestAWriteToWhatAColleagueDeletedLeavesTheRowAndItsNeighbourAlone(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{{"m"}, {"e", "h"}, {"s", "a"}, {"D", "4", "7", "0", "8", "enter"}} {
		t.Run(strings.Join(keys, " "), func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				j.Press("j", "j", "j")
				subject := nameOf(j, 4708)
				newColleague(j).deleteNamed(subject)
				already := len(incidentWrites(j))
				j.Press(keys...)
				j.Wait(5 * time.Second)
				j.Sees("#4708")
				j.OnCursor("4708")
				j.OnCursor("deleted")
				for _, next := range [][]string{{"s", "a"}, {"m"}, {"."}} {
					j.Press(next...)
					j.Wait(2 * time.Second)
				}
				for _, w := range incidentWrites(j)[already:] {
					if w.Method != http.MethodDelete || !strings.HasSuffix(w.Path, subject) {
						t.Errorf("a key met something else: %s", summary([]simulator.Request{w}))
					}
				}
				j.OnCursor("4708")
			})
		})
	}
}

func TestMyOwnClosingLeavesTheRowUnderTheCursorUntilTheNextMove(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("j", "x", "1", "enter")
		j.Wait(time.Minute)
		j.OnCursor("4710")
		j.OnCursor("closed by you at 00:0")
		j.Press("k")
		j.OnCursor("4711")
		j.SeesNot("4710")
	})
}

func TestADialogIsAboutTheIncidentItWasOpenedForWhateverGoesAway(t *testing.T) {
	t.Parallel()
	for what, departure := range departures() {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				j.Press("j", "s")
				j.Sees("Status of #4710")
				subject := nameOf(j, 4710)
				already := len(incidentWrites(j))
				departure.do(j, subject)
				j.Wait(20 * time.Minute)
				j.Sees("Status of #4710")
				j.Press("a")
				j.Wait(5 * time.Second)
				for _, w := range incidentWrites(j)[already:] {
					if !strings.HasSuffix(strings.ToLower(w.Path), strings.ToLower(subject)) {
						t.Errorf("another incident was met: %s", summary([]simulator.Request{w}))
					}
				}
				j.Press("esc")
				j.OnCursor("4710")
			})
		})
	}
}

func TestAnIncidentThatMatchesNoMoreButIsOpenIsNotCalledGone(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 120, Height: 30}, func(j *uitest.Journey) {
		j.Press("/")
		j.Type(" owner:none")
		j.Press("enter")
		j.Wait(time.Second)
		j.OnCursor("4711")
		j.Press("m")
		j.Wait(time.Minute)
		j.OnCursor("4711")
		j.Sees("not in the filter")
		j.SeesNot("deleted", "closed by")
	})
}

// TestWhatCannotBeReadIsNotCalledDeleted lets the read fail with which an incident
// is judged that a list left out.
func TestWhatCannotBeReadIsNotCalledDeleted(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("j")
		subject := nameOf(j, 4710)
		newColleague(j).deleteNamed(subject)
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Path: "/incidents/" + subject, Times: -1, Status: http.StatusBadRequest})
		j.Press("r")
		j.Wait(10 * time.Second)
		j.OnCursor("4710")
		j.SeesNot("deleted")
		j.Sim.Heal()
		j.Press("r")
		j.Wait(10 * time.Second)
		j.OnCursor("4710")
		j.OnCursor("deleted")
	})
}

// TestWhatIsMissingWithItsWorkspaceIsNotCalledDeleted lets lists be empty because the
// workspace is gone, as nothing but reading an incident tells.
func TestWhatIsMissingWithItsWorkspaceIsNotCalledDeleted(t *testing.T) {
	t.Parallel()
	const said = "The Resource 'Microsoft.OperationalInsights/workspaces/ws-soc' " +
		"under resource group 'rg-soc' was not found."
	var isGone atomic.Bool
	fails := func(req *http.Request) (*http.Response, error) {
		switch path := strings.ToLower(req.URL.Path); {
		case !isGone.Load():
			return nil, nil
		case strings.HasSuffix(path, "/incidents"):
			return answered(http.StatusOK, `{"value":[]}`).meets(req)
		}
		return refusal(http.StatusNotFound, "ResourceNotFound", said).meets(req)
	}
	uitest.Run(t, uitest.Options{Fails: fails}, func(j *uitest.Journey) {
		isGone.Store(true)
		j.Press("r")
		j.Wait(10 * time.Second)
		j.OnCursor("4711")
		j.Sees("1 of 128")
		j.SeesNot("deleted")
	})
}

// asked counts the queries of Log Analytics since a place in the journal.
func asked(j *uitest.Journey, from int) int { return requestsFor(j, from, "/query") }

func TestNobodyIsAskedWhoClosesWhatIsBeingClosedHere(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		slowly(j, http.MethodPut, time.Minute)
		from := mark(j)
		j.Press("x", "1", "enter")
		j.Wait(30 * time.Second)
		j.OnCursor("Closed")
		j.Wait(10 * time.Minute)
		j.OnCursor("closed by you")
		if n := asked(j, from); n != 0 {
			t.Errorf("Log Analytics was asked %d times", n)
		}
	})
}

func TestLogAnalyticsIsAskedFiveTimesWhoClosedAnIncidentAndNoMore(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Path: "/query", Times: -1, Status: http.StatusForbidden})
		from := mark(j)
		closeNamed(j, nameOf(j, shownFirst))
		j.Press("r")
		j.Wait(time.Hour)
		j.OnCursor("closed at 00:0")
		if n := asked(j, from); n != 5 {
			t.Errorf("it was asked %d times", n)
		}
	})
}
