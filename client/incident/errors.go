package incident

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"sentinelq/client/clean"
)

// What can go wrong with a call, whatever the call was. Decide with
// [errors.Is]; the words for the screen are made in one place of the ui.
var (
	ErrSignIn      = errors.New("not signed in")
	ErrForbidden   = errors.New("not allowed")
	ErrNotFound    = errors.New("not found")
	ErrConflict    = errors.New("changed by somebody else")
	ErrRejected    = errors.New("refused by the service") // 400 and kin: the request itself is wrong
	ErrOffline     = errors.New("the service was not reached")
	ErrUnavailable = errors.New("the service failed") // 5xx, or an answer that makes no sense
	ErrReadOnly    = errors.New("read-only: no write is sent")
	ErrExists      = errors.New("something else is there already") // under the ID that was chosen for something new
)

// ThrottledError says that the service wants to be left alone for a while.
type ThrottledError struct {
	After time.Duration // zero when the service did not say how long
}

// Error implements error.
func (e *ThrottledError) Error() string {
	if e.After <= 0 {
		return "throttled by the service"
	}
	return "throttled by the service for " + e.After.Round(time.Second).String()
}

// OperationError is a failed call: what was tried, on what, and what the
// service said. Err is one of the errors of this package, or a
// [ThrottledError], or a context's error.
type OperationError struct {
	Operation     string     // "create incident": ours, for the person
	Target        ID         // the incident, empty for a list
	Code          clean.Text // the service's error code, such as AuthorizationFailed
	Message       clean.Text // the service's own words
	CorrelationID clean.Text // x-ms-correlation-request-id, for a support request
	Status        int        // HTTP status, zero when no answer came
	Cause         Cause      // why, as far as it is known
	Host          clean.Text // that was asked; empty when it is not known
	Service       string     // whose answer it is; empty for the resource manager
	Err           error
}

// Error implements error. It carries no resource ID, header or token.
func (e *OperationError) Error() string {
	parts := []string{e.Err.Error()}
	if e.Operation != "" {
		parts = []string{e.Operation, e.Err.Error()}
	}
	if !e.Code.IsEmpty() {
		parts = append(parts, e.Code.String())
	}
	if !e.Message.IsEmpty() {
		parts = append(parts, e.Message.String())
	}
	if e.Status != 0 && e.Code.IsEmpty() && e.Message.IsEmpty() {
		parts = append(parts, "HTTP "+strconv.Itoa(e.Status))
	}
	return strings.Join(parts, ": ")
}

// Unwrap makes the error comparable with the errors of this package.
func (e *OperationError) Unwrap() error { return e.Err }
