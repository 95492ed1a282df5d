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
}
