package client

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"sync"
	"time"

	"sentinelq/client/account"
	"sentinelq/client/incident"
)

// contact follows every exchange with the service, whatever asked for it, and
// tells how they go: a person has to know that nothing answers before a call
// with all its tries has failed.
type contact struct {
	now  func() time.Time
	tell func(incident.Contact)

	mu    sync.Mutex
	owed  map[*exchange]time.Time // since when each answer is waited for, until a later one has come
	state incident.Contact
}

func newContact(o Options) *contact {
	return &contact{now: o.Now, tell: o.Watch, owed: map[*exchange]time.Time{}}
}

// begin notes that a request goes out.
func (c *contact) begin(e *exchange) {
	if c.tell == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.owed[e] = c.now()
	c.say()
}

// end notes what came of it. That its caller gave up says nothing.
func (c *contact) end(ctx context.Context, e *exchange, resp *http.Response, err error) {
	if c.tell == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	began, counts := c.owed[e]
	delete(c.owed, e)
	silent, isSilent := errors.AsType[*silentError](err)
	switch {
	case err == nil && resp.StatusCode != http.StatusProxyAuthRequired:
		c.state.Answered, c.state.Failed = c.now(), nil
		if counts {
			c.overtake(began)
		}
	case isSilent:
		c.state.Failed = account.Silent(silent)
	case err != nil && ctx.Err() == nil:
		c.state.Failed = account.Failed(ctx, err)
	}
	c.say()
}

// overtake leaves out what was asked for before something that is answered by now: it
// takes its time, and the service is not silent for that.
func (c *contact) overtake(began time.Time) {
	maps.DeleteFunc(c.owed, func(_ *exchange, since time.Time) bool { return since.Before(began) })
}

// say tells the state, in the order in which things happened.
func (c *contact) say() {
	c.state.Silent = time.Time{}
	for _, since := range c.owed {
		if c.state.Silent.IsZero() || since.Before(c.state.Silent) {
			c.state.Silent = since
		}
	}
	if !c.state.Silent.IsZero() && c.state.Answered.After(c.state.Silent) {
		c.state.Silent = c.state.Answered
	}
	c.tell(c.state)
}
