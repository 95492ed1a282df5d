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
	unlimited    = 0 // for what is only reckoned, or has a limit of its own
)

// Answer takes in what a command found out. Update runs it, and it returns what is
// to be done next. It is the one message that commands of this program send.
type Answer func() tea.Cmd

// ends makes an Answer that leads to nothing more.
func ends(take func()) Answer {
	return func() tea.Cmd {
		take()
		return nil
	}
}

// after makes the command that waits, and then does what is due.
func after(pause time.Duration, due Answer) tea.Cmd {
	return tea.Tick(pause, func(time.Time) tea.Msg { return due })
}

// await makes the command that waits for what a channel tells next. A nil channel
// tells nothing.
func await[T any](of *scope, from <-chan T, take func(T) tea.Cmd) tea.Cmd {
	if from == nil {
		return nil
	}
	return of.Ask(unlimited, func(ctx context.Context) Answer {
		select {
		case told := <-from:
			return func() tea.Cmd { return take(told) }
		case <-ctx.Done():
			return nil
		}
	})
}

// scope is what calls are made for: all of them end with it.
type scope struct {
	ctx  context.Context //nolint:containedctx // scopes own the contexts of their calls
	stop context.CancelFunc
}

// Ask makes the command of a call. The call runs outside of Update and may take as
// long as limit says, or as long as its scope lasts where that is zero. It works on
// values that it was given, and never touches the model: what it found out, its
// Answer takes in. A nil Answer is none.
func (s *scope) Ask(limit time.Duration, call func(context.Context) Answer) tea.Cmd {
	whole := s.ctx
	return func() tea.Msg {
		ctx, cancel := within(whole, limit)
		defer cancel()
		if answer := call(ctx); answer != nil {
			return answer
		}
		return nil
	}
}

func within(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	if limit == unlimited {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, limit)
}

// end ends what is under way for the scope, if anything is.
func (s *scope) end() {
	if s.stop != nil {
		s.stop()
	}
	s.ctx, s.stop = nil, nil
}

// calls owns the scopes: everything ends with the program, and each scope with
// what it was begun for.
type calls struct {
	app    scope
	pass   scope // over the queue
	page   scope // of the incident whose page is open
	send   scope // of what is typed, which the person can stop
	search scope // for people
}

func newCalls(app context.Context) calls { return calls{app: scope{ctx: app}} }

// begin makes a scope anew. What it was before goes on, unless it was ended.
func (c *calls) begin(s *scope) *scope {
	s.ctx, s.stop = context.WithCancel(c.app.ctx)
	return s
}

// opened returns the scope of the page that is open, a new one if need be.
func (c *calls) opened() *scope {
	if c.page.ctx == nil {
		return c.begin(&c.page)
	}
	return &c.page
}
