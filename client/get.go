package client

import (
	"context"
	"net/http"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Get returns one incident as it is now (Incidents_Get). The errors are those
// of [Client.List] and incident.ErrNotFound.
func (c *Client) Get(ctx context.Context, id incident.ID) (incident.Incident, error) {
	return c.get(ctx, "get incident", id)
}

func (c *Client) get(ctx context.Context, operation string, id incident.ID) (incident.Incident, error) {
	do := call{
		operation: operation,
		target:    id,
		method:    http.MethodGet,
		url:       c.incidentURL(id),
		limit:     ReadTimeout,
		accept:    []int{http.StatusOK},
	}
	if err := checkID(do); err != nil {
		return incident.Incident{}, err
	}
	return c.one(ctx, do)
}

// one does a call that is answered with an incident.
func (c *Client) one(ctx context.Context, do call) (incident.Incident, error) {
	got, err := c.send(ctx, do)
	if err != nil {
		return incident.Incident{}, err
	}
	in, err := decodeIncident(got.body)
	if err != nil {
		return incident.Incident{}, senseless(do, got.status, err.Error())
	}
	return in, nil
}

// checkID refuses names with which the address would be that of something else:
// of all incidents, or of what is above them.
func checkID(do call) error {
	switch do.target {
	case "", ".", "..":
		return &incident.OperationError{
			Operation: do.operation, Target: do.target,
			Message: clean.New("not the name of an incident"), Err: incident.ErrRejected,
		}
	}
	return nil
}
