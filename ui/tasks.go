package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
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
	id, change := m.Opened, incident.TaskChange{Status: &status}
	d := m.Details.Of(id)
	if d.Toggled[t.ID] {
		return m.Notices.Add(desk.Notice{Level: desk.Refused, About: id, At: m.Clock, Text: clean.Safef("the change before is on its way: %s", t.Title)})
	}
	d.Toggled[t.ID] = true
	d.PutTask(change.Apply(t))
	m.Details.Touch(id)
	m.pending++
	casework, w := m.Casework, work{id: id, part: incident.PartTasks, right: incident.WriteTasks, what: what}
	w.made = func(d incident.Details) bool {
		return slices.ContainsFunc(d.Tasks, func(now incident.Task) bool { return now.ID == t.ID && change.Apply(now) == now })
	}
	return m.Calls.App.Ask(desk.WriteTimeout, func(ctx context.Context) desk.Answer {
		now, err := casework.UpdateTask(ctx, id, t, change)
		if err != nil {
			now = t
		}
		return func() tea.Cmd { return m.onWorked(worked{work: w, task: &now, err: err}) }
	})
}

// settleTask shows a task as a write left it: as Azure has it now, or as it was
// before where it was not taken.
func (m *Model) settleTask(msg worked) {
	if msg.task == nil {
		return
	}
	d := m.Details.Of(msg.work.id)
	delete(d.Toggled, msg.task.ID)
	d.PutTask(*msg.task)
	m.Details.Touch(msg.work.id)
}
