package client

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"time"

	"sentinelq/client/incident"
)

// maxCreates is how often one Create sends its PUT when answers are lost.
const maxCreates = 4

// Create makes the incident of a draft (Incidents_CreateOrUpdate with the
// draft's ID and no etag) and returns it as the service keeps it.
//
// There is never a second incident, and nothing that happened to the first is
// written over: where the draft was sent before, or an answer was lost, Create
// looks before it writes and returns what it finds. That matters because a rule
// may have assigned or tagged a new incident before a second PUT arrives. The
// rules of the form ([incident.Draft.Mistakes]) are the caller's to check.
func (c *Client) Create(ctx context.Context, draft incident.Draft) (incident.Incident, error) {
	do := call{
		operation: "create incident",
		target:    draft.ID,
		method:    http.MethodPut,
		url:       c.incidentURL(draft.ID),
		body:      draftBody(draft),
		limit:     WriteTimeout,
		accept:    []int{http.StatusOK, http.StatusCreated},
		retry:     onlyThrottled,
	}
	if err := c.mayWrite(do); err != nil {
		return incident.Incident{}, err
	}
	look := draft.Sent
	for try := 1; ; try++ {
		if look {
			in, err := c.get(ctx, do.operation, draft.ID)
			if !errors.Is(err, incident.ErrNotFound) {
				return in, err
			}
		}
		in, err := c.one(ctx, do)
		if !isAmbiguous(err) || try == maxCreates {
			return in, err
		}
		if err := c.pause(ctx, do, try); err != nil {
			return incident.Incident{}, err
		}
		look = true
	}
}

// isAmbiguous reports whether a write that ended in err may have been done.
func isAmbiguous(err error) bool {
	return errors.Is(err, incident.ErrOffline) || errors.Is(err, incident.ErrUnavailable)
}

// pause waits before another try, longer each time, as azcore does.
func (c *Client) pause(ctx context.Context, do call, try int) error {
	delay := cmp.Or(c.retry.RetryDelay, firstDelay) << (try - 1)
	timer := time.NewTimer(min(delay, c.retry.MaxRetryDelay))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return c.failed(ctx, do, ctx.Err())
	}
}

// firstDelay is azcore's own default.
const firstDelay = 800 * time.Millisecond

// mayWrite stops a write before anything is sent.
func (c *Client) mayWrite(do call) error {
	if c.options.ReadOnly {
		return &incident.OperationError{Operation: do.operation, Target: do.target, Err: incident.ErrReadOnly}
	}
	return checkID(do)
}
