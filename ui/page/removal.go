package page

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// askRemove asks before something of the incident is deleted or taken off.
func (pg *Page) askRemove(item any) {
	w := pg.removal(item)
	if w.Do == nil || pg.Opened == "" {
		return
	}
	if told := pg.whyNot(w, item); !told.IsEmpty() {
		pg.Dialogs.Push(dialog.NewPage(clean.Literal("Not possible"), []clean.Safe{w.What, told}))
		return
	}
	pg.Dialogs.Push(dialog.NewQuestion(clean.Literal("Remove"), []clean.Safe{w.What, clean.Literal("This cannot be undone.")},
		dialog.Item{Label: clean.Literal("Leave it")},
		dialog.Item{Label: clean.Literal("Remove it"), Hot: "y", Do: func() tea.Cmd { return pg.removeItem(w) }}))
}

// whyNot says why something cannot be removed here; empty when it can.
func (pg *Page) whyNot(w change.Work, item any) clean.Safe {
	in, _ := pg.Showing()
	if _, is := item.(incident.Alert); is && in.IsSynced() && pg.Rights.Allow(w.Right) {
		return clean.New(incident.ErrSynced.Error()).Safe()
	}
	return pg.MayNot(w.Right)
}

// removal says what removing the item means.
func (pg *Page) removal(item any) change.Work {
	id := pg.Opened
	switch it := item.(type) {
	case incident.Comment:
		return change.Work{
			ID: id, Part: incident.PartComments, Right: incident.DeleteComments, What: clean.Safef("delete the comment of %s", it.Author.Name()),
			Do: func(ctx context.Context, c desk.Casework) error { return c.DeleteComment(ctx, id, it.ID) },
			Made: func(d incident.Details) bool {
				return !slices.ContainsFunc(d.Comments, func(c incident.Comment) bool { return c.ID == it.ID })
			},
		}
	case incident.Task:
		return change.Work{
			ID: id, Part: incident.PartTasks, Right: incident.DeleteTasks, What: clean.Safef("delete the task %s", it.Title),
			Do: func(ctx context.Context, c desk.Casework) error { return c.DeleteTask(ctx, id, it.ID) },
			Made: func(d incident.Details) bool {
				return !slices.ContainsFunc(d.Tasks, func(t incident.Task) bool { return t.ID == it.ID })
			},
		}
	case incident.Alert:
		return change.Work{
			ID: id, Part: incident.PartAlerts, Right: incident.DeleteRelations, What: clean.Safef("take off the alert %s", it.Title),
			Do:   func(ctx context.Context, c desk.Casework) error { return c.Unrelate(ctx, id, it.ID.String()) },
			Made: func(d incident.Details) bool { return !change.HasAlert(d, it.ID.String()) },
		}
	case incident.Bookmark:
		return change.Work{
			ID: id, Part: incident.PartBookmarks, Right: incident.DeleteRelations, What: clean.Safef("take off the bookmark %s", it.Name),
			Do:   func(ctx context.Context, c desk.Casework) error { return c.Unrelate(ctx, id, string(it.ID)) },
			Made: func(d incident.Details) bool { return !change.HasBookmark(d, it.ID) },
		}
	}
	return change.Work{}
}

// removeItem does what was confirmed.
func (pg *Page) removeItem(w change.Work) tea.Cmd {
	w.Deed, w.What = w.What, clean.Concat(w.What, clean.Literal(": done"))
	return pg.Start(w)
}
