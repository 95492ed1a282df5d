package client

import (
	"errors"
	"net/http"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/response"
)

// refused turns an answer that is no success into an error.
func (c *Client) refused(do call, resp *http.Response, body []byte) error {
	failure := response.Refused(resp, body, c.options.Now())
	failure.Operation, failure.Target = do.operation, do.target
	failure.Message = clean.New(withoutResourceIDs(failure.Message.Raw()))
	if errors.Is(failure.Err, incident.ErrConflict) && !do.guarded() {
		failure.Err, failure.Cause = incident.ErrRejected, incident.CauseDeclined // nothing of ours can be stale
	}
	return failure
}
