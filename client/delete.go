package client

import (
	"context"
	"errors"
	"net/http"

	"sentinelq/client/incident"
	"sentinelq/client/response"
)

// Delete deletes an incident for good (Incidents_Delete). When an answer was
// lost and the incident is gone at the next try, that is a success. The errors
// are those of [Client.Get]; the service refuses with incident.ErrForbidden
// below the Contributor role and with incident.ErrRejected for an incident that
// is synchronised from Defender.
func (c *Client) Delete(ctx context.Context, id incident.ID) error {
	return c.remove(ctx, "delete incident", id)
}

// remove deletes an incident, or what the names lead to in it. What is gone after
// a lost answer is deleted.
func (c *Client) remove(ctx context.Context, operation string, in incident.ID, names ...string) error {
	do, err := c.part(operation, http.MethodDelete, in, names...)
	if err != nil {
		return err
	}
	_, err = amend(ctx, c, do, amendment[bool]{
		read: func() (bool, error) { return c.exists(ctx, do.reading()) },
		made: func(there bool) bool { return !there },
		write: func(bool) (bool, error) {
			got, err := c.send(ctx, do)
			if err == nil && response.IsPage(got.body) {
				err = senseless(do, got, errNotJSON.Error())
			}
			return false, err
		},
	})
	return err
}

// exists reports whether there is what a call reads.
func (c *Client) exists(ctx context.Context, do call) (bool, error) {
	got, err := c.send(ctx, do)
	switch {
	case errors.Is(err, incident.ErrNotFound):
		return false, nil
	case err == nil && response.IsPage(got.body):
		err = senseless(do, got, errNotJSON.Error())
	}
	return true, err
}
