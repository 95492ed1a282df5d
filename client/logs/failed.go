package logs

import (
	"context"
	"errors"
	"net/http"

	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/response"
)

// workspaceError says that the workspace's ID was not found out, so that nothing
// was asked.
type workspaceError struct{ err error }

// Error implements error.
func (e *workspaceError) Error() string {
	return "the workspace's customerId is not known: " + e.err.Error()
}

// Unwrap makes the reason comparable.
func (e *workspaceError) Unwrap() error { return e.err }

// failed explains why no answer came. When ctx is over, that is the reason.
func failed(ctx context.Context, q question, err error) error {
	failure := account.Failed(ctx, err)
	known, isKnown := errors.AsType[*incident.OperationError](err)
	_, isSignIn := errors.AsType[*account.Error](err)
	workspace, isWorkspace := errors.AsType[*workspaceError](err)
	silent, isSilent := errors.AsType[silentError](err)
	switch {
	case ctx.Err() != nil:
	case isKnown: // from whoever told the workspace's ID
		return known
	case isSignIn: // it says enough
	case isWorkspace:
		failure.Message, failure.Err = clean.New(workspace.Error()), incident.ErrUnavailable
	case isSilent:
		failure = account.Silent(silent)
	}
	failure.Operation, failure.Target = q.operation, q.target
	return failure
}

// refused explains an answer that is no success. The service's words are kept
// where they are about who asks and when; where they are about what was asked,
// they quote it, and the codes within the error take their place.
func (l *Logs) refused(q question, got answer) error {
	failure := response.Refused(got.resp, got.body, l.now())
	failure.Operation, failure.Target = q.operation, q.target
	_, throttled := errors.AsType[*incident.ThrottledError](failure.Err)
	about := errors.Is(failure.Err, incident.ErrForbidden) || errors.Is(failure.Err, incident.ErrSignIn) || throttled
	if !about && !response.IsPage(got.body) {
		failure.Message = clean.New(codesWithin(got.body))
	}
	return failure
}

// partial says that a table came with an error beside it (PartialError of the
// query API): what it holds is true, and something is missing.
func (l *Logs) partial(q question, got answer) error {
	failure := response.Refused(got.resp, got.body, l.now())
	failure.Operation, failure.Target, failure.Err = q.operation, q.target, incident.ErrUnavailable
	words := "the result is partial: rows may be missing, so try again later"
	if codes := codesWithin(got.body); codes != "" {
		words += " (" + codes + ")"
	}
	failure.Message = clean.New(words)
	return failure
}

// senseless says that an answer makes no sense.
func senseless(q question, why string) error {
	return &incident.OperationError{
		Operation: q.operation, Target: q.target, Status: http.StatusOK,
		Message: clean.New(why), Err: incident.ErrUnavailable,
	}
}
