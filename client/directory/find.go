package directory

import (
	"context"
	"errors"
	"net/url"

	"sentinelq/client/clean"
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

// Find returns the user with an object ID or a user principal name, or else the
// group with that object ID (GET /users/{id}, GET /groups/{id}, v1.0). It may
// succeed where searching is forbidden. It fails with incident.ErrNotFound when
// there is neither, and, without asking, for what can be neither.
func (d *Directory) Find(ctx context.Context, idOrUPN string) (incident.Owner, error) {
	const operation = "find owner"
	who, err := incident.ParseOwner(idOrUPN, incident.Owner{})
	if err != nil || who.IsZero() {
		return incident.Owner{}, &incident.OperationError{
			Operation: operation, Err: incident.ErrNotFound,
			Message: clean.New("it is neither an object ID (a GUID) nor a name@domain"),
		}
	}
	ctx, cancel := bounded(ctx)
	defer cancel()
	id := who.ObjectID.Raw()
	if id == "" {
		return d.one(ctx, user(operation, who.UserPrincipalName.Raw()))
	}
	found, err := d.one(ctx, user(operation, id))
	if !errors.Is(err, incident.ErrNotFound) {
		return found, err
	}
	return d.one(ctx, question{
		operation: operation, kind: incident.Group, path: "/groups/" + url.PathEscape(id) + "?$select=" + groupFields,
	})
}

func user(operation, name string) question {
	return question{
		operation: operation, kind: incident.User, path: "/users/" + url.PathEscape(name) + "?$select=" + userFields,
	}
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
