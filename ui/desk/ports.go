package desk

import (
	"context"
	"time"

	"sentinelq/client/incident"
)

// Source is the workspace's incidents as the service has them. Its errors are
// those of package incident. All methods may be called at the same time.
type Source interface {
	// List returns a page of what answers the query; the first for an empty
	// cursor.
	List(ctx context.Context, q incident.Query, at incident.Cursor) (incident.Page, error)
	// Get returns one incident as it is now.
	Get(ctx context.Context, id incident.ID) (incident.Incident, error)
	// UpdateFrom makes a change that a person decided on seeing seen. It fails
	// with an *incident.ConflictError, and writes nothing, where a colleague
	// decided otherwise meanwhile.
	UpdateFrom(ctx context.Context, seen incident.Incident, change incident.Change) (incident.Incident, error)
	// Delete deletes an incident for good.
	Delete(ctx context.Context, id incident.ID) error
	// Rights returns what the caller may do.
	Rights(ctx context.Context) (incident.Rights, error)
	// Create sends a draft. However often one draft is sent, there is one
	// incident.
	Create(ctx context.Context, d incident.Draft) (incident.Incident, error)
	// Me returns who is signed in.
	Me(ctx context.Context) (incident.Owner, error)
}

// Store is what is kept of the workspace between two starts. An error says that
// something is amiss with the disk; the store goes on from memory.
type Store interface {
	Load(ctx context.Context) (incident.Snapshot, error)
	SaveQueue(ctx context.Context, incidents []incident.Incident, at time.Time) error
	SaveTags(ctx context.Context, uses []incident.TagUse) error
	// People returns the owners chosen lately, the last one first.
	People(ctx context.Context) ([]incident.Owner, error)
	SavePeople(ctx context.Context, people []incident.Owner) error
	// Details returns what was read of an incident, each part when it last was.
	Details(ctx context.Context, id incident.ID) (incident.Details, error)
	SaveDetails(ctx context.Context, id incident.ID, d incident.Details) error
}

// Parts reads and writes what belongs to an incident. Errors are as with [Source]. However
// often something is written under one ID, there is one of it.
type Parts interface {
	Alerts(ctx context.Context, in incident.ID) ([]incident.Alert, error)
	Entities(ctx context.Context, in incident.ID) (incident.Entities, error)
	Comments(ctx context.Context, in incident.ID) ([]incident.Comment, error)
	WriteComment(ctx context.Context, in incident.ID, c incident.Comment) (incident.Comment, error)
	DeleteComment(ctx context.Context, in, comment incident.ID) error
	Tasks(ctx context.Context, in incident.ID) ([]incident.Task, error)
	CreateTask(ctx context.Context, in incident.ID, t incident.Task) (incident.Task, error)
	UpdateTask(
		ctx context.Context,
		in incident.ID,
		seen incident.Task,
		change incident.TaskChange,
	) (incident.Task, error)
	DeleteTask(ctx context.Context, in, task incident.ID) error
	Bookmarks(ctx context.Context, in incident.ID) ([]incident.Bookmark, error)
	// AllBookmarks returns the workspace's, the newest first.
	AllBookmarks(ctx context.Context) ([]incident.Bookmark, error)
	CreateBookmark(ctx context.Context, b incident.Bookmark) (incident.Bookmark, error)
	RelateAlert(ctx context.Context, in, name incident.ID, alertID string) error
	RelateBookmark(ctx context.Context, in, name, bookmark incident.ID) error
	// Unrelate takes an alert or a bookmark off the incident.
	Unrelate(ctx context.Context, in incident.ID, resource string) error
	// Playbooks returns those that begin with the incident trigger.
	Playbooks(ctx context.Context) ([]incident.Playbook, error)
	// RunPlaybook starts a playbook. It is never sent twice.
	RunPlaybook(ctx context.Context, in incident.ID, p incident.Playbook) error
	Runs(ctx context.Context, p incident.Playbook) ([]incident.Run, error)
}

// History is what Log Analytics keeps of the workspace.
type History interface {
	// Revisions returns each state of an incident, the oldest first.
	Revisions(ctx context.Context, id incident.ID) ([]incident.Revision, error)
	// RecentAlerts returns alerts of the last 14 days that match what was typed.
	RecentAlerts(ctx context.Context, typed string, limit int) ([]incident.Alert, error)
}

// Drafts is what was typed and not sent, and what was kept to be typed again. An
// error is as with [Store].
type Drafts interface {
	// List returns the drafts that wait, the last one typed in first.
	List(ctx context.Context) ([]incident.Unsent, error)
	Save(ctx context.Context, u incident.Unsent) error
	Delete(ctx context.Context, id incident.ID) error
	Templates(ctx context.Context) ([]incident.Template, error)
	SaveTemplate(ctx context.Context, t incident.Template) error
	// Notes returns the comments and the like that wait, the last one typed in
	// first.
	Notes(ctx context.Context) ([]incident.Note, error)
	SaveNote(ctx context.Context, n incident.Note) error
	DeleteNote(ctx context.Context, id incident.ID) error
	// Hold takes a draft or a note until it was released as often, or the program
	// ends; false where another live session has it.
	Hold(ctx context.Context, id incident.ID) bool
	Release(ctx context.Context, id incident.ID)
	// Unwritten returns what the disk has not taken. It uses no disk.
	Unwritten() []incident.Unwritten
}

// Directory is the people and groups of the tenant.
type Directory interface {
	// Search returns up to limit owners that match what was typed, the best
	// first. An error beside results says why they are not all.
	Search(ctx context.Context, typed string, limit int) ([]incident.Owner, error)
}
