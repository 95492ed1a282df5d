package incident

import (
	"errors"
	"fmt"
	"strings"

	"sentinelq/client/clean"
)

// TaskStatus is where a task stands. The service's enum is open.
type TaskStatus string

// The statuses of the service.
const (
	TaskNew       TaskStatus = "New"
	TaskCompleted TaskStatus = "Completed"
)

// Task is one step of working on an incident.
type Task struct {
	ID             ID
	ETag           string
	Title          clean.Text
	Description    clean.Text // rich text in the portal
	Status         TaskStatus
	Created        Stamp
	LastModified   Stamp
	CreatedBy      Owner
	LastModifiedBy Owner
}

// IsDone reports whether the task is completed.
func (t Task) IsDone() bool { return t.Status == TaskCompleted }

// TaskChange is what a person did to a task; what is nil stays as it is.
type TaskChange struct {
	Title       *clean.Text
	Description *clean.Text
	Status      *TaskStatus
}

// Apply returns base with the change made.
func (c TaskChange) Apply(base Task) Task {
	set(&base.Title, c.Title)
	set(&base.Description, c.Description)
	set(&base.Status, c.Status)
	return base
}

// Clashes reports whether somebody gave a field of the change another value
// after seen was read, and not the value that the change wants.
func (c TaskChange) Clashes(seen, now Task) bool {
	want := c.Apply(now)
	return c.Title != nil && seen.Title != now.Title && now.Title != want.Title ||
		c.Description != nil && seen.Description != now.Description && now.Description != want.Description ||
		c.Status != nil && seen.Status != now.Status && now.Status != want.Status
}

// Errors of [CheckTask], made for the person who wrote it.
var (
	ErrNoTaskTitle = errors.New("a task needs a title")
	ErrManyTasks   = fmt.Errorf("the incident has the %d tasks that Azure allows", MaxTasks)
)

// CheckTask checks a new task against the service's rules before it is sent.
func CheckTask(title string, existing int) error {
	switch {
	case strings.TrimSpace(title) == "":
		return ErrNoTaskTitle
	case existing >= MaxTasks:
		return ErrManyTasks
	}
	return nil
}

// TaskCount is how many tasks an incident has and how many of them are done.
type TaskCount struct{ Done, All int }

// CountTasks counts tasks.
func CountTasks(tasks []Task) TaskCount {
	n := TaskCount{All: len(tasks)}
	for _, t := range tasks {
		if t.IsDone() {
			n.Done++
		}
	}
	return n
}

// Note returns the task's title and description to be edited. It has no ID yet.
func (t Task) Note(in Incident) Note {
	text := t.Title.Raw()
	if !t.Description.IsEmpty() {
		text += "\n" + t.Description.Raw()
	}
	return Note{
		Of:       t.ID,
		Kind:     NoteTask,
		Incident: in.ID,
		Number:   in.Number,
		Text:     text,
		Was:      text,
		Made:     t.Created,
		ETag:     t.ETag,
	}
}
