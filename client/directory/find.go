package directory

import (
	"context"

	"sentinelq/client/incident"
)

// Me returns who is signed in, as the directory knows the person (GET /me, v1.0).
// Service principals and managed identities are refused by Graph.
func (d *Directory) Me(ctx context.Context) (incident.Owner, error) {
	ctx, cancel := bounded(ctx)
	defer cancel()
	return d.one(ctx, question{
		operation: "find out who is signed in", kind: incident.User, path: "/me?$select=" + userFields,
	})
}

// one reads a single user or group.
func (d *Directory) one(ctx context.Context, ask question) (incident.Owner, error) {
	var e entry
	if err := d.get(ctx, ask, &e); err != nil {
		return incident.Owner{}, err
	}
	if e.ID == "" {
		return incident.Owner{}, nameless(ask)
	}
	return e.owner(ask.kind), nil
}
