package ui

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// doubtWork keeps a write to what belongs to an incident of which nobody knows
// whether it was done.
func (ch *Changer) doubtWork(msg worked) tea.Cmd {
	ch.dropDoubts(func(d *doubt) bool { return d.isOf(msg) })
	w := msg.work
	d := &doubt{
		id: w.id, what: clean.Literal("it is not known whether it was done"),
		part: w.part, madePart: w.made, from: msg.from, deed: w.undone(),
	}
	d.done = func(incident.Incident) tea.Cmd {
		told := tea.Batch(ch.Notices.Add(w.outcome(ch.Clock)), ch.reread(w.id))
		if msg.from != nil {
			told = tea.Batch(told, msg.from.DoneAfterAll())
		}
		return told
	}
	d.not = func(err error) tea.Cmd {
		return tea.Batch(ch.notWorked(worked{work: w, from: msg.from, err: err}), ch.reread(w.id))
	}
	return ch.wonder(d, msg.err, doubted(msg.from, msg.err), findsOut())
}

// isOf reports whether a doubt is about an earlier try of the same write.
func (d *doubt) isOf(msg worked) bool {
	if d.from != nil || msg.from != nil {
		return d.from != nil && msg.from != nil && d.from.ID() == msg.from.ID()
	}
	return d.madePart != nil && d.id == msg.work.id && d.deed == msg.work.undone()
}

// workInDoubt reports whether a write that failed was a repeat of one that may
// have been done.
func (ch *Changer) workInDoubt(msg worked) bool {
	return slices.ContainsFunc(ch.doubts.list, func(d *doubt) bool { return d.isOf(msg) })
}

// notWorked says why a write was not done.
func (ch *Changer) notWorked(msg worked) tea.Cmd {
	if msg.from != nil {
		return msg.from.Refused(msg.err)
	}
	n := ch.ExplainWrite(clean.Concat(clean.Literal("not done: "), msg.work.undone()), msg.err, msg.work.right)
	n.Topics = msg.work.topics()
	return ch.Notices.Add(n.On(msg.work.id))
}

// hasNote tells of what was read of an incident whether a note is there as it was
// sent.
func hasNote(n incident.Note) func(incident.Details) bool {
	title, rest := n.Split()
	id := n.ID
	if n.Replaces() {
		id = n.Of
	}
	switch n.Kind { //nolint:exhaustive // the others are not written in a panel
	case incident.NoteTask:
		return func(d incident.Details) bool {
			return slices.ContainsFunc(d.Tasks, func(t incident.Task) bool {
				return t.ID == id && t.Title == clean.New(title) && (!n.Replaces() || t.Description == clean.New(rest))
			})
		}
	case incident.NoteBookmark:
		return func(d incident.Details) bool {
			return slices.ContainsFunc(d.Bookmarks, func(b incident.Bookmark) bool { return b.ID == n.ID })
		}
	}
	return func(d incident.Details) bool {
		return slices.ContainsFunc(d.Comments, func(c incident.Comment) bool { return c.ID == id && c.Message == clean.New(n.Text) })
	}
}

// doubtDeletion keeps a deletion of which nobody knows whether it was done.
func (ch *Changer) doubtDeletion(in incident.Incident, err error) tea.Cmd {
	ch.dropDoubts(func(d *doubt) bool { return d.ifGone && d.id == in.ID })
	return ch.wonder(&doubt{
		id: in.ID, what: clean.Safef("#%d: it is not known whether it was deleted", in.Number), ifGone: true,
		done: func(incident.Incident) tea.Cmd { return ch.deleted(in, nil) },
		not:  func(err error) tea.Cmd { return ch.deleted(in, err) },
	}, err, action.Refresh, findsOut())
}

// deletionInDoubt reports whether an earlier deletion of an incident may have
// been done.
func (ch *Changer) deletionInDoubt(id incident.ID) bool {
	return slices.ContainsFunc(ch.doubts.list, func(d *doubt) bool { return d.ifGone && d.id == id })
}

// foundGone forgets an incident that the service does not have any more. Where the
// person's own deletion of it was in doubt, it is that.
func (ch *Changer) foundGone(id incident.ID) tea.Cmd {
	for _, d := range ch.doubts.list {
		if d.ifGone && d.id == id {
			return ch.settleDoubt(d, true, incident.Incident{})
		}
	}
	ch.Loaded.Forget(id, false)
	return nil
}

// doubtRun keeps the start of a playbook of which nobody knows whether it came
// about. It is never sent again.
func (ch *Changer) doubtRun(r running, err error) tea.Cmd {
	return ch.wonder(&doubt{
		id: r.id, run: &r,
		what: clean.Safef("#%d: it is not known whether %s was started", r.number, r.playbook.Name),
	}, err, action.Refresh, clean.Literal(" shows its last runs; it is not started again"))
}

// sawRuns ends the doubts about a playbook whose last runs are shown.
func (ch *Changer) sawRuns(r running) {
	ch.dropDoubts(func(d *doubt) bool { return d.run != nil && *d.run == r })
}

// onlyMadeError says that something was made and not tied to its incident.
type onlyMadeError struct{ err error }

// Error implements error.
func (e *onlyMadeError) Error() string {
	return "it is made, and not added to the incident: " + e.err.Error()
}

// Unwrap makes it comparable with what kept the second write from being done.
func (e *onlyMadeError) Unwrap() error { return e.err }

// onlyMade says of the second of two writes that the first one is done.
func onlyMade(err error) error {
	if err == nil {
		return nil
	}
	return &onlyMadeError{err}
}

// unsent says what was not done with what was written.
func unsent(err error) clean.Safe {
	if _, half := errors.AsType[*onlyMadeError](err); half {
		return clean.Literal("the bookmark is made, but not added to the incident")
	}
	return clean.Literal("not sent")
}

func hasAlert(d incident.Details, id string) bool {
	return slices.ContainsFunc(d.Alerts, func(a incident.Alert) bool { return strings.EqualFold(a.ID.String(), id) })
}

func hasBookmark(d incident.Details, id incident.ID) bool {
	return slices.ContainsFunc(d.Bookmarks, func(b incident.Bookmark) bool { return b.ID == id })
}

// creationInDoubt reports whether an earlier try to send a draft may have made
// the incident.
func (ch *Changer) creationInDoubt(id incident.ID) bool {
	return slices.ContainsFunc(ch.doubts.list, func(d *doubt) bool { return d.makes && d.id == id })
}
