package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
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
}

// start does a write, and reads the part again.
func (m *Model) start(w work) tea.Cmd {
	if told, gone := m.tellGone(w.id); gone {
		return told
	}
	m.pending++
	casework := m.Casework
	return m.Calls.App.Ask(desk.WriteTimeout, func(ctx context.Context) desk.Answer {
		err := w.do(ctx, casework)
		return func() tea.Cmd { return m.onWorked(worked{work: w, err: err}) }
	})
}

// worked is the outcome of a write to something that belongs to an incident.
type worked struct {
	work work
	from Origin         // where it was written; nil where nothing was typed
	task *incident.Task // as it is to be shown now; nil where no task was shown otherwise
	err  error
}

// onWorked tells what came of a write, and reads what it may have changed: the
// part, where it is shown or known, and the incident, whose etag and counts change
// with it.
func (m *Model) onWorked(msg worked) tea.Cmd {
	m.pending--
	m.settleTask(msg)
	w := msg.work
	again := m.reread(w.id)
	if m.Opened == w.id || m.Details.Of(w.id).Read.Has(w.part) {
		again = tea.Batch(again, m.ReadPart(w.id, w.part))
	}
	switch {
	case desk.IsDoubtful(msg.err), msg.err != nil && m.workInDoubt(msg):
		return tea.Batch(again, m.doubtWork(msg))
	case msg.err != nil:
		return tea.Batch(again, m.notWorked(msg))
	}
	m.dropDoubts(func(d *doubt) bool { return d.isOf(msg) })
	told := tea.Batch(again, m.Notices.Add(w.outcome(m.Clock)))
	if msg.from != nil {
		told = tea.Batch(told, msg.from.Done())
	}
	if w.after != nil {
		told = tea.Batch(told, w.after())
	}
	return told
}

// askRemove asks before something of the incident is deleted or taken off.
func (m *Model) askRemove(item any) {
	w := m.removal(item)
	if w.do == nil || m.Opened == "" {
		return
	}
	if told := m.whyNot(w, item); !told.IsEmpty() {
		m.Dialogs.Push(dialog.NewPage(clean.Literal("Not possible"), []clean.Safe{w.what, told}))
		return
	}
	m.Dialogs.Push(dialog.NewQuestion(clean.Literal("Remove"), []clean.Safe{w.what, clean.Literal("This cannot be undone.")},
		dialog.Item{Label: clean.Literal("Leave it")},
		dialog.Item{Label: clean.Literal("Remove it"), Hot: "y", Do: func() tea.Cmd { return m.removeItem(w) }}))
}

// whyNot says why something cannot be removed here; empty when it can.
func (m *Model) whyNot(w work, item any) clean.Safe {
	in, _ := m.showing()
	if _, is := item.(incident.Alert); is && in.IsSynced() && m.Rights.Allow(w.right) {
		return clean.New(incident.ErrSynced.Error()).Safe()
	}
	return m.MayNot(w.right)
}

// removal says what removing the item means.
func (m *Model) removal(item any) work {
	id := m.Opened
	switch it := item.(type) {
	case incident.Comment:
		return work{
			id: id, part: incident.PartComments, right: incident.DeleteComments, what: clean.Safef("delete the comment of %s", it.Author.Name()),
			do: func(ctx context.Context, c desk.Casework) error { return c.DeleteComment(ctx, id, it.ID) },
			made: func(d incident.Details) bool {
				return !slices.ContainsFunc(d.Comments, func(c incident.Comment) bool { return c.ID == it.ID })
			},
		}
	case incident.Task:
		return work{
			id: id, part: incident.PartTasks, right: incident.DeleteTasks, what: clean.Safef("delete the task %s", it.Title),
			do: func(ctx context.Context, c desk.Casework) error { return c.DeleteTask(ctx, id, it.ID) },
			made: func(d incident.Details) bool {
				return !slices.ContainsFunc(d.Tasks, func(t incident.Task) bool { return t.ID == it.ID })
			},
		}
	case incident.Alert:
		return work{
			id: id, part: incident.PartAlerts, right: incident.DeleteRelations, what: clean.Safef("take off the alert %s", it.Title),
			do:   func(ctx context.Context, c desk.Casework) error { return c.Unrelate(ctx, id, it.ID.String()) },
			made: func(d incident.Details) bool { return !hasAlert(d, it.ID.String()) },
		}
	case incident.Bookmark:
		return work{
			id: id, part: incident.PartBookmarks, right: incident.DeleteRelations, what: clean.Safef("take off the bookmark %s", it.Name),
			do:   func(ctx context.Context, c desk.Casework) error { return c.Unrelate(ctx, id, string(it.ID)) },
			made: func(d incident.Details) bool { return !hasBookmark(d, it.ID) },
		}
	}
	return work{}
}

// removeItem does what was confirmed.
func (m *Model) removeItem(w work) tea.Cmd {
	w.deed, w.what = w.what, clean.Concat(w.what, clean.Literal(": done"))
	return m.start(w)
}
