package client

import (
	"context"
	"net/http"

	"sentinelq/client/incident"
)

// Get returns one incident as it is now (Incidents_Get). The errors are those
// of [Client.List] and incident.ErrNotFound.
func (c *Client) Get(ctx context.Context, id incident.ID) (incident.Incident, error) {
	return c.get(ctx, "get incident", id)
}

func (c *Client) get(ctx context.Context, operation string, id incident.ID) (incident.Incident, error) {
	do, err := c.part(operation, http.MethodGet, id)
	if err != nil {
		return incident.Incident{}, err
	}
	return one(ctx, c, do, (*wireIncident).incident)
}

// one does a call that is answered with one resource. A write whose answer is
// something else may have been done all the same.
func one[W, T any](ctx context.Context, c *Client, do call, read func(*W) (T, bool)) (T, error) {
	var none T
	got, err := c.send(ctx, do)
	if err != nil {
		return none, err
	}
	found, err := decodeOne(got.body, read)
	if err != nil {
		return none, senseless(do, got, err.Error())
	}
	return found, nil
}
