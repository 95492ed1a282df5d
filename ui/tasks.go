package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
)

// toggleTask completes a task or reopens it, at once on the screen. Of one task
// one such write is under way: which of two came last, Azure would decide.
func (m *Model) toggleTask(t incident.Task) tea.Cmd {
	if told, no := m.forbids(incident.WriteTasks, clean.Literal("task")); no {
		return told
	}
	status, what := incident.TaskCompleted, clean.Safef("task completed: %s", t.Title)
	if t.IsDone() {
		status, what = incident.TaskNew, clean.Safef("task reopened: %s", t.Title)
	}
	id, toggled := m.Opened, incident.TaskChange{Status: &status}
	d := m.Details.Of(id)
	if d.Toggled[t.ID] {
		return m.Notices.Add(desk.Notice{Level: desk.Refused, About: id, At: m.Clock, Text: clean.Safef("the change before is on its way: %s", t.Title)})
	}
	d.Toggled[t.ID] = true
	d.PutTask(toggled.Apply(t))
	m.Details.Touch(id)
	now := t
	return m.Start(change.Work{
		ID: id, Part: incident.PartTasks, Right: incident.WriteTasks, What: what,
		Do: func(ctx context.Context, to desk.Casework) error {
			changed, err := to.UpdateTask(ctx, id, t, toggled)
			if err == nil {
				now = changed
			}
			return err
		},
		Made: func(d incident.Details) bool {
			return slices.ContainsFunc(d.Tasks, func(now incident.Task) bool { return now.ID == t.ID && toggled.Apply(now) == now })
		},
		Ended: func(error) { m.settleTask(id, now) },
	})
}

// settleTask shows a task as a write left it: as Azure has it now, or as it was
// before where it was not taken.
func (m *Model) settleTask(id incident.ID, now incident.Task) {
	d := m.Details.Of(id)
	delete(d.Toggled, now.ID)
	d.PutTask(now)
	m.Details.Touch(id)
}
