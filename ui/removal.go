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
