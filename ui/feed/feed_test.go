package feed_test

import (
	"context"
	"crypto/rand"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/cache"
	"sentinelq/client"
	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/feed"
)

// asked is a source that remembers what it was asked for.
type asked struct {
	desk.Source
	queries []incident.Query
}

func (a *asked) List(ctx context.Context, q incident.Query, at incident.Cursor) (incident.Page, error) {
	a.queries = append(a.queries, q)
	return a.Source.List(ctx, q, at)
}

// rig is a feed over a simulated workspace, without a screen.
type rig struct {
	*feed.Feed
	sim    *simulator.Simulator
	asked  *asked
	wanted incident.Query
	shown  incident.ID
	ended  int // how often passes that belong together have ended

	answers chan tea.Msg // of commands
}

// newRig makes a feed on a machine whose clock is ahead of the service's.
func newRig(t *testing.T, ahead time.Duration) *rig {
	t.Helper()
	r := &rig{sim: simulator.New(simulator.Options{Seed: 1, Incidents: 40, Now: time.Now}), wanted: incident.Open()}
	r.answers = make(chan tea.Msg, 1024)
	t.Cleanup(func() { time.Sleep(time.Hour) }) // for what waits for its time
	o := r.sim.Options()
	source, err := client.New(client.Options{
		Credential: r.sim.Credential(), SubscriptionID: o.Subscription, ResourceGroup: o.ResourceGroup,
		Workspace: o.Workspace, Transport: r.sim,
	})
	if err != nil {
		t.Fatal(err)
	}
	keys, err := action.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	r.asked = &asked{Source: source}
	now := func() time.Time { return time.Now().Add(ahead) }
	d := &desk.Desk{
		Source: r.asked, Store: cache.New(cache.Options{Dir: t.TempDir(), Workspace: o.Workspace, Now: now}), Keys: keys,
		Calls: desk.NewCalls(t.Context()), Now: now, Clock: now(), Zone: time.UTC, Random: rand.Reader,
	}
	r.Feed = feed.NewFeed(d, 0, nil)
	r.Screen = feed.Hooks{
		Wanted: func() incident.Query { return r.wanted },
		Shown:  func() incident.ID { return r.shown },
		Ended: func() tea.Cmd {
			r.ended++
			return nil
		},
	}
	return r
}

// run runs a command and what follows from it, but for what waits for its time.
func (r *rig) run(cmd tea.Cmd) {
	begin := func(cmd tea.Cmd) {
		if cmd != nil {
			go func() { r.answers <- cmd() }()
		}
	}
	begin(cmd)
	for {
		synctest.Wait()
		select {
		case msg := <-r.answers:
			r.Clock = r.Now()
			switch msg := msg.(type) {
			case desk.Answer:
				begin(msg())
			case tea.BatchMsg:
				for _, cmd := range msg {
					begin(cmd)
				}
			}
		default:
			return
		}
	}
}

// pick returns an open incident that is loaded.
func (r *rig) pick(n int) incident.Incident {
	for _, in := range r.Loaded.All() {
		if in.Status.IsOpen() {
			if n == 0 {
				return in
			}
			n--
		}
	}
	return incident.Incident{}
}

func TestNotToBeListedIsNotToBeDeleted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, 0)
		r.run(r.BeginAgain())
		closed, gone := r.pick(3), r.pick(7)
		r.shown = gone.ID
		time.Sleep(time.Minute)
		r.sim.Edit(string(closed.ID), func(p *simulator.Properties) { p.Status = "Closed" })
		if err := r.Source.Delete(t.Context(), gone.ID); err != nil {
			t.Fatal(err)
		}
		r.Loaded.News()
		r.run(r.ReadAgain())
		if now, ok := r.Loaded.Get(closed.ID); !ok || now.Status != incident.Closed {
			t.Errorf("the one that was closed is %v, loaded: %t", now.Status, ok)
		}
		if missed := r.Loaded.Misses(); len(missed) != 1 || missed[0] != gone.ID {
			t.Errorf("missed are %v, want %s", missed, gone.ID)
		}
		if _, ok := r.Loaded.Get(gone.ID); !ok {
			t.Error("the feed has forgotten by itself: it may be the person's own deletion")
		}
	})
}

func TestARefreshAsksForWhatChangedByTheServicesClock(t *testing.T) {
	t.Parallel()
	for name, ahead := range map[string]time.Duration{"right": 0, "ahead": 3 * time.Minute, "behind": -3 * time.Minute} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t, ahead)
				r.run(r.BeginAgain())
				in := r.pick(0)
				time.Sleep(10 * time.Second)
				r.sim.Edit(string(in.ID), func(p *simulator.Properties) { p.Title = "changed" })
				r.asked.queries = nil
				time.Sleep(31 * time.Second) // a refresh is due
				synctest.Wait()
				r.run(nil)
				if now, _ := r.Loaded.Get(in.ID); now.Title.Raw() != "changed" {
					t.Errorf("it is still %q", now.Title)
				}
				if q := r.asked.queries; len(q) != 1 || q[0].ModifiedSince.IsZero() {
					t.Errorf("asked for %+v", q)
				}
			})
		})
	}
}

func TestTheFilterIsAskedForBeyondWhatIsOpen(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, 0)
		r.wanted = incident.Query{Statuses: []incident.Status{incident.Closed}}
		r.run(r.BeginAgain())
		if q := r.asked.queries; len(q) != 2 || !q[0].Covers(incident.Open()) || !q[1].Covers(r.wanted) {
			t.Errorf("asked for %+v", q)
		}
		if r.ended != 1 || !r.HasAll(r.wanted) || !r.HasAll(incident.Open()) {
			t.Errorf("ended %d times, has the closed ones: %t", r.ended, r.HasAll(r.wanted))
		}
	})
}

func TestWhatTheStoreKnewIsTakenUnlessTheServiceWasFaster(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		old := incident.Incident{ID: "kept", Number: 1, Status: incident.New}
		snapshot := incident.Snapshot{Incidents: []incident.Incident{old}, TakenAt: time.Now().Add(-time.Hour)}
		early, late := newRig(t, 0), newRig(t, 0)
		if !early.Restore(snapshot) || early.IsEmpty() {
			t.Error("at the start it is not taken")
		}
		if cmd := early.Save(); cmd != nil {
			t.Error("what came from the store is stored again")
		}
		late.run(late.BeginAgain())
		if late.Restore(snapshot) {
			t.Error("it is taken over what the service has listed")
		}
	})
}
