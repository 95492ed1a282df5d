package feed_test

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// homeless is a service whose workspace is gone: its lists are empty, and nothing
// is found.
type homeless struct{ desk.Source }

func (homeless) List(context.Context, incident.Query, incident.Cursor) (incident.Page, error) {
	return incident.Page{}, nil
}

func (homeless) Get(_ context.Context, id incident.ID) (incident.Incident, error) {
	return incident.Incident{}, &incident.OperationError{
		Operation: "get incident", Target: id, Cause: incident.CauseNoWorkspace, Err: incident.ErrNotFound,
	}
}

func TestWhatIsNotFoundForWantOfItsWorkspaceIsNotCalledDeleted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, 0)
		r.run(r.BeginAgain())
		loaded := len(r.Loaded.All())
		r.asked.Source = homeless{}
		r.run(r.ReadAgain())
		if missed := r.Loaded.Misses(); len(missed) != 0 || len(r.Loaded.All()) != loaded {
			t.Errorf("%d of %d are taken for deleted", len(missed), loaded)
		}
	})
}

// hiding is a service whose lists leave an incident out, unless its number is asked
// for.
type hiding struct {
	desk.Source
	number int
	asked  [][]int // the numbers that were asked for
	gets   int
}

func (h *hiding) List(ctx context.Context, q incident.Query, at incident.Cursor) (incident.Page, error) {
	page, err := h.Source.List(ctx, q, at)
	if len(q.Numbers) > 0 {
		h.asked = append(h.asked, q.Numbers)
		return page, err
	}
	page.Incidents = slices.DeleteFunc(page.Incidents, func(in incident.Incident) bool { return in.Number == h.number })
	return page, err
}

func (h *hiding) Get(ctx context.Context, id incident.ID) (incident.Incident, error) {
	h.gets++
	return h.Source.Get(ctx, id)
}

// hide lets the service's lists leave out an incident that is loaded.
func (r *rig) hide(in incident.Incident) *hiding {
	h := &hiding{Source: r.asked.Source, number: in.Number}
	r.asked.Source = h
	return h
}

// TestWhatAListLeftOutIsReadOnce asks for all incidents beside the open ones, so that
// two lists leave the same one out.
func TestWhatAListLeftOutIsReadOnce(t *testing.T) {
	t.Parallel()
	for name, deleted := range map[string]bool{"that is there": false, "that is deleted": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t, 0)
				r.wanted = incident.Query{}
				r.run(r.BeginAgain())
				in := r.pick(3)
				h, gets := r.hide(in), 0
				if deleted {
					gets = 1
					if err := r.Source.Delete(t.Context(), in.ID); err != nil {
						t.Fatal(err)
					}
				}
				r.run(r.ReadAgain())
				if len(h.asked) != 1 || !slices.Equal(h.asked[0], []int{in.Number}) || h.gets != gets {
					t.Errorf("asked for were %v, and %d by themselves", h.asked, h.gets)
				}
			})
		})
	}
}

// TestWhatAListLeftOutIsNotReadAgainWithTheNextChanges lets some passes go by that
// list only what has changed.
func TestWhatAListLeftOutIsNotReadAgainWithTheNextChanges(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, 0)
		r.run(r.BeginAgain())
		h := r.hide(r.pick(3))
		r.run(r.ReadAgain())
		passes := len(r.asked.queries)
		for range 5 {
			time.Sleep(34 * time.Second) // a refresh is due
			r.run(nil)
		}
		if len(h.asked) != 1 {
			t.Errorf("it was read %d times", len(h.asked))
		}
		if n := len(r.asked.queries) - passes; n != 5 {
			t.Errorf("%d passes went by", n)
		}
	})
}
