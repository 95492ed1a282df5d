package directory

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/response"
)

// failed explains why no answer came. When ctx is over, that is the reason.
func failed(ctx context.Context, ask question, err error) error {
	failure := &incident.OperationError{Operation: ask.operation}
	signIn, isSignIn := errors.AsType[*account.Error](err)
	switch {
	case errors.Is(context.Cause(ctx), errSilent):
		failure.Message = clean.New(errSilent.Error())
		failure.Err = fmt.Errorf("%w: %w", incident.ErrOffline, context.DeadlineExceeded)
	case ctx.Err() != nil:
		failure.Err = ctx.Err()
	case isSignIn:
		failure.Code, failure.Message = signIn.Code, signIn.Message
		failure.CorrelationID, failure.Err = signIn.CorrelationID, signIn.Err
	default:
		failure.Message = clean.New(account.Unreached(err))
		failure.Err = incident.ErrOffline
	}
	return failure
}

// refused explains an answer that is no success. Where Graph does not understand
// or not find something, its words quote what was asked for and are left out.
func (d *Directory) refused(ask question, got answer) error {
	failure := response.Refused(got.resp, got.body, d.now())
	failure.Operation = ask.operation
	if errors.Is(failure.Err, incident.ErrRejected) || errors.Is(failure.Err, incident.ErrNotFound) {
		failure.Message = clean.Text{}
	}
	return failure
}

// senseless says that an answer makes no sense.
func senseless(ask question) error {
	return &incident.OperationError{
		Operation: ask.operation, Status: http.StatusOK,
		Message: clean.New(response.NotJSON), Err: incident.ErrUnavailable,
	}
}
