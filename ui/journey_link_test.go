package ui_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// second is one second of a journey, drawing included.
const second = 900 * time.Millisecond

// TestLiveIsNeverSaidForLongWithoutAnAnswer holds the promise of the header's
// word, whenever the network goes: within 12 seconds it no longer says live, and
// says how old the queue is.
func TestLiveIsNeverSaidForLongWithoutAnAnswer(t *testing.T) {
	t.Parallel()
	for name, outage := range map[string]func(*simulator.Simulator){
		"refusing": func(sim *simulator.Simulator) { sim.Offline(true) },
		"silent": func(sim *simulator.Simulator) {
			sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Times: -1, Delay: time.Hour})
		},
		"resetting": func(sim *simulator.Simulator) {
			sim.Inject(simulator.Fault{Kind: simulator.FaultResetBefore, Times: -1})
		},
	} {
		for _, after := range []int{0, 3, 9, 17, 26, 29} {
			uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
				j.Wait(time.Duration(after) * time.Second)
				outage(j.Sim)
				j.Wait(12 * time.Second)
				for range 60 {
					_, header := j.Line("sentinelq")
					if strings.Contains(header, "live") || !strings.Contains(header, "00:00:") {
						t.Fatalf("%s after %d s, the header says %q", name, after, header)
					}
					j.Wait(second)
				}
				if _, header := j.Line("sentinelq"); strings.Contains(header, "as of") {
					t.Errorf("%s, a minute later the header only says %q", name, header)
				}
			})
		}
	}
}

func TestAServerThatSaysNothingIsNamedWithinSeconds(t *testing.T) {
	t.Parallel()
	silent := uitest.Options{Prepare: func(sim *simulator.Simulator) {
		sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Times: -1, Delay: time.Hour})
	}}
	uitest.Run(t, silent, func(j *uitest.Journey) {
		j.Wait(2 * time.Second)
		j.Sees("loading, 0 so far")
		j.Wait(4 * time.Second)
		j.SeesNot("loading")
		j.Sees("✗ no answer since 00:00:00", "Azure has not answered yet, asked at 00:00:00")
		j.Wait(30 * time.Second)
		j.Sees("✗ no answer since 00:00:00")
		j.Wait(time.Minute)
		j.Press("!")
		tells(j, "refresh: "+host+" does not answer; r tries again")
	})
}

func TestTheFirstRequestThatFailsChangesTheHeaderWhateverItWasFor(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sees("✓ live 00:00:00")
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultResetBefore, Times: -1, Method: http.MethodPost})
		j.Press("enter") // its alerts are read by a POST
		j.Wait(0)
		tab(j, alertsTab)
		j.Sees("✗ cut off, cached 00:00:00")
		j.Press("esc", "r")
		j.Wait(second)
		j.Sees("✓ live")
	})
}

func TestTheQueueIsAskedForAsSoonAsAzureAnswersAgain(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sim.Offline(true)
		j.Press("r")
		j.Wait(10 * time.Second)
		j.Sees("✗ offline, cached 00:00:00")
		j.Sim.Offline(false)
		j.Press("enter")
		tab(j, alertsTab)
		j.Wait(second)
		j.Sees("✓ live 00:00:1")
	})
}

func TestBetweenTwoRefreshesTheHeaderSaysHowOldTheQueueIs(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Sees("✓ live 00:00:00")
		j.Wait(15 * time.Second)
		j.Sees("· as of 00:00:00")
		j.Wait(20 * time.Second)
		j.Sees("✓ live 00:00:3")
	})
}

func TestTheHeadersWordIsWholeOnEveryScreen(t *testing.T) {
	t.Parallel()
	for _, width := range []int{60, 80} {
		o := uitest.Options{Width: width, Height: 20, Simulator: simulator.Options{Workspace: "a-workspace-with-quite-a-long-name-for-a-small-screen"}}
		uitest.Run(t, o, func(j *uitest.Journey) {
			j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Times: -1, Delay: time.Hour})
			j.Press("r")
			j.Wait(6 * time.Second)
			j.Sees("a-workspace", "✗ no answer since 00:00:01, cached 00:00:00")
		})
	}
}
