package client

import (
	"cmp"
	"context"
	"errors"
	"time"

	"sentinelq/client/incident"
)

// maxWrites is how often one write is sent, when others keep changing what it
// changes or answers are lost: an incident's etag changes with every comment on
// it, too.
const maxWrites = 4

// amendment is a write that can be made again, since what is there tells whether
// it was made: with the etag that was read, or under an ID of its own.
type amendment[T any] struct {
	look bool // whether to read before the first write; what is there now is zero otherwise
	read func() (T, error)
	made func(now T) bool // whether there is nothing left to do

	// agree may refuse to write over what is there now; nil refuses nothing.
	agree func(now T) error

	// write makes the change in what is there now, and returns what is there then.
	write func(now T) (T, error)

	// version returns the etag with which write guards what is there now; nil
	// where it guards nothing. A request that comes late, to another version,
	// is refused.
	version func(now T) string
}

// amend writes until the write is accepted or there is nothing left to write, at
// most [maxWrites] times. Where the answer to a write may have been lost it reads
// before it says or does anything else. An error that is no incident.ErrUnknown
// means that the write is not done and will not be.
func amend[T any](ctx context.Context, c *Client, do call, a amendment[T]) (T, error) {
	var none, now T
	last := doubt{any: do.sent}
	for try := 1; ; try++ {
		if a.look || try > 1 {
			var err error
			if now, err = a.read(); err != nil {
				return none, last.unread(err)
			}
			if a.made(now) {
				return now, nil
			}
			if err := a.mayWrite(now); err != nil {
				return none, err
			}
		}
		if try > maxWrites {
			return none, last.verdict(a.versionOf(now))
		}
		after, err := a.write(now)
		if err == nil {
			return after, nil
		}
		last.note(err, a.versionOf(now))
		switch {
		case errors.Is(err, incident.ErrUnknown):
			if over := c.pause(ctx, do, try); over != nil {
				return none, last.unread(over)
			}
		case !errors.Is(err, incident.ErrConflict), a.versionOf(now) == "", try == maxWrites && !last.any:
			return none, last.verdict(a.versionOf(now))
		}
	}
}

func (a amendment[T]) mayWrite(now T) error {
	if a.agree == nil {
		return nil
	}
	return a.agree(now)
}

func (a amendment[T]) versionOf(now T) string {
	if a.version == nil {
		return ""
	}
	return a.version(now)
}

// doubt is what the tries of one write so far leave open.
type doubt struct {
	any  bool    // whether one of them may have been done
	late *string // the version for which one may be on its way yet; nil for none
	err  error   // how the last one ended
}

// note takes in how a write of a version ended.
func (d *doubt) note(err error, version string) {
	d.err = err
	d.any = d.any || errors.Is(err, incident.ErrUnknown)
	if isLate(err) {
		d.late = &version
	}
}

// unread says what a read that failed leaves unknown. What is gone is known.
func (d *doubt) unread(err error) error {
	if !d.any || errors.Is(err, incident.ErrNotFound) {
		return err
	}
	return unknown(err, d.late != nil)
}

// verdict says that what was read of a version does not have the change, unless
// that may come yet.
func (d *doubt) verdict(version string) error {
	if d.late != nil && *d.late == version {
		return unknown(incident.WithoutDoubt(d.err), true)
	}
	return incident.WithoutDoubt(d.err)
}

// pause waits before another look, longer each time, as azcore does.
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
