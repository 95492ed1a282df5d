package ui_test

import (
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// trouble is what meets a write at random.
func trouble(r *rand.Rand) simulator.Fault {
	kinds := []simulator.Fault{
		{Kind: simulator.FaultSilent},
		{Kind: simulator.FaultResetAfter},
		{Kind: simulator.FaultResetBefore},
		{Kind: simulator.FaultTruncated},
		{Kind: simulator.FaultPage},
		{Kind: simulator.FaultDelay, Delay: 90 * time.Second},
		{Kind: simulator.FaultStatusAfter, Status: http.StatusInternalServerError},
		{Kind: simulator.FaultStatusAfter, Status: http.StatusBadGateway},
		{Kind: simulator.FaultStatus, Status: http.StatusInternalServerError},
		{Kind: simulator.FaultStatus, Status: http.StatusForbidden},
		{Kind: simulator.FaultLate, Delay: 10 * time.Second},
		{Kind: simulator.FaultLate, Delay: 40 * time.Second},
	}
	f := kinds[r.IntN(len(kinds))]
	f.Method, f.Times = http.MethodPut, 1+r.IntN(5)
	return f
}

// TestWhatIsSaidOfAChangeIsNeverUntrue loses writes, answers and the network at
// random. At no time is anything said that is not so, and in the end it is said
// what became of the change.
func TestWhatIsSaidOfAChangeIsNeverUntrue(t *testing.T) {
	t.Parallel()
	for seed := range uint64(24) {
		uitest.Run(t, uitest.Options{Width: 140, Height: 45}, func(j *uitest.Journey) {
			name, r := nameOf(j, shownFirst), rand.New(rand.NewPCG(seed, 5))
			j.Sim.Inject(trouble(r))
			j.Press("e", "l")
			if r.IntN(2) == 0 {
				j.Wait(time.Duration(r.IntN(3000)) * time.Millisecond)
				j.Sim.Offline(true)
			}
			for range 6 {
				j.Wait(time.Duration(r.IntN(40)) * time.Second)
				toldTrue(j, seed, name)
				if r.IntN(3) == 0 {
					j.Press("r")
				}
			}
			j.Sim.Heal()
			j.Wait(5 * time.Minute)
			if saved, not := toldTrue(j, seed, name); saved == not {
				t.Errorf("seed %d: in the end it is said that it is saved: %t, and that it is not: %t\n%s", seed, saved, not, j.Screen())
			}
		})
	}
}

// toldTrue compares the messages with what the service has.
func toldTrue(j *uitest.Journey, seed uint64, name string) (saved, not bool) {
	j.T.Helper()
	j.Press("!")
	said := j.Screen()
	j.Press("esc")
	in, _ := j.Sim.Incident(name)
	not = strings.Contains(said, "severity Low was not saved")
	saved = strings.Contains(said, "severity Low; u") || strings.Contains(said, "severity Low was saved; u")
	if saved && in.Properties.Severity != "Low" || not && in.Properties.Severity == "Low" {
		j.T.Errorf("seed %d: it is %s, and the messages are\n%s", seed, in.Properties.Severity, said)
	}
	return saved, not
}
