package client

import (
	"net/http"

	"sentinelq/client/clean"
	"sentinelq/client/response"
)

// refused turns an answer that is no success into an error.
func (c *Client) refused(do call, resp *http.Response, body []byte) error {
	failure := response.Refused(resp, body, c.options.Now())
	failure.Operation, failure.Target = do.operation, do.target
	failure.Message = clean.New(withoutResourceIDs(failure.Message.Raw()))
	return failure
}
