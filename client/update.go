package client

import (
	"context"
	"net/http"

	"sentinelq/client/incident"
)

// UpdateFrom makes change, which a person decided on who saw seen, in the incident
// as it is now: it reads, applies the change, and writes every writable field with
// the etag it read (Incidents_CreateOrUpdate). When somebody was faster it reads
// again and applies the change to what they left, at most four times; then the
// error is incident.ErrConflict. A change that is there already, because an earlier
// answer was lost, is a success and writes nothing. Where the answer is lost it
// reads again, and where that does not settle it the error is an
// incident.ErrUnknown; every other error means that the change is not saved.
//
// It fails with an *incident.ConflictError, which is an incident.ErrConflict, and
// writes nothing, when a field of the change is no longer as seen has it and not as
// the change wants it either. Tags never conflict, since they are added and taken
// off one by one.
func (c *Client) UpdateFrom(
	ctx context.Context,
	seen incident.Incident,
	change incident.Change,
) (incident.Incident, error) {
	do, err := c.part("update incident", http.MethodPut, seen.ID)
	if err != nil {
		return incident.Incident{}, err
	}
	return amend(ctx, c, do, amendment[incident.Incident]{
		look:  true,
		read:  func() (incident.Incident, error) { return c.get(ctx, do.operation, seen.ID) },
		made:  change.Made,
		agree: func(now incident.Incident) error { return conflict(seen, now, change) },
		write: func(now incident.Incident) (incident.Incident, error) {
			do.body = changeBody(now, change)
			return one(ctx, c, do, (*wireIncident).incident)
		},
		version: func(now incident.Incident) string { return now.ETag },
	})
}
