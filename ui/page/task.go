package page

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/markup"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
)

// tasks is the kind of tasks.
func tasks() kind {
	return kind{add: addTask, copies: copiesOfTask, remove: removeTask, rewrite: rewriteTask}
}

func addTask(pg *Page, in incident.Incident) tea.Cmd {
	if told, no := pg.forbids(incident.WriteTasks, clean.Literal("task")); no {
		return told
	}
	return pg.BeginNote(in, incident.NoteTask)
}

func copiesOfTask(item any) (c copies) {
	it, _ := item.(incident.Task)
	c.add(clean.Literal("task"), it.Title.Safe())
	c.add(clean.Literal("description"), markup.Plain(it.Description).Safe())
	return c
}

func removeTask(id incident.ID, item any) change.Work {
	it, _ := item.(incident.Task)
	return change.Work{
		ID:    id,
		Part:  incident.PartTasks,
		Right: incident.DeleteTasks,
		What:  clean.Safef("delete the task %s", it.Title),
		Do:    func(ctx context.Context, c desk.Parts) error { return c.DeleteTask(ctx, id, it.ID) },
		Made: func(d incident.Details) bool {
			return !slices.ContainsFunc(d.Tasks, func(t incident.Task) bool { return t.ID == it.ID })
		},
	}
}

func rewriteTask(pg *Page, in incident.Incident, item any) tea.Cmd {
	it, _ := item.(incident.Task)
	if told, no := pg.forbids(incident.WriteTasks, clean.Literal("task")); no {
		return told
	}
	return pg.ResumeNote(it.Note(in))
}

// toggleTask completes a task or reopens it, at once on the screen. Of one task
// one such write is under way: which of two came last, Azure would decide.
func (pg *Page) toggleTask(t incident.Task) tea.Cmd {
	if told, no := pg.forbids(incident.WriteTasks, clean.Literal("task")); no {
		return told
	}
	status, what := incident.TaskCompleted, clean.Safef("task completed: %s", t.Title)
	if t.IsDone() {
		status, what = incident.TaskNew, clean.Safef("task reopened: %s", t.Title)
	}
	id, toggled := pg.Opened, incident.TaskChange{Status: &status}
	d := pg.Details.Of(id)
	if d.Toggled[t.ID] {
		return pg.Notices.Add(
			desk.Notice{
				Level: desk.Refused,
				About: id,
				At:    pg.Clock,
				Text:  clean.Safef("the change before is on its way: %s", t.Title),
			},
		)
	}
	d.Toggled[t.ID] = true
	d.PutTask(toggled.Apply(t))
	pg.Details.Touch(id)
	now := t
	return pg.Start(change.Work{
		ID: id, Part: incident.PartTasks, Right: incident.WriteTasks, What: what,
		Do: func(ctx context.Context, to desk.Parts) error {
			changed, err := to.UpdateTask(ctx, id, t, toggled)
			if err == nil {
				now = changed
			}
			return err
		},
		Made: func(d incident.Details) bool {
			return slices.ContainsFunc(
				d.Tasks,
				func(now incident.Task) bool { return now.ID == t.ID && toggled.Apply(now) == now },
			)
		},
		Ended: func(error) { pg.settleTask(id, now) },
	})
}

// settleTask shows a task as a write left it: as Azure has it now, or as it was
// before where it was not taken.
func (pg *Page) settleTask(id incident.ID, now incident.Task) {
	d := pg.Details.Of(id)
	delete(d.Toggled, now.ID)
	d.PutTask(now)
	pg.Details.Touch(id)
}
