package change

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/client/simulator"
)

func TestAChangeGoesOutWithWhatWasSeen(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		seen := r.one(t)
		r.sim.Edit(string(seen.ID), func(p *simulator.Properties) { p.Title = "a colleague's" })
		r.run(nil, time.Second)
		cmd := r.Change(seen, toSeverity(incident.Low))
		if pending, ok := r.Changing()[seen.ID]; !ok || pending.Severity != incident.Low {
			t.Error("it is not shown as it will be")
		}
		r.run(cmd, time.Minute)
		if out := r.wire.sent; len(out) != 1 || out[0].seen.ETag != seen.ETag {
			t.Errorf("sent was %+v", out)
		}
		if p := r.now(t, seen.ID); p.Severity != "Low" || p.Title != "a colleague's" {
			t.Errorf("the service has %q, %q", p.Severity, p.Title)
		}
		now, _ := r.Loaded.Get(seen.ID)
		if now.Severity != incident.Low || now.Title.Raw() != "a colleague's" || len(r.Changing()) != 0 {
			t.Errorf("known is %q, %q, and %d are on their way", now.Severity, now.Title, len(r.Changing()))
		}
	})
}

func TestTwoChangesOfOneIncidentNeverOverlap(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		in := r.one(t)
		r.run(tea.Batch(
			r.Change(in, toSeverity(incident.Low)),
			r.Change(in, incident.Change{AddTags: []string{"mine"}}),
			r.Change(in, toSeverity(incident.Medium)),
		), time.Minute)
		if r.wire.most != 1 || len(r.wire.sent) != 2 {
			t.Fatalf("%d writes went out, %d at once", len(r.wire.sent), r.wire.most)
		}
		if c := r.wire.sent[1].change; *c.Severity != incident.Medium || !slices.Equal(c.AddTags, []string{"mine"}) {
			t.Errorf("the second asks for %v", c.Fields())
		}
		if p := r.now(t, in.ID); p.Severity != "Medium" || !hasLabel(p, "mine") {
			t.Errorf("in the end it is %q with %v", p.Severity, p.Labels)
		}
		if len(r.Questions) != 0 {
			t.Error("the person's own change is taken for a colleague's")
		}
	})
}

func TestARefusedChangeIsTakenBackAndTold(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		in := r.one(t)
		r.refuse()
		r.run(r.Change(in, toSeverity(incident.Low)), 5*time.Second)
		if len(r.Changing()) != 0 || !r.Failures()[in.ID] || r.CanUndo() {
			t.Errorf("marked as failed is it: %t, to be undone: %t", r.Failures()[in.ID], r.CanUndo())
		}
		if now, _ := r.Loaded.Get(in.ID); now.Severity != incident.High {
			t.Errorf("known is %q", now.Severity)
		}
		says(t, r.Changer, "severity Low was not saved", "your role does not allow it")
		r.run(r.Change(in, toSeverity(incident.Low)), 5*time.Second)
		if r.Failures()[in.ID] {
			t.Error("it is marked as failed after the next change was saved")
		}
		saysNot(t, r.Changer, "not saved")
	})
}

func TestAnUndoRestores(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		in := r.one(t)
		changed := incident.Change{AddTags: []string{"mine"}}
		changed.Severity = toSeverity(incident.Low).Severity
		r.run(r.Change(in, changed), 5*time.Second)
		after, _ := r.Loaded.Get(in.ID)
		says(t, r.Changer, "severity Low", "undoes it")
		r.run(r.Undo(), 5*time.Second)
		now, _ := r.Loaded.Get(in.ID)
		if now.Severity != in.Severity || incident.HasTag(now.Labels, "mine") {
			t.Errorf("it is %q with %q", now.Severity, now.Tags())
		}
		if len(r.wire.sent) != 2 || r.wire.sent[1].seen.ETag != after.ETag {
			t.Error("the undo did not go out on what the change had left")
		}
		if r.CanUndo() {
			t.Error("an undo can be undone")
		}
	})
}

func TestAnUndoThatWasRefusedCanBeTriedAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		in := r.one(t)
		r.run(r.Change(in, toSeverity(incident.Low)), 5*time.Second)
		r.refuse()
		r.run(r.Undo(), 5*time.Second)
		if !r.CanUndo() {
			t.Fatal("nothing is left to undo")
		}
		r.run(r.Undo(), 5*time.Second)
		if p := r.now(t, in.ID); p.Severity != "High" || r.CanUndo() {
			t.Errorf("then it is %q, and to be undone: %t", p.Severity, r.CanUndo())
		}
	})
}

func TestNothingIsUndoneWhileAnotherChangeOfItIsOnItsWay(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		in := r.one(t)
		r.run(r.Change(in, toSeverity(incident.Low)), 5*time.Second)
		later, _ := r.Loaded.Get(in.ID)
		both := tea.Batch(r.Change(later, toSeverity(incident.Medium)), r.Undo())
		says(t, r.Changer, "another change of it is on its way")
		r.run(both, 5*time.Second)
		if p := r.now(t, in.ID); p.Severity != "Medium" || len(r.wire.sent) != 2 || r.wire.most != 1 {
			t.Errorf("it is %q, and %d writes went out", p.Severity, len(r.wire.sent))
		}
	})
}

// TestWhatWasReadBeforeAWriteDoesNotTakeItBack gives the answer to a question that was
// asked before the change.
func TestWhatWasReadBeforeAWriteDoesNotTakeItBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		in := r.one(t)
		time.Sleep(time.Second)
		r.run(r.Change(in, toSeverity(incident.Low)), 5*time.Second)
		r.onReread(in.ID, in, nil)
		if now, _ := r.Loaded.Get(in.ID); now.Severity != incident.Low {
			t.Errorf("known is %q", now.Severity)
		}
		r.onChanged(in.ID, in, nil) // to which no write is under way
		if now, _ := r.Loaded.Get(in.ID); now.Severity != incident.Low {
			t.Errorf("after an answer to nothing, known is %q", now.Severity)
		}
	})
}

func TestWhatIsThatAlreadyIsNotSent(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		in := r.one(t)
		r.run(r.Change(in, toSeverity(in.Severity)), 5*time.Second)
		if len(r.wire.sent) != 0 || r.CanUndo() || r.CanRepeat() {
			t.Errorf("%d writes went out", len(r.wire.sent))
		}
		says(t, r.Changer, "is that already")
	})
}
