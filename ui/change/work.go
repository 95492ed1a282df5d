package change

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// Work is a write to what belongs to an incident.
type Work struct {
	ID    incident.ID
	Part  incident.Part
	Right incident.Right // that it needs
	What  clean.Safe     // "#4711: comment added"
	Do    func(context.Context, desk.Parts) error
	Deed  clean.Safe                  // the same before it is done; empty where that is no other
	Made  func(incident.Details) bool // whether the part shows that it is done
	After func() tea.Cmd              // what follows once it is; nil for nothing
	Ended func(err error)             // hears of every outcome first; nil for nobody
}

// Start does a write, and reads the part again.
func (ch *Changer) Start(w Work) tea.Cmd {
	if told, gone := ch.TellGone(w.ID); gone {
		return told
	}
	ch.pending++
	parts := ch.Parts
	return ch.Calls.App.Ask(desk.WriteTimeout, func(ctx context.Context) desk.Answer {
		err := w.Do(ctx, parts)
		return func() tea.Cmd { return ch.OnWorked(Worked{Work: w, Err: err}) }
	})
}

// Await notes that a write goes out by a call of its own, whose outcome onWorked
// takes.
func (ch *Changer) Await() { ch.pending++ }

// Worked is the outcome of a write to something that belongs to an incident.
type Worked struct {
	Work Work
	From Origin // where it was written; nil where nothing was typed
	Err  error
}

// OnWorked tells what came of a write, and reads what it may have changed: the
// part, where it is shown or known, and the incident, whose etag and counts change
// with it.
func (ch *Changer) OnWorked(msg Worked) tea.Cmd {
	ch.pending--
	w := msg.Work
	if w.Ended != nil {
		w.Ended(msg.Err)
	}
	again := ch.reread(w.ID)
	if ch.Opened == w.ID || ch.Details.Of(w.ID).Read.Has(w.Part) {
		again = tea.Batch(again, ch.ReadPart(w.ID, w.Part))
	}
	switch {
	case desk.IsDoubtful(msg.Err), msg.Err != nil && ch.workInDoubt(msg):
		return tea.Batch(again, ch.doubtWork(msg))
	case msg.Err != nil:
		return tea.Batch(again, ch.notWorked(msg))
	}
	ch.DropDoubts(func(d *Doubt) bool { return d.isOf(msg) })
	told := tea.Batch(again, ch.Notices.Add(w.outcome(ch.Clock)))
	if msg.From != nil {
		told = tea.Batch(told, msg.From.Done())
	}
	if w.After != nil {
		told = tea.Batch(told, w.After())
	}
	return told
}

// outcome says that a write is done.
func (w Work) outcome(now time.Time) desk.Notice {
	return desk.Notice{Level: desk.Done, About: w.ID, Topics: w.topics(), Text: w.What, At: now}
}

func (w Work) topics() []string { return []string{w.undone().String()} }

// undone says what a write that was not done was to do.
func (w Work) undone() clean.Safe {
	if w.Deed.IsEmpty() {
		return w.What
	}
	return w.Deed
}

// TellGone tells that nothing is sent about an incident that is deleted, if it is.
func (ch *Changer) TellGone(id incident.ID) (tea.Cmd, bool) {
	if !ch.Loaded.IsDeleted(id) {
		return nil, false
	}
	return ch.Notices.Add(desk.Notice{
		Level: desk.Warning,
		About: id,
		At:    ch.Clock,
		Text:  clean.Safef("#%d was deleted; nothing was sent", ch.Number(id)),
	}), true
}
