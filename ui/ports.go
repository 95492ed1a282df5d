package ui

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
}

// Directory is the people and groups of the tenant.
type Directory interface {
	// Search returns up to limit owners that match what was typed, the best
	// first. An error beside results says why they are not all.
	Search(ctx context.Context, typed string, limit int) ([]incident.Owner, error)
}
