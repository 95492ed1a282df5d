package change

import (
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// doubting makes a changer with a change of which nobody knows whether it was saved, and
// which may be saved yet. It is being looked for, and no command is carried out.
func doubting(t *testing.T) (*Changer, incident.Incident) {
	t.Helper()
	ch := bare(t)
	in := incident.Incident{ID: "130", Number: 130, ETag: "before", Severity: incident.High, Status: incident.New}
	ch.Loaded.Merge([]incident.Incident{in})
	ch.Change(in, toSeverity(incident.Low))
	ch.onChanged(in.ID, incident.Incident{}, lostAnswer())
	says(t, ch, "#130: it is not known whether severity Low was saved")
	return ch, in
}

// looked tells that the incident was read, as it was before, and when that began.
func looked(ch *Changer, in incident.Incident, began time.Time) {
	ch.onSought(sought{doubt: ch.doubts.list[0], began: began, in: in})
}

func TestWhatWasAskedWhileAWriteCouldStillBeDoneDoesNotSayThatItIsNot(t *testing.T) {
	t.Parallel()
	ch, in := doubting(t)
	begin := ch.Clock
	looked(ch, in, begin)
	ch.Clock = begin.Add(lateness + 5*time.Second)
	looked(ch, in, begin.Add(lateness-time.Nanosecond))
	saysNot(t, ch, "was not saved")
	looked(ch, in, begin.Add(lateness))
	says(t, ch, "#130: severity Low was not saved")
}

func TestWhoAsksWhileALookIsUnderWayIsAnsweredByTheNextLook(t *testing.T) {
	t.Parallel()
	ch, in := doubting(t)
	ch.FindOut(true)
	looked(ch, in, ch.Clock)
	saysNot(t, ch, "not yet")
	if !ch.doubts.list[0].seeking {
		t.Fatal("nobody looks again")
	}
	looked(ch, in, ch.Clock)
	says(t, ch, "not yet, r looks again")
}

func TestADeedThatIsDoneEndsTheDoubtAboutItselfAlone(t *testing.T) {
	t.Parallel()
	ch := bare(t)
	ends := func(what string, err error) {
		ch.Await()
		ch.OnWorked(Worked{Work: Work{
			ID: "130", Part: incident.PartComments, What: clean.New(what).Safe(),
			Made: func(incident.Details) bool { return false },
		}, Err: err})
	}
	ends("delete the first", lostAnswer())
	ends("delete the second", nil)
	if !ch.InDoubt()["130"] {
		t.Error("the first is not in doubt any more")
	}
	ends("delete the first", nil)
	if ch.InDoubt()["130"] {
		t.Error("the first is in doubt although it is done")
	}
}

func TestALostAnswerIsADoubtUntilWhatIsReadSettlesIt(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		drops  bool
		waits  time.Duration // until it cannot be done any more
		said   string
		undoes bool
	}{
		"that was saved":     {false, 0, "severity Low was saved", true},
		"that was not saved": {true, lateness, "severity Low was not saved", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				r.wire.loses, r.wire.drops, r.wire.mute = once(), c.drops, true
				in := r.one(t)
				r.run(r.Change(in, toSeverity(incident.Low)), 5*time.Second)
				says(t, r.Changer, "it is not known whether severity Low was saved")
				if !r.InDoubt()[in.ID] || r.CanUndo() || r.Writing() {
					t.Errorf("in doubt is it: %t, to be undone: %t", r.InDoubt()[in.ID], r.CanUndo())
				}
				r.wire.mute = false
				r.run(nil, c.waits)
				r.run(r.reread(in.ID), 5*time.Second) // for whatever
				r.run(r.FindOut(false), 5*time.Second)
				says(t, r.Changer, c.said)
				saysNot(t, r.Changer, "not known")
				if r.InDoubt()[in.ID] || r.CanUndo() != c.undoes || r.Failures()[in.ID] == c.undoes {
					t.Errorf("then in doubt is it: %t, to be undone: %t", r.InDoubt()[in.ID], r.CanUndo())
				}
				if len(r.wire.sent) != 1 {
					t.Errorf("it was sent %d times", len(r.wire.sent))
				}
			})
		})
	}
}

// TestWhatIsReadForWhateverSettlesADoubt does not look for the change itself.
func TestWhatIsReadForWhateverSettlesADoubt(t *testing.T) {
	t.Parallel()
	ch, in := doubting(t)
	ch.Loaded.Merge([]incident.Incident{in})
	ch.TakeNews()
	if !ch.InDoubt()[in.ID] {
		t.Fatal("the incident as it was before says nothing")
	}
	in.ETag, in.Severity = "after", incident.Low
	ch.Loaded.Merge([]incident.Incident{in})
	ch.TakeNews()
	says(t, ch, "#130: severity Low was saved")
	if ch.InDoubt()[in.ID] || !ch.CanUndo() {
		t.Errorf("in doubt is it: %t, to be undone: %t", ch.InDoubt()[in.ID], ch.CanUndo())
	}
}

func TestAChangeThatClashesWithThePersonsOwnAsksNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.wire.loses, r.wire.mute = once(), true
		in := r.one(t)
		r.run(r.Change(in, toSeverity(incident.Low)), 5*time.Second)
		r.run(r.Change(in, toSeverity(incident.Medium)), 5*time.Second) // seen as it was before
		if p := r.now(t, in.ID); p.Severity != "Medium" || len(r.Questions) != 0 || r.InDoubt()[in.ID] {
			t.Errorf("it is %q, %d questions wait, in doubt: %t", p.Severity, len(r.Questions), r.InDoubt()[in.ID])
		}
	})
}

// TestAPlaybookIsNeverStartedTwice loses the answer to its start.
func TestAPlaybookIsNeverStartedTwice(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		starts := &starter{Parts: r.Parts}
		r.Parts = starts
		of := running{id: "130", number: 130, playbook: incident.Playbook{Name: clean.New("isolate")}}
		first := r.Changer.run(of)
		r.run(r.Changer.run(of), time.Second)
		says(t, r.Changer, "isolate is being started for #130 already")
		r.run(first, 5*time.Second)
		says(t, r.Changer, "it is not known whether isolate was started")
		r.run(r.FindOut(false), lateness)
		if starts.n != 1 || !r.InDoubt()["130"] || r.Writing() {
			t.Errorf("it was started %d times, in doubt: %t", starts.n, r.InDoubt()["130"])
		}
	})
}
