package feed_test

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/ui/desk"
)

// endless is a service whose list of open incidents has no end. A page of it
// takes a second, also where it was given up by then; what is closed takes two.
type endless struct {
	desk.Source
	pages   []incident.Cursor // of the open incidents that were asked for
	stopped []incident.Cursor // that were given up
}

// step is how many incidents there are before a page.
func step(at incident.Cursor) int {
	n, _ := strconv.Atoi(string(at))
	return n
}

func (e *endless) List(ctx context.Context, q incident.Query, at incident.Cursor) (incident.Page, error) {
	if slices.Contains(q.Statuses, incident.Closed) {
		time.Sleep(2 * time.Second)
		return incident.Page{Incidents: []incident.Incident{{ID: "closed", Number: 1, Status: incident.Closed}}}, nil
	}
	e.pages = append(e.pages, at)
	time.Sleep(time.Second)
	if errors.Is(ctx.Err(), context.Canceled) {
		e.stopped = append(e.stopped, at)
	}
	n := step(at) + 1
	found := incident.Incident{ID: incident.ID(strconv.Itoa(n)), Number: 100 + n, Status: incident.New}
	return incident.Page{Incidents: []incident.Incident{found}, Next: incident.Cursor(found.ID)}, nil
}

func TestAPassThatWasOvertakenStopsAndIsNotBelieved(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, service := newRig(t, 0), &endless{}
		r.asked.Source = service
		r.run(r.BeginAgain())
		time.Sleep(1500 * time.Millisecond)
		r.run(nil) // its second page is asked for
		r.run(r.Load(incident.Query{Statuses: []incident.Status{incident.Closed}}))
		time.Sleep(1200 * time.Millisecond)
		r.run(nil) // which comes now
		if want := []incident.Cursor{"", "1"}; !slices.Equal(service.pages, want) || !slices.Equal(service.stopped, want[1:]) {
			t.Errorf("asked for were the pages %q, given up %q", service.pages, service.stopped)
		}
		if _, taken := r.Loaded.Get("2"); taken {
			t.Error("a page of it was taken in")
		}
		time.Sleep(time.Second)
		r.run(nil)
		if _, taken := r.Loaded.Get("closed"); !taken || !slices.Equal(service.pages, []incident.Cursor{"", "1", ""}) {
			t.Errorf("it does not begin anew after the later one: asked for were the pages %q", service.pages)
		}
		r.Calls.Pass.End()
	})
}

func TestWhatDidNotChangeIsNotStoredAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, 0)
		r.run(r.BeginAgain())
		stores := func() bool {
			cmd := r.Save()
			r.run(cmd)
			return cmd != nil
		}
		if !stores() || stores() {
			t.Error("what the first pass has loaded is not stored, or twice")
		}
		refresh := func() {
			time.Sleep(34 * time.Second)
			r.run(nil)
		}
		before := len(r.asked.queries)
		refresh()
		if stores() || len(r.asked.queries) == before {
			t.Error("a refresh that found nothing else is stored, or there was none")
		}
		r.sim.Edit(string(r.pick(0).ID), func(p *simulator.Properties) { p.Title = "changed" })
		refresh()
		if !stores() {
			t.Error("what has changed is not stored")
		}
	})
}
