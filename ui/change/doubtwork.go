package change

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// doubtWork keeps a write to what belongs to an incident of which nobody knows
// whether it was done.
func (ch *Changer) doubtWork(msg Worked) tea.Cmd {
	ch.DropDoubts(func(d *Doubt) bool { return d.isOf(msg) })
	w := msg.Work
	d := &Doubt{
		ID: w.ID, What: clean.Literal("it is not known whether it was done"),
		part: w.Part, madePart: w.Made, from: msg.From, deed: w.undone(),
	}
	d.Done = func(incident.Incident) tea.Cmd {
		told := tea.Batch(ch.Notices.Add(w.outcome(ch.Clock)), ch.reread(w.ID))
		if msg.From != nil {
			told = tea.Batch(told, msg.From.DoneAfterAll())
		}
		return told
	}
	d.Not = func(err error) tea.Cmd {
		return tea.Batch(ch.notWorked(Worked{Work: w, From: msg.From, Err: err}), ch.reread(w.ID))
	}
	return ch.Wonder(d, msg.Err, doubted(msg.From, msg.Err), FindsOut())
}

// isOf reports whether a doubt is about an earlier try of the same write.
func (d *Doubt) isOf(msg Worked) bool {
	if d.from != nil || msg.From != nil {
		return d.from != nil && msg.From != nil && d.from.ID() == msg.From.ID()
	}
	return d.madePart != nil && d.ID == msg.Work.ID && d.deed == msg.Work.undone()
}

// workInDoubt reports whether a write that failed was a repeat of one that may
// have been done.
func (ch *Changer) workInDoubt(msg Worked) bool {
	return slices.ContainsFunc(ch.doubts.list, func(d *Doubt) bool { return d.isOf(msg) })
}

// notWorked says why a write was not done.
func (ch *Changer) notWorked(msg Worked) tea.Cmd {
	if msg.From != nil {
		return msg.From.Refused(msg.Err)
	}
	n := ch.ExplainWrite(clean.Concat(clean.Literal("not done: "), msg.Work.undone()), msg.Err, msg.Work.Right)
	n.Topics = msg.Work.topics()
	return ch.Notices.Add(n.On(msg.Work.ID))
}

// doubtDeletion keeps a deletion of which nobody knows whether it was done.
func (ch *Changer) doubtDeletion(in incident.Incident, err error) tea.Cmd {
	ch.DropDoubts(func(d *Doubt) bool { return d.ifGone && d.ID == in.ID })
	return ch.Wonder(&Doubt{
		ID: in.ID, What: clean.Safef("#%d: it is not known whether it was deleted", in.Number), ifGone: true,
		Done: func(incident.Incident) tea.Cmd { return ch.deleted(in, nil) },
		Not:  func(err error) tea.Cmd { return ch.deleted(in, err) },
	}, err, action.Refresh, FindsOut())
}

// deletionInDoubt reports whether an earlier deletion of an incident may have
// been done.
func (ch *Changer) deletionInDoubt(id incident.ID) bool {
	return slices.ContainsFunc(ch.doubts.list, func(d *Doubt) bool { return d.ifGone && d.ID == id })
}

// foundGone forgets an incident that the service does not have any more. Where the
// person's own deletion of it was in doubt, it is that.
func (ch *Changer) foundGone(id incident.ID) tea.Cmd {
	for _, d := range ch.doubts.list {
		if d.ifGone && d.ID == id {
			return ch.settleDoubt(d, true, incident.Incident{})
		}
	}
	ch.Loaded.Forget(id, false)
	return nil
}

// doubtRun keeps the start of a playbook of which nobody knows whether it came
// about. It is never sent again.
func (ch *Changer) doubtRun(r running, err error) tea.Cmd {
	return ch.Wonder(&Doubt{
		ID: r.id, run: &r,
		What: clean.Safef("#%d: it is not known whether %s was started", r.number, r.playbook.Name),
	}, err, action.Refresh, clean.Literal(" shows its last runs; it is not started again"))
}

// sawRuns ends the doubts about a playbook whose last runs are shown.
func (ch *Changer) sawRuns(r running) {
	ch.DropDoubts(func(d *Doubt) bool { return d.run != nil && *d.run == r })
}

// onlyMadeError says that something was made and not tied to its incident.
type onlyMadeError struct{ err error }

// Error implements error.
func (e *onlyMadeError) Error() string {
	return "it is made, and not added to the incident: " + e.err.Error()
}

// Unwrap makes it comparable with what kept the second write from being done.
func (e *onlyMadeError) Unwrap() error { return e.err }

// OnlyMade says of the second of two writes that the first one is done.
func OnlyMade(err error) error {
	if err == nil {
		return nil
	}
	return &onlyMadeError{err}
}

// Unsent says what was not done with what was written.
func Unsent(err error) clean.Safe {
	if _, half := errors.AsType[*onlyMadeError](err); half {
		return clean.Literal("the bookmark is made, but not added to the incident")
	}
	return clean.Literal("not sent")
}

// CreationInDoubt reports whether an earlier try to send a draft may have made
// the incident.
func (ch *Changer) CreationInDoubt(id incident.ID) bool {
	return slices.ContainsFunc(ch.doubts.list, func(d *Doubt) bool { return d.Makes && d.ID == id })
}
