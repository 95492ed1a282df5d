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
	return about(ask, failure)
}

// serviceName is what a person knows the directory by.
const serviceName = "Microsoft Graph"

// about completes a failure.
func about(ask question, failure *incident.OperationError) error {
	failure.Operation, failure.Service = ask.operation, serviceName
	return failure
}

// refused explains an answer that is no success. Where Graph does not understand
// or not find something, its words quote what was asked for and are left out.
func (d *Directory) refused(ask question, got answer) error {
	failure := response.Refused(got.resp, got.body, d.now())
	if errors.Is(failure.Err, incident.ErrRejected) || errors.Is(failure.Err, incident.ErrNotFound) {
		failure.Message = clean.Text{}
	}
	return about(ask, failure)
}

// senseless says that an answer makes no sense.
func senseless(ask question, got answer) error {
	return about(ask, response.Senseless(got.resp, got.body, response.NotJSON))
}

// nameless says that what came can be assigned nothing.
func nameless(ask question) error {
	return about(ask, &incident.OperationError{
		Status: http.StatusOK, Message: clean.New("the answer is not from the service: what it holds has no ID"),
		Cause: incident.CauseSenseless, Err: incident.ErrUnavailable,
	})
}
