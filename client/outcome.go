package client

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"

	"sentinelq/client/account"
	"sentinelq/client/incident"
)

// outcome is what the end of a request tells about what it was to do, from the
// most certain to the least.
type outcome int

const (
	notDone      outcome = iota // it never left, or it was refused
	perhapsDone                 // an answer came and does not say; what is not done by now will not be
	perhapsLater                // no answer of the service came: it may be done later as well
)

// outcomeOf judges one try of a request that was no success. Left says whether
// it may have reached anybody.
func outcomeOf(resp *http.Response, err error, left bool) outcome {
	if resp == nil {
		if !left || account.Unsent(err) {
			return notDone
		}
		return perhapsLater
	}
	switch status := resp.StatusCode; {
	case 200 <= status && status < 300: // whose body does not say it, or was cut
		return perhapsDone
	case status == http.StatusInternalServerError, status == http.StatusServiceUnavailable:
		return perhapsDone
	case status < 400, status == http.StatusRequestTimeout, status > http.StatusInternalServerError:
		return perhapsLater // something between gave up; what is behind it may go on
	default:
		return notDone
	}
}

// reach notes whether a request left. A transport that does not tell, as those
// of tests do not, may have sent everything.
type reach struct{ waits, connected atomic.Bool }

// watch lets the transport tell how far a request gets.
func (r *reach) watch(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn: func(string) { r.waits.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { r.connected.Store(true) },
	})
}

// left reports whether the request may have left. Nothing leaves before there is
// a connection that is ready for it, TLS included.
func (r *reach) left() bool { return r.connected.Load() || !r.waits.Load() }

// unknown makes of a failure that it is not known whether the write was done.
func unknown(err error, late bool) error {
	failed, ok := errors.AsType[*incident.OperationError](err)
	if !ok {
		return &incident.UnknownError{Err: err, Late: late}
	}
	doubtful := *failed
	if before, is := errors.AsType[*incident.UnknownError](failed.Err); is {
		doubtful.Err, late = before.Err, late || before.Late
	}
	doubtful.Err = &incident.UnknownError{Err: doubtful.Err, Late: late}
	return &doubtful
}

// isLate reports whether what failed may be done later.
func isLate(err error) bool {
	doubt, ok := errors.AsType[*incident.UnknownError](err)
	return ok && doubt.Late
}
