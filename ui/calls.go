package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
)

// How long a call may take before it is given up. A retry's waiting is within.
const (
	readTimeout  = 2 * time.Minute
	writeTimeout = 2 * time.Minute
	storeTimeout = 15 * time.Second
)

// calls owns the contexts: everything ends with the program, and each scope
// with what it was begun for.
type calls struct {
	app     context.Context //nolint:containedctx // the root is where the scopes are owned
	passing context.Context //nolint:containedctx // of the pass under way
	endPass context.CancelFunc
	endSend context.CancelFunc
	endFind context.CancelFunc

	opened    context.Context //nolint:containedctx // of the incident whose page is open
	endOpened context.CancelFunc
}

// incident returns the context of the page that is open, a new one if need be.
func (c *calls) incident() context.Context {
	if c.opened == nil {
		c.opened, c.endOpened = context.WithCancel(c.app)
	}
	return c.opened
}

// endIncident ends what is being read for the page.
func (c *calls) endIncident() {
	if c.endOpened != nil {
		c.endOpened()
		c.opened, c.endOpened = nil, nil
	}
}

// within makes the command of a call that ends with the program, or when it takes
// too long.
func (c *calls) within(limit time.Duration, call func(context.Context) tea.Msg) tea.Cmd {
	app := c.app
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(app, limit)
		defer cancel()
		return call(ctx)
	}
}

// beginPass makes the context of a new pass over the queue and ends the one
// before.
func (c *calls) beginPass() context.Context {
	if c.endPass != nil {
		c.endPass()
	}
	c.passing, c.endPass = context.WithCancel(c.app)
	return c.passing
}

// beginSend makes the context of a write that can be stopped.
func (c *calls) beginSend() context.Context {
	ctx, cancel := context.WithTimeout(c.app, writeTimeout)
	c.endSend = cancel
	return ctx
}

// stopSend ends the write under way, if there is one.
func (c *calls) stopSend() {
	if c.endSend != nil {
		c.endSend()
	}
}

// beginSearch makes the context of a search for people.
func (c *calls) beginSearch() context.Context {
	ctx, cancel := context.WithTimeout(c.app, searchTimeout)
	c.endFind = cancel
	return ctx
}

// stopSearch ends the search under way, if there is one.
func (c *calls) stopSearch() {
	if c.endFind != nil {
		c.endFind()
	}
}
