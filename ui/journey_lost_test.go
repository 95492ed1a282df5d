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

// lostWrite is a write whose answer is lost: how it is done, and what is said.
type lostWrite struct {
	method, path string
	tab          int // of the page where it is done; none for the queue
	steps        []fill
	inDoubt      string // while nobody knows
	key          string // that finds out
	saved        string
	not          string
	done         func(j *uitest.Journey, name string) bool
}

func lostWrites() map[string]lostWrite {
	severity := func(j *uitest.Journey, name string) string {
		in, _ := j.Sim.Incident(name)
		return in.Properties.Severity
	}
	return map[string]lostWrite{
		"a severity": {
			method: http.MethodPut, path: "/incidents/", steps: []fill{keys("e", "l")}, key: "r",
			inDoubt: "#4711: it is not known whether severity Low was saved; r finds out",
			saved:   "#4711: severity Low", not: "#4711: severity Low was not saved",
			done: func(j *uitest.Journey, name string) bool { return severity(j, name) == "Low" },
		},
		"an edit in the panel": {
			method: http.MethodPut, path: "/incidents/", steps: []fill{keys("E", "tab", "tab", "l", "ctrl+s")}, key: "ctrl+s",
			inDoubt: "#4711: it is not known whether severity Low was saved; ctrl+s finds out",
			saved:   "#4711: severity Low", not: "not saved",
			done: func(j *uitest.Journey, name string) bool { return severity(j, name) == "Low" },
		},
		"a comment": {
			method: http.MethodPut, path: "/comments/", tab: commentsTab, steps: []fill{keys("c"), in(0, "lost?"), keys("ctrl+s")}, key: "ctrl+s",
			inDoubt: "it is not known whether it was done; ctrl+s finds out: #4711: comment added", saved: "#4711: comment added", not: "not sent",
			done: func(j *uitest.Journey, name string) bool { return newest(j, name).Properties.Message == "lost?" },
		},
		"the deletion of a comment": {
			method: http.MethodDelete, path: "/comments/", tab: commentsTab, steps: []fill{keys("X", "y")}, key: "r",
			inDoubt: "it is not known whether it was done; r finds out: delete the comment of Zoë",
			saved:   "delete the comment of Zoë Brandt: done", not: "not done: delete the comment of Zoë Brandt",
			done: func(j *uitest.Journey, name string) bool { return len(j.Sim.Comments(name)) == 0 },
		},
		"a task": {
			method: http.MethodPut, path: "/tasks/", tab: tasksTab, steps: []fill{keys("+"), in(0, "Lost?"), keys("ctrl+s")}, key: "ctrl+s",
			inDoubt: "it is not known whether it was done; ctrl+s finds out: #4711: task added", saved: "#4711: task added", not: "not sent",
			done: func(j *uitest.Journey, name string) bool {
				return slices.ContainsFunc(j.Sim.Tasks(name), func(t simulator.Task) bool { return t.Properties.Title == "Lost?" })
			},
		},
		"the deletion of the incident": {
			method: http.MethodDelete, path: "/incidents/", steps: []fill{keys("D"), in(0, "4711"), keys("enter")}, key: "r",
			inDoubt: "#4711: it is not known whether it was deleted; r finds out",
			saved:   "#4711 is deleted", not: "#4711 was not deleted",
			done: func(j *uitest.Journey, name string) bool { _, found := j.Sim.Incident(name); return !found },
		},
	}
}

// losing does each write on a journey of its own, and meets its request with a
// fault.
func losing(t *testing.T, f simulator.Fault, then func(j *uitest.Journey, w lostWrite, name string)) {
	t.Helper()
	for name, w := range lostWrites() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				incident := nameOf(j, shownFirst)
				if w.tab != 0 {
					j.Press("enter")
					tab(j, w.tab)
				}
				met := f
				met.Method, met.Path = w.method, w.path
				j.Sim.Inject(met)
				for _, step := range w.steps {
					step(j)
				}
				then(j, w, incident)
			})
		})
	}
}

func TestAnAnswerLostFourTimesIsNoLostWrite(t *testing.T) {
	t.Parallel()
	losing(t, simulator.Fault{Kind: simulator.FaultResetAfter, Times: 4}, func(j *uitest.Journey, w lostWrite, name string) {
		j.Wait(3 * time.Second)
		j.Sees(w.saved)
		j.SeesNot("not saved", "not sent", "not done", "not deleted", "not known")
		if !w.done(j, name) {
			j.T.Error("it is not done")
		}
	})
}

// dies takes the network away while a request waits for its answer.
func dies(j *uitest.Journey, w lostWrite) {
	j.Wait(time.Second)
	j.Sim.Offline(true)
	j.Wait(70 * time.Second)
	j.Says(w.inDoubt)
	if strings.HasSuffix(w.inDoubt, "finds out") {
		j.SeesNot("finds out:") // all has been said before
	}
	j.SeesNot("not saved", "not sent", "not done:", "not deleted")
}

func TestWhatNobodyKnowsIsSaidAndOneKeyFindsOutThatItWasDone(t *testing.T) {
	t.Parallel()
	losing(t, simulator.Fault{Kind: simulator.FaultSilent}, func(j *uitest.Journey, w lostWrite, _ string) {
		dies(j, w)
		j.Press(w.key)
		j.Wait(10 * time.Second)
		j.SeesNot("not saved", "not sent", "not done:", "not deleted") // the network is gone still
		j.Sim.Offline(false)
		j.Press(w.key)
		j.Wait(5 * time.Second)
		j.Sees(w.saved)
		j.SeesNot("not known whether") // nothing stands beside its contrary
	})
}

func TestWhatNobodyKnewSettlesItselfWhenTheNetworkIsBack(t *testing.T) {
	t.Parallel()
	losing(t, simulator.Fault{Kind: simulator.FaultSilent}, func(j *uitest.Journey, w lostWrite, _ string) {
		dies(j, w)
		j.Sim.Offline(false)
		j.Wait(2 * time.Minute)
		if w.key != "r" {
			j.Sees("what was sent before", "ctrl+s closes this") // no panel closes under the fingers
			j.Press("ctrl+s")
			j.Wait(2 * time.Second)
			j.SeesNot("ctrl+s closes this")
		}
		j.Press("!")
		j.Sees(w.saved)
	})
}

func TestWhatWasNotDoneIsSaidOnlyWhenItCannotBeDoneAnyMore(t *testing.T) {
	t.Parallel()
	losing(t, simulator.Fault{Kind: simulator.FaultDelay, Delay: time.Hour}, func(j *uitest.Journey, w lostWrite, name string) {
		dies(j, w)
		if w.key != "r" {
			return // sending it again is what finds out there
		}
		j.Sim.Offline(false)
		j.Press("r")
		j.Wait(15 * time.Second) // what is asked already waits, by chance, before it tries again
		j.Says("not yet, r looks again")
		j.Wait(2 * time.Minute)
		j.Press("!")
		j.Sees(w.not)
		if w.done(j, name) {
			j.T.Error("it is done")
		}
	})
}

// TestAClashWithOnesOwnLostChangeIsNone changes a field whose change before was
// saved although its answer was lost.
func TestAClashWithOnesOwnLostChangeIsNone(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		name := nameOf(j, shownFirst)
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultSilent, Method: http.MethodPut})
		j.Press("e", "l")
		j.Wait(time.Second)
		j.Sim.Offline(true)
		j.Wait(70 * time.Second)
		j.Sees("not known whether severity Low was saved")
		j.Sim.Offline(false)
		j.Press("e", "i")
		j.Wait(3 * time.Second)
		j.SeesNot("Two changes", "at the same time")
		j.Sees("#4711: severity Informational; u undoes it")
		if in, _ := j.Sim.Incident(name); in.Properties.Severity != "Informational" {
			t.Errorf("it is %s", in.Properties.Severity)
		}
		j.Press("u")
		j.Wait(time.Second)
		if in, _ := j.Sim.Incident(name); in.Properties.Severity != "Low" {
			t.Errorf("undone it is %s", in.Properties.Severity)
		}
	})
}

func TestARepeatWithoutANetworkLeavesInDoubtWhatWas(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultSilent, Method: http.MethodPut})
		j.Press("e", "l")
		j.Wait(time.Second)
		j.Sim.Offline(true)
		j.Wait(70 * time.Second)
		j.Press("e", "l")
		j.Wait(30 * time.Second)
		j.SeesNot("was not saved")
		j.Press("!")
		j.SeesNot("was not saved")
	})
}

func TestAnUndoThatIsInDoubtIsNeitherLostNorDoneTwice(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]simulator.Fault{
		"done":     {Kind: simulator.FaultSilent, Method: http.MethodPut},
		"not done": {Kind: simulator.FaultDelay, Method: http.MethodPut, Delay: time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				incident := nameOf(j, shownFirst)
				was, _ := j.Sim.Incident(incident)
				j.Press("e", "l")
				j.Wait(time.Second)
				j.Sim.Inject(fault)
				j.Press("u")
				j.Wait(time.Second)
				j.Sim.Offline(true)
				j.Wait(70 * time.Second)
				j.Sees("it is not known whether severity High was saved")
				j.Sim.Offline(false)
				j.Wait(3 * time.Minute)
				j.Press("u")
				j.Wait(2 * time.Second)
				if in, _ := j.Sim.Incident(incident); in.Properties.Severity != was.Properties.Severity {
					t.Errorf("it is %s, was %s", in.Properties.Severity, was.Properties.Severity)
				}
				j.Press("u")
				j.Sees("no change of yours is left to undo")
			})
		})
	}
}

// TestAnIncidentIsCreatedOnceWhateverIsKnown loses the answer and the network.
func TestWhatWasSentAfterAllWaitsNoLonger(t *testing.T) {
	t.Parallel()
	settled := func(j *uitest.Journey) {
		j.Press("esc")
		j.Press("W")
		j.Sees("What waits to be sent")
		j.Press("esc")
		j.Sim.Offline(false)
		j.Wait(2 * time.Minute)
		j.Press("W")
		j.Sees("nothing waits to be sent")
	}
	losing(t, simulator.Fault{Kind: simulator.FaultSilent}, func(j *uitest.Journey, w lostWrite, _ string) {
		if w.key == "ctrl+s" {
			dies(j, w)
			settled(j)
		}
	})
	t.Run("a new incident", func(t *testing.T) {
		t.Parallel()
		uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
			j.Sim.Inject(simulator.Fault{Kind: simulator.FaultSilent, Method: http.MethodPut})
			j.Press("n")
			j.Type("Low and found")
			j.Press("ctrl+s")
			j.Wait(time.Second)
			j.Sim.Offline(true)
			j.Wait(70 * time.Second)
			settled(j)
		})
	})
}

func TestAnIncidentIsCreatedOnceWhateverIsKnown(t *testing.T) {
	t.Parallel()
	for name, settle := range map[string]func(j *uitest.Journey){
		"by sending it again": func(j *uitest.Journey) {
			j.Press("ctrl+s")
			j.Wait(3 * time.Second)
		},
		"by itself": func(j *uitest.Journey) {
			j.Wait(2 * time.Minute)
			j.Sees("it was created as #4712", "ctrl+s closes this")
			j.Press("ctrl+s")
			j.Wait(3 * time.Second)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				before := j.Sim.Count()
				j.Sim.Inject(simulator.Fault{Kind: simulator.FaultSilent, Method: http.MethodPut})
				j.Press("n")
				j.Type("Lost and found")
				j.Press("ctrl+s")
				j.Wait(time.Second)
				j.Sim.Offline(true)
				j.Wait(70 * time.Second)
				j.Sees("it is not known whether the incident was created", "ctrl+s finds out; it can only become one")
				j.SeesNot("not created")
				j.Sim.Offline(false)
				settle(j)
				j.Sees("created #4712", "Lost and found")
				j.SeesNot("ctrl+s closes this")
				if n := j.Sim.Count() - before; n != 1 {
					t.Errorf("%d incidents were created", n)
				}
			})
		})
	}
}

// TestWhatWasTypedSinceItWasSentIsKept goes on typing in what is in doubt and leaves
// it, before it turns out that what was sent is done.
func TestWhatWasTypedSinceItWasSentIsKept(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		sends, goesOn []string
		waits         string
		done          string
	}{
		"an edit": {
			[]string{"E", "tab", "tab", "l", "ctrl+s"},
			[]string{"shift+tab", "shift+tab", "end", "!"},
			"1 draft", "severity Low was saved",
		},
		"an incident": {[]string{"n", "L", "o", "s", "t", "ctrl+s"}, []string{"!"}, "1 draft", "created #4712"},
		"a comment":   {[]string{"c", "L", "o", "s", "t", "ctrl+s"}, []string{"!"}, "1 text", "comment added"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				j.Sim.Inject(simulator.Fault{Kind: simulator.FaultSilent, Method: http.MethodPut})
				j.Press(c.sends...)
				j.Wait(time.Second)
				j.Sim.Offline(true)
				j.Wait(70 * time.Second)
				j.Says("ctrl+s finds out")
				j.Press(c.goesOn...)
				j.Press("esc")
				j.Sees(c.waits)
				j.Sim.Offline(false)
				j.Wait(2 * time.Minute)
				j.Sees(c.waits)
				j.Press("!")
				j.Says(c.done)
			})
		})
	}
}

func TestThatADraftBecameAnIncidentIsToldOnce(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultSilent, Method: http.MethodPut})
		j.Press("n")
		j.Type("Lost and found")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sim.Offline(true)
		j.Wait(70 * time.Second)
		j.Sim.Offline(false)
		j.Press("ctrl+s")
		j.Wait(3 * time.Minute)
		j.Press("!")
		if n := strings.Count(j.Screen(), "created #4712"); n != 1 {
			t.Errorf("it is told %d times:\n%s", n, j.Screen())
		}
	})
}

// TestClosingAgainWhatWasReopenedHereIsNoClash closes an incident whose reopening
// was saved although its answer was lost. Reopening has cleared how it was closed.
func TestClosingAgainWhatWasReopenedHereIsNoClash(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, wasClosed, func(j *uitest.Journey, s subject) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultSilent, Method: http.MethodPut})
		j.Press("s", "a")
		j.Wait(time.Second)
		j.Sim.Offline(true)
		j.Wait(70 * time.Second)
		j.Sees("not known whether status Active was saved")
		j.Sim.Offline(false)
		j.Press("x", "5", "enter")
		j.Wait(3 * time.Second)
		j.SeesNot("Two changes", "at the same time")
		if p := s.now().Properties; p.Status != "Closed" || p.Classification != "Undetermined" {
			t.Errorf("it is %s as %s", p.Status, p.Classification)
		}
	})
}
