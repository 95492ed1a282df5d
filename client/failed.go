package client

import (
	"context"
	"errors"

	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// failed turns an error of the pipeline, to which no answer belongs, into an
// *incident.OperationError. When ctx is over, that is the reason.
func (c *Client) failed(ctx context.Context, do call, err error) error {
	failure := account.Failed(ctx, err)
	silent, isSilent := errors.AsType[*silentError](err)
	_, isSignIn := errors.AsType[*account.Error](err)
	switch {
	case ctx.Err() != nil, isSignIn: // it says enough
	case errors.Is(err, account.ErrNoClaims):
		failure = &incident.OperationError{Err: account.ErrNoClaims}
	case isSilent:
		failure = account.Silent(silent)
	default:
		failure.Message = clean.New(withoutResourceIDs(failure.Message.Raw()))
	}
	failure.Operation, failure.Target = do.operation, do.target
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
