package client

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"time"

	"sentinelq/client/incident"
)

// maxCreates is how often one creation sends its PUT when answers are lost.
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
	do, err := c.part("create incident", http.MethodPut, draft.ID)
	if err != nil {
		return incident.Incident{}, err
	}
	do.body = draftBody(draft)
	return create(ctx, c, do, draft.Sent, (*wireIncident).incident)
}

// create sends the PUT of something new until it is there, and never over
// something that is. With look it may be there from the beginning.
func create[W, T any](ctx context.Context, c *Client, do call, look bool, read func(*W) (T, bool)) (T, error) {
	var none T
	do.retry = onlyThrottled
	for try := 1; ; try++ {
		if look {
			found, err := one(ctx, c, do.reading(), read)
			if !errors.Is(err, incident.ErrNotFound) {
				return found, err
			}
		}
		made, err := one(ctx, c, do, read)
		if !isAmbiguous(err) || try == maxCreates {
			return made, err
		}
		if err := c.pause(ctx, do, try); err != nil {
			return none, err
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
