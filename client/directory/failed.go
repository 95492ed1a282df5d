package directory

import (
	"context"
	"errors"
	"net/http"

	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/response"
)

// failed explains why no answer came. When ctx is over, that is the reason.
func failed(ctx context.Context, ask question, err error) error {
	failure := account.Failed(ctx, err)
	if errors.Is(context.Cause(ctx), errSilent) {
		failure = account.Silent(errSilent)
	}
	failure.Operation = ask.operation
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
