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
	do := call{
		operation: "delete incident",
		target:    id,
		method:    http.MethodDelete,
		url:       c.incidentURL(id),
		limit:     WriteTimeout,
		accept:    []int{http.StatusOK, http.StatusNoContent},
	}
	if err := c.mayWrite(do); err != nil {
		return err
	}
	got, err := c.send(ctx, do)
	switch {
	case errors.Is(err, incident.ErrNotFound) && got.tries > 1:
		return nil
	case err == nil && response.IsPage(got.body):
		return senseless(do, got.status, errNotJSON.Error())
	}
	return err
}
