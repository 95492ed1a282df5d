package logs

import (
	"context"
	"errors"

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
	return about(q, failure)
}

// serviceName is what a person knows the logs by.
const serviceName = "Log Analytics"

// about completes a failure.
func about(q question, failure *incident.OperationError) error {
	failure.Operation, failure.Target, failure.Service = q.operation, q.target, serviceName
	return failure
}

// refused explains an answer that is no success. The service's words are kept
// where they are about who asks and when; where they are about what was asked,
// they quote it, and the codes within the error take their place.
func (l *Logs) refused(q question, got answer) error {
	failure := response.Refused(got.resp, got.body, l.now())
	_, throttled := errors.AsType[*incident.ThrottledError](failure.Err)
	asker := errors.Is(failure.Err, incident.ErrForbidden) || errors.Is(failure.Err, incident.ErrSignIn) || throttled
	if !asker && !response.IsPage(got.body) {
		failure.Message = clean.New(codesWithin(got.body))
	}
	return about(q, failure)
}

// partial says that a table came with an error beside it (PartialError of the
// query API): what it holds is true, and something is missing.
func (l *Logs) partial(q question, got answer) error {
	failure := response.Refused(got.resp, got.body, l.now())
	failure.Cause, failure.Err = incident.CauseServiceFailed, incident.ErrUnavailable
	words := "the result is partial: rows may be missing, so try again later"
	if codes := codesWithin(got.body); codes != "" {
		words += " (" + codes + ")"
	}
	failure.Message = clean.New(words)
	return about(q, failure)
}

// senseless says that an answer makes no sense.
func senseless(q question, got answer, why string) error {
	return about(q, response.Senseless(got.resp, got.body, why))
}
