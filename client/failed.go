package client

import (
	"context"
	"errors"
	"fmt"

	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// failed turns an error of the pipeline, to which no answer belongs, into an
// *incident.OperationError. When ctx is over, that is the reason.
func (c *Client) failed(ctx context.Context, do call, err error) error {
	failure := &incident.OperationError{Operation: do.operation, Target: do.target}
	var signIn *account.Error
	var silent *silentError
	switch {
	case ctx.Err() != nil:
		failure.Err = ctx.Err()
	case errors.As(err, &signIn):
		failure.Code, failure.Message = signIn.Code, signIn.Message
		failure.CorrelationID, failure.Err = signIn.CorrelationID, signIn.Err
	case errors.Is(err, account.ErrNoClaims):
		failure.Err = account.ErrNoClaims
	case errors.As(err, &silent):
		failure.Message = clean.New("no answer within " + silent.limit.String())
		failure.Err = fmt.Errorf("%w: %w", incident.ErrOffline, context.DeadlineExceeded)
	default:
		failure.Message = clean.New(withoutResourceIDs(account.Unreached(err)))
		failure.Err = incident.ErrOffline
	}
	return failure
}

// senseless says that an answer makes no sense. Status is zero where it is the
// address of the question that does not.
func senseless(do call, status int, why string) error {
	return &incident.OperationError{
		Operation: do.operation, Target: do.target,
		Message: clean.New(why), Status: status, Err: incident.ErrUnavailable,
	}
}
