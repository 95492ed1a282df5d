package client

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/incident"
	"sentinelq/client/simulator"
)

// everyFault is every way in which the network and the service fail.
func everyFault() []simulator.FaultKind {
	return append(faultKinds(), simulator.FaultStatusAfter, simulator.FaultSilent, simulator.FaultResetLater)
}

// TestWhateverIsLostWhatIsSaidIsTrue writes everything through networks that lose
// most of all at random. What is said to be done is done, and what is said not to
// be done is not, and never will be.
func TestWhateverIsLostWhatIsSaidIsTrue(t *testing.T) {
	t.Parallel()
	count := map[said]int{}
	for seed := range uint64(40) {
		for n := range 13 {
			synctest.Test(t, func(t *testing.T) {
				c, s := furnished(t)
				w := writings(t, c)[n]
				s.FaultRate(seed, 0.3+float64(seed%7)/10, everyFault()...)
				ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
				defer stop()
				err := w.do(ctx, c)
				got := saidOf(err)
				count[got]++
				if got == saidDone && !w.done(s) {
					t.Errorf("seed %d, %s: it is said to be done and is not", seed, w.kind)
				}
				s.Heal()
				time.Sleep(time.Hour)
				s.CatchUp()
				if got == saidNotDone && w.done(s) {
					t.Errorf("seed %d, %s: it is said not to be done, and is: %v", seed, w.kind, err)
				}
			})
		}
	}
	for _, kind := range []said{saidDone, saidNotDone, saidUnknown} {
		if count[kind] < 20 {
			t.Errorf("only %d writes ended as %s, so that little was tried", count[kind], kind)
		}
	}
}

// crowded is a network on which colleagues decide on the severity between any
// two requests, and which notes when one of their decisions is written over.
type crowded struct {
	*simulator.Simulator
	random  *rand.Rand
	mine    string // what the writer wants
	decided string // by a colleague, last; empty while none was
	over    int    // decisions written over
}

func (c *crowded) severity() string {
	in, _ := c.Incident(string(testID))
	return in.Properties.Severity
}

func (c *crowded) Do(req *http.Request) (*http.Response, error) {
	before := c.severity()
	resp, err := c.Simulator.Do(req)
	if req.Method == http.MethodPut && before == c.decided && before != c.mine && c.severity() != before {
		c.over++
	}
	if c.random.IntN(3) == 0 && strings.Contains(req.URL.Path, string(testID)) {
		c.decided = pick(c.random, []string{"High", "Informational"})
		c.Edit(string(testID), func(p *simulator.Properties) { p.Severity = c.decided })
	}
	return resp, err
}

func TestAfterALostAnswerNoDecisionOfAColleagueIsWrittenOver(t *testing.T) {
	t.Parallel()
	clashes := 0
	for seed := range uint64(300) {
		synctest.Test(t, func(t *testing.T) {
			c, s := furnished(t)
			seen := must[incident.Incident](t)(c.Get(t.Context(), testID))
			line := &crowded{Simulator: s, random: rand.New(rand.NewPCG(seed, 11)), mine: "Low"}
			s.FaultRate(seed, 0.5, simulator.FaultResetAfter, simulator.FaultTruncated, simulator.FaultStatusAfter, simulator.FaultResetBefore)
			_, err := connected(t, s, line).UpdateFrom(t.Context(), seen, lower())
			if line.over > 0 {
				t.Errorf("seed %d: %d decisions were written over", seed, line.over)
			}
			if clash, ok := errors.AsType[*incident.ConflictError](err); ok {
				clashes++
				if now := clash.Now.Severity; now != incident.High && now != incident.Informational {
					t.Errorf("seed %d: it clashes with %s, which no colleague decided on", seed, now)
				}
			}
		})
	}
	if clashes < 30 {
		t.Errorf("there were only %d clashes, so that little was tried", clashes)
	}
}
