package compose

import (
	"context"
	"slices"
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
)

// tasks is the kind of tasks.
func tasks() kind {
	return kind{
		words: written, key: action.ItemAdd, where: clean.Literal("on its Tasks tab"),
		title: taskTitle, hint: clean.Literal("the first line is its title"), write: writeTask,
	}
}

func taskTitle(n incident.Note, _ time.Time, _ *time.Location) clean.Safe {
	if n.Replaces() {
		was, _ := incident.Note{Text: n.Was}.Split()
		return clean.Safef("Edit of task of #%d: %s", n.Number, clean.New(was))
	}
	return clean.Safef("Task of #%d", n.Number)
}

func writeTask(n incident.Note, begun string, known known) (change.Work, error) {
	title, rest := n.Split()
	heading, text := clean.New(title), clean.New(rest)
	w := change.Work{ID: n.Incident, Part: incident.PartTasks, Right: incident.WriteTasks}
	if n.Replaces() {
		rewriteTask(&w, n, begun)
		return w, incident.CheckTask(title, 0) // it is not one more
	}
	t := incident.Task{ID: n.ID, Title: heading, Description: text, Status: incident.TaskNew}
	w.What = clean.Safef("#%d: task added", n.Number)
	w.Do = func(ctx context.Context, to desk.Parts) error {
		_, err := to.CreateTask(ctx, n.Incident, t)
		return err
	}
	w.Made = func(d incident.Details) bool {
		return slices.ContainsFunc(
			d.Tasks,
			func(now incident.Task) bool { return now.ID == t.ID && now.Title == t.Title },
		)
	}
	return w, incident.CheckTask(title, len(known.read.Tasks))
}

// rewriteTask makes the write of what was changed in the text of a task. Begun is what
// the panel showed of it before.
func rewriteTask(w *change.Work, n incident.Note, begun string) {
	title, rest := n.Split()
	heading, text := clean.New(title), clean.New(rest)
	seen, edited := taskSeen(n), incident.TaskChange{}
	wasTitle, wasRest := incident.Note{Text: begun}.Split()
	if title != wasTitle {
		edited.Title = &heading
	}
	if rest != wasRest {
		edited.Description = &text
	}
	w.What = clean.Safef("#%d: task edited", n.Number)
	w.Do = func(ctx context.Context, to desk.Parts) error {
		_, err := to.UpdateTask(ctx, n.Incident, seen, edited)
		return err
	}
	w.Made = func(d incident.Details) bool {
		return slices.ContainsFunc(d.Tasks, func(t incident.Task) bool {
			return t.ID == n.Of && t.Title == heading && t.Description == text
		})
	}
}

// taskSeen returns the task that a note rewrites, as it was when that began.
func taskSeen(n incident.Note) incident.Task {
	title, rest, _ := strings.Cut(n.Was, "\n")
	return incident.Task{ID: n.Of, Title: clean.New(title), Description: clean.New(rest)}
}
