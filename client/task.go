package client

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Tasks returns all tasks of an incident in the order in which they were made
// (IncidentTasks_List). A task without a name is left out. The errors are those
// of [Client.Get].
func (c *Client) Tasks(ctx context.Context, in incident.ID) ([]incident.Task, error) {
	do, err := c.part("list tasks", http.MethodGet, in, "tasks")
	if err != nil {
		return nil, err
	}
	tasks, err := list(ctx, c, do, 0, (*wireTask).task)
	slices.SortFunc(tasks, func(a, b incident.Task) int {
		return cmp.Or(a.Created.Time().Compare(b.Created.Time()), cmp.Compare(a.ID, b.ID))
	})
	return tasks, err
}

// CreateTask makes a task under its own ID and returns it as the service keeps
// it (IncidentTasks_CreateOrUpdate without an etag). It looks first, as
// [Client.Create] does: a task with that title and description is what an earlier
// call has made, and a colleague may have completed it since; another one stays,
// with incident.ErrExists. [incident.CheckTask] is the caller's to ask.
func (c *Client) CreateTask(ctx context.Context, in incident.ID, t incident.Task) (incident.Task, error) {
	do, err := c.part("create task", http.MethodPut, in, "tasks", string(t.ID))
	if err != nil {
		return incident.Task{}, err
	}
	t.ETag, t.Status = "", cmp.Or(t.Status, incident.TaskNew)
	do.body = taskBody(t)
	return create(ctx, c, do, (*wireTask).task, func(found incident.Task, tried bool) error {
		return unless(
			do,
			tried || incident.SameText(found.Title, t.Title) && incident.SameText(found.Description, t.Description),
		)
	})
}

// UpdateTask makes change in the task that the person saw: it reads the task,
// and writes title, description and status with the etag it read. When a field
// of the change is no longer as seen has it, and not as the change wants it
// either, the error is incident.ErrConflict and nothing is written. When
// somebody changed the task in between it reads again, at most four times. A
// change that is there already is a success and writes nothing.
func (c *Client) UpdateTask(
	ctx context.Context,
	in incident.ID,
	seen incident.Task,
	change incident.TaskChange,
) (incident.Task, error) {
	do, err := c.part("update task", http.MethodPut, in, "tasks", string(seen.ID))
	if err != nil {
		return incident.Task{}, err
	}
	return amend(ctx, c, do, amendment[incident.Task]{
		look: true,
		read: func() (incident.Task, error) { return one(ctx, c, do.reading(), (*wireTask).task) },
		made: func(now incident.Task) bool { return change.Apply(now) == now },
		agree: func(now incident.Task) error {
			if change.Clashes(seen, now) {
				return &incident.OperationError{
					Operation: do.operation,
					Target:    in,
					Message: clean.New(
						"the task changed since you looked",
					),
					Cause: incident.CauseStale,
					Err:   incident.ErrConflict,
				}
			}
			return nil
		},
		write: func(now incident.Task) (incident.Task, error) {
			do.body = taskBody(change.Apply(now))
			return one(ctx, c, do, (*wireTask).task)
		},
		version: func(now incident.Task) string { return now.ETag },
	})
}

// DeleteTask deletes a task for good (IncidentTasks_Delete). When an answer was
// lost and the task is gone at the next try, that is a success. It takes the
// Contributor role.
func (c *Client) DeleteTask(ctx context.Context, in, task incident.ID) error {
	return c.remove(ctx, "delete task", in, "tasks", string(task))
}

// wireTask is the IncidentTask of an answer.
type wireTask struct {
	resource
	Properties struct {
		Title          text       `json:"title"`
		Description    text       `json:"description"`
		Status         string     `json:"status"`
		Created        string     `json:"createdTimeUtc"`
		LastModified   string     `json:"lastModifiedTimeUtc"`
		CreatedBy      wirePerson `json:"createdBy"`
		LastModifiedBy wirePerson `json:"lastModifiedBy"`
	} `json:"properties"`
}

func (w *wireTask) task() (incident.Task, bool) {
	name, ok := w.name()
	p := &w.Properties
	return incident.Task{
		ID: incident.ParseID(name), ETag: w.ETag,
		Title: p.Title.Text, Description: p.Description.Text, Status: incident.TaskStatus(p.Status),
		Created: incident.ParseStamp(p.Created), LastModified: incident.ParseStamp(p.LastModified),
		CreatedBy: p.CreatedBy.person(), LastModifiedBy: p.LastModifiedBy.person(),
	}, ok
}

// taskRequest is the IncidentTask of a PUT.
type taskRequest struct {
	ETag       string         `json:"etag,omitempty"`
	Properties taskProperties `json:"properties"`
}

func (r taskRequest) version() string { return r.ETag }

type taskProperties struct {
	Title       clean.Text `json:"title"`
	Description clean.Text `json:"description,omitzero"`
	Status      string     `json:"status"`
}

// taskBody returns the PUT that writes all that can be written of a task, and
// the etag that guards it.
func taskBody(t incident.Task) taskRequest {
	return taskRequest{ETag: t.ETag, Properties: taskProperties{
		Title: t.Title, Description: t.Description, Status: string(t.Status),
	}}
}
