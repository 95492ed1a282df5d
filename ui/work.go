package ui

import (
	"context"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"time"

	tea "charm.land/bubbletea/v2"
)

// work is a write to what belongs to an incident.
type work struct {
	id    incident.ID
	part  incident.Part
	right incident.Right // that it needs
	what  clean.Safe     // "#4711: comment added"
	do    func(context.Context, desk.Casework) error
	deed  clean.Safe                  // the same before it is done; empty where that is no other
	made  func(incident.Details) bool // whether the part shows that it is done
	after func() tea.Cmd              // what follows once it is; nil for nothing
	ended func(err error)             // hears of every outcome first; nil for nobody
}

// start does a write, and reads the part again.
func (ch *Changer) start(w work) tea.Cmd {
	if told, gone := ch.tellGone(w.id); gone {
		return told
	}
	ch.pending++
	casework := ch.Casework
	return ch.Calls.App.Ask(desk.WriteTimeout, func(ctx context.Context) desk.Answer {
		err := w.do(ctx, casework)
		return func() tea.Cmd { return ch.onWorked(worked{work: w, err: err}) }
	})
}

// await notes that a write goes out by a call of its own, whose outcome onWorked
// takes.
func (ch *Changer) await() { ch.pending++ }

// worked is the outcome of a write to something that belongs to an incident.
type worked struct {
	work work
	from Origin // where it was written; nil where nothing was typed
	err  error
}

// onWorked tells what came of a write, and reads what it may have changed: the
// part, where it is shown or known, and the incident, whose etag and counts change
// with it.
func (ch *Changer) onWorked(msg worked) tea.Cmd {
	ch.pending--
	w := msg.work
	if w.ended != nil {
		w.ended(msg.err)
	}
	again := ch.reread(w.id)
	if ch.Opened == w.id || ch.Details.Of(w.id).Read.Has(w.part) {
		again = tea.Batch(again, ch.ReadPart(w.id, w.part))
	}
	switch {
	case desk.IsDoubtful(msg.err), msg.err != nil && ch.workInDoubt(msg):
		return tea.Batch(again, ch.doubtWork(msg))
	case msg.err != nil:
		return tea.Batch(again, ch.notWorked(msg))
	}
	ch.dropDoubts(func(d *doubt) bool { return d.isOf(msg) })
	told := tea.Batch(again, ch.Notices.Add(w.outcome(ch.Clock)))
	if msg.from != nil {
		told = tea.Batch(told, msg.from.Done())
	}
	if w.after != nil {
		told = tea.Batch(told, w.after())
	}
	return told
}

// outcome says that a write is done.
func (w work) outcome(now time.Time) desk.Notice {
	return desk.Notice{Level: desk.Done, About: w.id, Topics: w.topics(), Text: w.what, At: now}
}

func (w work) topics() []string { return []string{w.undone().String()} }

// undone says what a write that was not done was to do.
func (w work) undone() clean.Safe {
	if w.deed.IsEmpty() {
		return w.what
	}
	return w.deed
}

// tellGone tells that nothing is sent about an incident that is deleted, if it is.
func (ch *Changer) tellGone(id incident.ID) (tea.Cmd, bool) {
	if !ch.Loaded.IsDeleted(id) {
		return nil, false
	}
	return ch.Notices.Add(desk.Notice{
		Level: desk.Warning, About: id, At: ch.Clock, Text: clean.Safef("#%d was deleted; nothing was sent", ch.Number(id)),
	}), true
}
