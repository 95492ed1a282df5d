package client

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// refused turns an answer that is no success into an error. azcore's own
// ResponseError is not used: its text is the whole body, and making one writes
// that text, titles included, to azcore's log.
func (c *Client) refused(do call, resp *http.Response, body []byte) error {
	if isPage(body) && !isFromAnyone(resp.StatusCode) {
		return senseless(do, resp.StatusCode, errNotJSON.Error())
	}
	said := readRefusal(body)
	code := cmp.Or(resp.Header.Get("x-ms-error-code"), said.Code)
	return &incident.OperationError{
		Operation:     do.operation,
		Target:        do.target,
		Code:          clean.New(code),
		Message:       clean.New(withoutResourceIDs(said.Message)),
		CorrelationID: clean.New(correlationID(resp)),
		Status:        resp.StatusCode,
		Err:           c.meaning(resp),
	}
}

// isPage reports whether body is a page for a browser. The service has none;
// proxies and the sign-in pages of guest networks answer with them, and what
// their status says of an incident means nothing.
func isPage(body []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(body), []byte("<"))
}

// isFromAnyone reports whether a status means the same whoever it is from.
func isFromAnyone(status int) bool {
	return status == http.StatusUnauthorized || status == http.StatusProxyAuthRequired ||
		status == http.StatusTooManyRequests
}

// meaning maps a status of Resource Manager to an error of package incident.
func (c *Client) meaning(resp *http.Response) error {
	switch status := resp.StatusCode; {
	case status == http.StatusUnauthorized:
		return incident.ErrSignIn
	case status == http.StatusForbidden:
		return incident.ErrForbidden
	case status == http.StatusNotFound:
		return incident.ErrNotFound
	case status == http.StatusConflict, status == http.StatusPreconditionFailed:
		return incident.ErrConflict
	case status == http.StatusTooManyRequests:
		return &incident.ThrottledError{After: retryAfter(resp.Header, c.options.Now())}
	case status == http.StatusProxyAuthRequired:
		return incident.ErrOffline
	case status == http.StatusRequestTimeout, status < 400, status >= 500:
		return incident.ErrUnavailable
	default:
		return incident.ErrRejected
	}
}

// retryAfter reads how long the service wants to be left alone, from the
// headers that azcore looks at, in its order. Zero means that it did not say.
func retryAfter(h http.Header, now time.Time) time.Duration {
	for _, name := range []string{"retry-after-ms", "x-ms-retry-after-ms"} {
		if ms, err := strconv.ParseUint(h.Get(name), 10, 31); err == nil {
			return time.Duration(ms) * time.Millisecond
		}
	}
	if s, err := strconv.ParseUint(h.Get("Retry-After"), 10, 31); err == nil {
		return time.Duration(s) * time.Second
	}
	if at, err := http.ParseTime(h.Get("Retry-After")); err == nil {
		return max(at.Sub(now), 0)
	}
	return 0
}

// correlationID returns what a support request is made with, our own request ID
// when the answer carries none.
func correlationID(resp *http.Response) string {
	id := cmp.Or(resp.Header.Get("x-ms-correlation-request-id"), resp.Header.Get("x-ms-request-id"))
	if id == "" && resp.Request != nil {
		id = resp.Request.Header.Get("x-ms-client-request-id")
	}
	return id
}

// refusal is the service's CloudError.
type refusal struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// readRefusal reads an error's body, which some layers do not wrap in "error"
// and some put, as a string of JSON, into the message of another one. The inner
// one says what is wrong. A body that is no JSON says nothing.
func readRefusal(body []byte) refusal {
	said, ok := parseRefusal(body)
	if inner := strings.TrimSpace(said.Message); ok && strings.HasPrefix(inner, "{") {
		if nested, ok := parseRefusal([]byte(inner)); ok && nested.Message != "" {
			return refusal{Code: cmp.Or(nested.Code, said.Code), Message: nested.Message}
		}
	}
	return said
}

func parseRefusal(body []byte) (refusal, bool) {
	var wrapped struct {
		Error json.RawMessage `json:"error"`
		refusal
	}
	if decode(body, &wrapped) != nil {
		return refusal{}, false
	}
	inner := wrapped.refusal
	if len(wrapped.Error) > 0 && decode(wrapped.Error, &inner) != nil {
		return wrapped.refusal, false
	}
	return inner, true
}
