package response

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Refused turns an answer that is no success into an error, which lacks only the
// operation and its target. A Retry-After date is compared with now.
func Refused(resp *http.Response, body []byte, now time.Time) *incident.OperationError {
	if IsPage(body) && !isFromAnyone(resp.StatusCode) {
		return &incident.OperationError{
			Message: clean.New(NotJSON), Status: resp.StatusCode,
			Cause: incident.CausePage, Host: host(resp), Err: incident.ErrUnavailable,
		}
	}
	said := readWords(body)
	said.Code = cmp.Or(resp.Header.Get("x-ms-error-code"), said.Code)
	return &incident.OperationError{
		Code:          clean.New(said.Code),
		Message:       clean.New(said.Message),
		CorrelationID: clean.New(correlationID(resp)),
		Status:        resp.StatusCode,
		Cause:         cause(resp, said, now),
		Host:          host(resp),
		Err:           meaning(resp, said.Code, now),
	}
}

// Senseless explains an answer of a status that is a success and makes no sense:
// it is empty, it is a page for a browser, or why.
func Senseless(resp *http.Response, body []byte, why string) *incident.OperationError {
	failure := &incident.OperationError{
		Message: clean.New(why), Status: resp.StatusCode, Host: host(resp),
		Cause: incident.CauseSenseless, Err: incident.ErrUnavailable,
	}
	switch {
	case len(bytes.TrimSpace(body)) == 0:
		failure.Message, failure.Cause = clean.New("the answer is empty"), incident.CauseWordless
	case IsPage(body):
		failure.Message, failure.Cause = clean.New(NotJSON), incident.CausePage
	}
	return failure
}

// host returns whose answer it is; nothing where the answer does not say.
func host(resp *http.Response) clean.Text {
	if resp.Request == nil || resp.Request.URL == nil {
		return clean.Text{}
	}
	return clean.New(resp.Request.URL.Host)
}

// isFromAnyone reports whether a status means the same whoever it is from.
func isFromAnyone(status int) bool {
	return status == http.StatusUnauthorized || status == http.StatusProxyAuthRequired ||
		status == http.StatusTooManyRequests
}

// meaning maps a status, and for 409 the code beside it, to an error of package
// incident.
func meaning(resp *http.Response, code string, now time.Time) error {
	switch status := resp.StatusCode; {
	case status == http.StatusUnauthorized:
		return incident.ErrSignIn
	case status == http.StatusForbidden:
		return incident.ErrForbidden
	case status == http.StatusNotFound:
		return incident.ErrNotFound
	case isStale(status, code):
		return incident.ErrConflict
	case status == http.StatusTooManyRequests:
		return &incident.ThrottledError{After: retryAfter(resp.Header, now)}
	case status == http.StatusProxyAuthRequired:
		return incident.ErrOffline
	case status == http.StatusRequestTimeout, status < 400, status >= 500:
		return incident.ErrUnavailable
	default:
		return incident.ErrRejected
	}
}

// isStale reports whether a write was refused because what it was based on has
// changed since. The incident provider says so with 409 and the code Conflict;
// 409 is also what the resource manager answers where a lock, a policy or the
// state of a resource forbids a write, and no repeat changes that.
func isStale(status int, code string) bool {
	return status == http.StatusPreconditionFailed ||
		status == http.StatusConflict && strings.EqualFold(code, "Conflict")
}

// correlationID returns what a support request is made with, our own request ID
// when the answer carries none. Resource Manager and Graph name it differently.
func correlationID(resp *http.Response) string {
	for _, name := range []string{"x-ms-correlation-request-id", "x-ms-request-id", "request-id"} {
		if id := resp.Header.Get(name); id != "" {
			return id
		}
	}
	if resp.Request == nil {
		return ""
	}
	return resp.Request.Header.Get("x-ms-client-request-id")
}

// words are what a service says in an error's body: Resource Manager's
// CloudError, and Graph's likewise.
type words struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// readWords reads an error's body, which some layers do not wrap in "error" and
// some put, as a string of JSON, into the message of another one. The inner one
// says what is wrong. A body that is no JSON says nothing.
func readWords(body []byte) words {
	said, ok := parseWords(body)
	if inner := strings.TrimSpace(said.Message); ok && strings.HasPrefix(inner, "{") {
		if nested, ok := parseWords([]byte(inner)); ok && nested.Message != "" {
			return words{Code: cmp.Or(nested.Code, said.Code), Message: nested.Message}
		}
	}
	return said
}

func parseWords(body []byte) (words, bool) {
	var wrapped struct {
		Error json.RawMessage `json:"error"`
		words
	}
	if Decode(body, &wrapped) != nil {
		return words{}, false
	}
	inner := wrapped.words
	if len(wrapped.Error) > 0 && Decode(wrapped.Error, &inner) != nil {
		return wrapped.words, false
	}
	return inner, true
}
