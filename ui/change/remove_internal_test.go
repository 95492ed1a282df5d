package change

import (
	"context"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// starter counts the playbooks that are started, and loses the answers.
type starter struct {
	desk.Parts
	n int
}

func (s *starter) RunPlaybook(context.Context, incident.ID, incident.Playbook) error {
	s.n++
	return lostAnswer()
}

// gone is the answer of the service about an incident that it does not have.
func gone(operation string, id incident.ID) error {
	return &incident.OperationError{
		Operation: operation, Target: id, Cause: incident.CauseGone, Err: incident.ErrNotFound,
	}
}

func TestADeletionThatAColleagueWasFasterWithIsNotCalledMine(t *testing.T) {
	t.Parallel()
	ch := bare(t)
	in := incident.Incident{ID: "130", Number: 130, ETag: "before"}
	ch.Loaded.Merge([]incident.Incident{in})
	ch.Await()
	ch.onDeleted(in, gone("delete incident", in.ID))
	says(t, ch, "#130: somebody else has deleted it already")
	if !ch.Loaded.IsDeleted(in.ID) || ch.Loaded.IsMine(in.ID) {
		t.Errorf("deleted is it: %t, by the person: %t", ch.Loaded.IsDeleted(in.ID), ch.Loaded.IsMine(in.ID))
	}
}

func TestOnlyItsOwnNumberDeletesAnIncident(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		in := r.one(t)
		r.run(r.remove(in, "1"), 5*time.Second)
		says(t, r.Changer, "not deleted: 1 is not the number of #")
		if _, there := r.sim.Incident(string(in.ID)); !there || r.Writing() {
			t.Fatal("it is deleted, or is about to be")
		}
		cmd := r.remove(in, number(in))
		if !r.Writing() {
			t.Error("nothing is on its way")
		}
		r.run(cmd, 5*time.Second)
		if _, there := r.sim.Incident(string(in.ID)); there || !r.Loaded.IsMine(in.ID) || r.Writing() {
			t.Errorf("the service has it: %t, it is the person's deletion: %t", there, r.Loaded.IsMine(in.ID))
		}
	})
}

func TestADeletionInDoubtIsThePersonsOnceTheIncidentIsMissed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.wire.loses, r.wire.mute = once(), true
		in := r.one(t)
		var told incident.ID
		r.Hooks.Deleted = func(id incident.ID) { told = id }
		r.run(r.remove(in, number(in)), 5*time.Second)
		says(t, r.Changer, "it is not known whether it was deleted")
		if r.Loaded.IsDeleted(in.ID) || told != "" {
			t.Fatal("it is taken for deleted already")
		}
		r.Loaded.Miss(in.ID) // whatever it was read for
		r.TakeNews()
		if !r.Loaded.IsMine(in.ID) || told != in.ID || r.InDoubt()[in.ID] {
			t.Errorf("deleted by the person: %t, told of %q", r.Loaded.IsMine(in.ID), told)
		}
	})
}

func TestNothingIsSentAboutAnIncidentThatIsDeleted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		in := r.one(t)
		r.Loaded.Miss(in.ID)
		r.TakeNews()
		r.run(r.Change(in, toSeverity(incident.Low)), 5*time.Second)
		r.run(r.Start(Work{ID: in.ID, Do: func(context.Context, desk.Parts) error {
			t.Error("something of it is written")
			return nil
		}}), 5*time.Second)
		if len(r.wire.sent) != 0 || r.Writing() {
			t.Errorf("%d writes went out", len(r.wire.sent))
		}
		says(t, r.Changer, "was deleted; nothing was sent")
	})
}

// number is what the person types to delete an incident.
func number(in incident.Incident) string { return strconv.Itoa(in.Number) }
