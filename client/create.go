package client

import (
	"context"
	"errors"
	"net/http"

	"sentinelq/client/incident"
)

// Create makes the incident of a draft (Incidents_CreateOrUpdate with the
// draft's ID and no etag) and returns it as the service keeps it.
//
// There is never a second incident, and nothing that happened to the first is
// written over: where the draft was sent before, or an answer was lost, Create
// looks before it writes and returns what it finds. That matters because a rule
// may have assigned or tagged a new incident before a second PUT arrives. The
// rules of the form ([incident.Draft.Mistakes]) are the caller's to check.
func (c *Client) Create(ctx context.Context, draft incident.Draft) (incident.Incident, error) {
	do, err := c.part("create incident", http.MethodPut, draft.ID)
	if err != nil {
		return incident.Incident{}, err
	}
	do.body, do.sent = draftBody(draft), draft.Sent
	return create(ctx, c, do, draft.Sent, (*wireIncident).incident)
}

// create sends the PUT of something new until it is there, and never over
// something that is. With look it may be there from the beginning.
func create[W, T any](ctx context.Context, c *Client, do call, look bool, read func(*W) (T, bool)) (T, error) {
	found, err := amend(ctx, c, do, amendment[*T]{
		look:  look,
		read:  func() (*T, error) { return perhaps(ctx, c, do, read) },
		made:  func(now *T) bool { return now != nil },
		write: func(*T) (*T, error) { return ref(one(ctx, c, do, read)) },
	})
	if err != nil {
		var none T
		return none, err
	}
	return *found, nil
}

// perhaps reads what a write makes or changes; nil where there is none.
func perhaps[W, T any](ctx context.Context, c *Client, do call, read func(*W) (T, bool)) (*T, error) {
	found, err := one(ctx, c, do.reading(), read)
	if errors.Is(err, incident.ErrNotFound) {
		return nil, nil //nolint:nilnil // nothing is what there is
	}
	return ref(found, err)
}

func ref[T any](found T, err error) (*T, error) { return &found, err }
