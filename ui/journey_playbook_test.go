package ui_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// isolate is a playbook of the demo.
const isolate = "Isolate-Device"

// chooses opens the menu of playbooks and takes the one by its name.
func chooses(j *uitest.Journey) {
	j.T.Helper()
	j.Press("p")
	j.Wait(time.Second)
	j.Type(isolate)
	j.Sees(isolate)
	j.Press("enter")
	j.Sees("Run "+isolate+" for #4711?", "What it does cannot be undone here", "Cancel", "Run it", "Show its last runs")
}

// runRequest is the request that starts it.
func runRequest(j *uitest.Journey) string {
	o := j.Sim.Options()
	return "POST incidents/" + nameOf(j, shownFirst) + `/runPlaybook {"logicAppsResourceId":"/subscriptions/` + o.Subscription +
		"/resourceGroups/" + o.ResourceGroup + "/providers/Microsoft.Logic/workflows/" + isolate + `"}`
}

// runs fails unless so many playbooks were started.
func runs(j *uitest.Journey, want int) {
	j.T.Helper()
	if have := j.Sim.Runs(); len(have) != want {
		j.T.Errorf("%d playbooks were started, not %d", len(have), want)
	}
}

func TestThePlaybooksWithTheIncidentTriggerAreListed(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			slow := uitest.Options{Width: s.w, Height: s.h, Simulator: simulator.Options{Latency: time.Second}}
			uitest.Run(t, slow, func(j *uitest.Journey) {
				j.Wait(10 * time.Second)
				from := mark(j)
				j.Press("p")
				j.Sees("Playbook for #4711", "loading...")
				j.Wait(30 * time.Second)
				j.Sees(isolate, "rg-soc")
				j.SeesNot("loading...")
				wrote(j, from)
				runs(j, 0)
			})
		})
	}
}

func TestAPlaybookIsRunOnceAfterAsking(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				j.Press("enter")
				from := mark(j)
				chooses(j)
				j.Press("enter") // the first line is Cancel
				j.Wait(time.Second)
				wrote(j, from)
				chooses(j)
				j.Press("esc")
				j.Wait(time.Second)
				wrote(j, from)
				chooses(j)
				j.Press("y")
				j.Wait(time.Second)
				j.Sees("started " + isolate + " for #4711")
				wrote(j, from, runRequest(j))
				runs(j, 1)
				if r := j.Sim.Runs()[0]; r.Incident != nameOf(j, shownFirst) {
					t.Errorf("it ran for %s", r.Incident)
				}
			})
		})
	}
}

func TestAPlaybookIsNotStartedAgainWhileItIsBeingStarted(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Method: http.MethodPost, Path: "/runPlaybook", Delay: 20 * time.Second})
		from := mark(j)
		chooses(j)
		j.Press("y")
		chooses(j)
		j.Press("y")
		j.Sees("is being started for #4711 already")
		wrote(j, from, runRequest(j))
		j.Wait(time.Minute)
		runs(j, 1)
		chooses(j) // once that is over it is the person's decision
		j.Press("y")
		j.Wait(time.Second)
		runs(j, 2)
	})
}

func TestAFailureOfWhichNobodyKnowsWhatItDidIsNotRepeatedAndSaysSo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fault   simulator.Fault
		started int
	}{
		"the answer is lost":     {simulator.Fault{Kind: simulator.FaultResetAfter}, 1},
		"the request is lost":    {simulator.Fault{Kind: simulator.FaultResetBefore}, 0},
		"the service fails":      {simulator.Fault{Kind: simulator.FaultStatus, Status: http.StatusServiceUnavailable}, 0},
		"the gateway gives up":   {simulator.Fault{Kind: simulator.FaultStatus, Status: http.StatusGatewayTimeout}, 0},
		"an answer never comes":  {simulator.Fault{Kind: simulator.FaultDelay, Delay: time.Hour}, 0},
		"a page of a proxy came": {simulator.Fault{Kind: simulator.FaultPage}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: 200, Height: 40}, func(j *uitest.Journey) {
				c.fault.Method, c.fault.Path = http.MethodPost, "/runPlaybook"
				j.Sim.Inject(c.fault)
				from := mark(j)
				chooses(j)
				j.Press("y")
				j.Wait(10 * time.Minute)
				j.Press("!")
				j.Sees("#4711: it is not known whether " + isolate + " was started; r shows its last runs; it is not started again")
				j.Press("esc", "r")
				j.Wait(10 * time.Second)
				j.Sees("last runs of " + isolate)
				wrote(j, from, runRequest(j))
				runs(j, c.started)
			})
		})
	}
}

func TestABadRequestNamesTheRoleThatIsMissing(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 200, Height: 40, Simulator: simulator.Options{Playbooks: simulator.PlaybooksReader}}, func(j *uitest.Journey) {
		from := mark(j)
		chooses(j)
		j.Press("y")
		j.Wait(time.Second)
		j.Sees("was refused", "Microsoft Sentinel Playbook Operator is missing on rg-soc", "Automation Contributor")
		wrote(j, from, runRequest(j))
		runs(j, 0)
	})
}

func TestTheLastRunsAreShown(t *testing.T) {
	t.Parallel()
	for name, s := range screens() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: s.w, Height: s.h}, func(j *uitest.Journey) {
				chooses(j)
				j.Press("y")
				j.Wait(time.Second)
				from := mark(j)
				chooses(j)
				j.Press("l")
				j.Wait(time.Second)
				j.Sees("last runs of "+isolate, "whatever they were for", "2000-01-01 00:00:0", "Running", "Succeeded")
				first, _ := j.Line("Running")
				before, _ := j.Line("  Succeeded")
				if first >= before {
					t.Errorf("the last run is in line %d, one before it in %d", first, before)
				}
				wrote(j, from)
				runs(j, 1)
			})
		})
	}
}

func TestOfAPlaybookThatHasNotRunThatIsSaidAndOfNoOther(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		hasRun bool
		alter  func(path string, body []byte) []byte
	}{
		"has run": {true, nil},
		"has not run": {false, func(path string, body []byte) []byte {
			if strings.HasSuffix(path, "/runs") {
				return []byte(`{"value":[]}`)
			}
			return body
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Alter: c.alter}, func(j *uitest.Journey) {
				chooses(j)
				j.Press("l")
				j.Wait(time.Second)
				j.Sees("last runs of " + isolate)
				if said := strings.Contains(j.Screen(), "it has not run yet"); said == c.hasRun {
					t.Errorf("that it has not run is said: %t", said)
				}
			})
		})
	}
}

func TestWhatPlaybookRightsAllow(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		rights  simulator.PlaybookRights
		listed  bool
		started int
		runs    string
	}{
		"everything":            {simulator.PlaybooksAll, true, 1, "last runs of " + isolate},
		"run but not look back": {simulator.PlaybooksOperator, true, 1, "runs of " + isolate + ": your role does not allow it"},
		"look but not run":      {simulator.PlaybooksReader, true, 0, "last runs of " + isolate},
		"nothing":               {simulator.PlaybooksNone, false, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Run(t, uitest.Options{Width: 200, Height: 40, Simulator: simulator.Options{Playbooks: c.rights}}, func(j *uitest.Journey) {
				if !c.listed {
					j.Press("p")
					j.Wait(time.Second)
					j.Sees("none is visible to you (Microsoft Sentinel Playbook Operator)")
					j.Press("enter")
					j.Sees("none is visible to you") // it is no choice
					return
				}
				chooses(j)
				j.Press("y")
				j.Wait(time.Second)
				runs(j, c.started)
				chooses(j)
				j.Press("l")
				j.Wait(time.Second)
				j.Sees(c.runs)
			})
		})
	}
}
