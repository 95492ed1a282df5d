package client

import (
	"context"
	"errors"
	"net/url"

	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/response"
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
	if isSilent {
		failure.Host = hostOf(do.url)
	}
	return failure
}

// hostOf returns the host of an address.
func hostOf(address string) clean.Text {
	u, err := url.Parse(address)
	if err != nil {
		return clean.Text{}
	}
	return clean.New(u.Host)
}

// senseless says that an answer makes no sense. A write may have been done for all
// that.
func senseless(do call, got answer, why string) error {
	failure := response.Senseless(got.resp, got.body, why)
	failure.Operation, failure.Target = do.operation, do.target
	if do.writes {
		return unknown(failure, true) // who answered may have sent it on
	}
	return failure
}

// misled says that answers make sense, each by itself, and lead nowhere.
func misled(do call, why string) error {
	return &incident.OperationError{
		Operation: do.operation, Target: do.target,
		Message: clean.New(why), Cause: incident.CauseSenseless, Err: incident.ErrUnavailable,
	}
}
