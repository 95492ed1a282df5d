package client

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/simulator"
)

// newSimulated returns a client of a simulated workspace without incidents.
func newSimulated(t *testing.T) (*Client, *simulator.Simulator) {
	t.Helper()
	return simulate(t, simulator.Options{Incidents: -1})
}

// simulate returns a client of a simulated workspace.
func simulate(t *testing.T, options simulator.Options) (*Client, *simulator.Simulator) {
	t.Helper()
	s := simulator.New(options)
	return connected(t, s, s), s
}

// connected returns a client of a simulated workspace that is reached by a
// transport.
func connected(t *testing.T, s *simulator.Simulator, by policy.Transporter) *Client {
	t.Helper()
	o := s.Options()
	c, err := New(Options{
		Credential: s.Credential(), Transport: by,
		SubscriptionID: o.Subscription, ResourceGroup: o.ResourceGroup, Workspace: o.Workspace,
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// all follows every page.
func all(t *testing.T, c *Client, q incident.Query) []incident.Incident {
	t.Helper()
	var found []incident.Incident
	for at := incident.Cursor(""); ; {
		page, err := c.List(t.Context(), q, at)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, page.Incidents...)
		if at = page.Next; at == "" {
			return found
		}
	}
}

// persist repeats what a person repeats until it succeeds.
func persist(t *testing.T, what string, try func() error) {
	t.Helper()
	var err error
	for range 50 {
		if err = try(); err == nil {
			return
		}
	}
	t.Fatalf("%s never succeeds: %v", what, err)
}

func faultKinds() []simulator.FaultKind {
	return []simulator.FaultKind{
		simulator.FaultStatus, simulator.FaultResetBefore, simulator.FaultResetAfter,
		simulator.FaultTruncated, simulator.FaultDelay, simulator.FaultPage,
	}
}

func TestWhateverIsLostThereIsOneEffect(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, s := newSimulated(t)
				s.FaultRate(seed, 0.5, faultKinds()...)
				draft := incident.NewDraft(testID)
				draft.Title, draft.Tags = "Only once", []string{"kept"}
				persist(t, "create", func() error {
					_, err := c.Create(t.Context(), draft)
					draft.Sent = true
					return err
				})
				persist(t, "update", func() error {
					_, err := c.UpdateFrom(t.Context(), incident.Incident{ID: testID}, incident.Change{AddTags: []string{"added"}})
					return err
				})
				s.Heal()
				found := all(t, c, incident.Query{})
				if len(found) != 1 || len(found[0].Labels) != 2 || found[0].Title.Raw() != "Only once" {
					t.Fatalf("there are %d incidents: %+v", len(found), found)
				}
				s.FaultRate(seed+1, 0.5, faultKinds()...)
				persist(t, "delete", func() error {
					err := c.Delete(t.Context(), testID)
					if errors.Is(err, incident.ErrNotFound) {
						return nil
					}
					return err
				})
				s.Heal()
				if _, err := c.Get(t.Context(), testID); !errors.Is(err, incident.ErrNotFound) {
					t.Errorf("after the deletion the incident is there: %v", err)
				}
			})
		})
	}
}

func TestColleaguesAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	c, _ := newSimulated(t)
	draft := incident.NewDraft(testID)
	draft.Title = "Shared"
	seen, err := c.Create(t.Context(), draft)
	if err != nil {
		t.Fatal(err)
	}
	title := clean.New("Renamed")
	changes := []incident.Change{{AddTags: []string{"one"}}, {AddTags: []string{"two"}}, {Title: &title}}
	var workers sync.WaitGroup
	for _, change := range changes {
		workers.Go(func() {
			persist(t, "update", func() error {
				_, err := c.UpdateFrom(t.Context(), seen, change)
				return err
			})
		})
	}
	workers.Wait()
	in, err := c.Get(t.Context(), testID)
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range changes {
		if !change.Made(in) {
			t.Errorf("%+v was lost: %+v", change, in)
		}
	}
}

func TestEveryPageOfASimulatedWorkspaceIsListedOnce(t *testing.T) {
	t.Parallel()
	c, _ := simulate(t, simulator.Options{})
	q := incident.Query{Statuses: []incident.Status{incident.New, incident.Active}}
	once := all(t, c, q)
	q.PageSize = 7
	seen := map[incident.ID]bool{}
	for _, in := range all(t, c, q) {
		if seen[in.ID] || !q.Matches(in) {
			t.Errorf("%s came twice or does not match: %+v", in.ID, in)
		}
		seen[in.ID] = true
	}
	if len(seen) != len(once) || len(once) == 0 {
		t.Errorf("%d incidents in small pages, %d in large ones", len(seen), len(once))
	}
}
