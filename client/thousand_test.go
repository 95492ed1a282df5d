package client

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/incident"
	"sentinelq/client/simulator"
)

// faulty lets a share of all requests meet one of the faults that a create can
// meet on its way.
type faulty struct {
	sim    *simulator.Simulator
	random *rand.Rand
	share  float64
	met    int
}

func (f *faulty) Do(req *http.Request) (*http.Response, error) {
	if f.random.Float64() < f.share {
		f.met++
		f.sim.Inject(creationFaults()[f.random.IntN(len(creationFaults()))])
	}
	return f.sim.Do(req)
}

func creationFaults() []simulator.Fault {
	return []simulator.Fault{
		{Kind: simulator.FaultStatus, Status: http.StatusTooManyRequests, RetryAfter: time.Second},
		{Kind: simulator.FaultStatus, Status: http.StatusInternalServerError},
		{Kind: simulator.FaultResetBefore},
		{Kind: simulator.FaultResetAfter},
		{Kind: simulator.FaultTruncated},
	}
}

func TestAThousandCreatesUnderFaultsGiveAThousandIncidents(t *testing.T) {
	t.Parallel()
	const creates, share = 1000, 0.3
	synctest.Test(t, func(t *testing.T) {
		_, sim := newSimulated(t)
		faults := &faulty{sim: sim, random: rand.New(rand.NewPCG(1, 2)), share: share}
		o := sim.Options()
		c, err := New(Options{
			Credential: sim.Credential(), Transport: faults,
			SubscriptionID: o.Subscription, ResourceGroup: o.ResourceGroup, Workspace: o.Workspace,
		})
		if err != nil {
			t.Fatal(err)
		}
		titles := map[incident.ID]string{}
		for i := range creates {
			id, err := incident.NewID(chacha(i))
			if err != nil {
				t.Fatal(err)
			}
			draft := incident.NewDraft(id)
			draft.Title = fmt.Sprintf("Incident %d", i)
			titles[id] = draft.Title
			persist(t, "create", func() error {
				in, err := c.Create(t.Context(), draft)
				draft.Sent = true
				if err == nil && in.ID != id {
					t.Fatalf("created %s instead of %s", in.ID, id)
				}
				return err
			})
		}
		if n := sim.Count(); n != creates {
			t.Errorf("%d creates gave %d incidents", creates, n)
		}
		for id, title := range titles {
			if made, ok := sim.Incident(string(id)); !ok || made.Properties.Title != title {
				t.Errorf("%s is %q, not %q", id, made.Properties.Title, title)
			}
		}
		if requests := sum(sim.Counts()); faults.met < requests/5 {
			t.Errorf("only %d of %d requests met a fault", faults.met, requests)
		}
	})
}

// chacha returns a source of randomness that differs for each i.
func chacha(i int) *rand.ChaCha8 {
	return rand.NewChaCha8([32]byte{byte(i), byte(i >> 8)})
}

func sum(counts map[string]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}
