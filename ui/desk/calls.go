package desk

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
)

// How long a call may take before it is given up. A retry's waiting is within.
const (
	ReadTimeout  = 2 * time.Minute
	WriteTimeout = 2 * time.Minute
	StoreTimeout = 15 * time.Second
	Unlimited    = 0 // for what is only reckoned, or has a limit of its own
)

// Answer takes in what a command found out. Update runs it, and it returns what is
// to be done next. It is the one message that commands of this program send.
type Answer func() tea.Cmd

// Ends makes an Answer that leads to nothing more.
func Ends(take func()) Answer {
	return func() tea.Cmd {
		take()
		return nil
	}
}

// After makes the command that waits, and then does what is due.
func After(pause time.Duration, due Answer) tea.Cmd {
	return tea.Tick(pause, func(time.Time) tea.Msg { return due })
}

// Await makes the command that waits for what a channel tells next. A nil channel
// tells nothing.
func Await[T any](of *Scope, from <-chan T, take func(T) tea.Cmd) tea.Cmd {
	if from == nil {
		return nil
	}
	return of.Ask(Unlimited, func(ctx context.Context) Answer {
		select {
		case told := <-from:
			return func() tea.Cmd { return take(told) }
		case <-ctx.Done():
			return nil
		}
	})
}

// Scope is what calls are made for: all of them end with it.
type Scope struct {
	ctx  context.Context //nolint:containedctx // scopes own the contexts of their calls
	stop context.CancelFunc
}

// Ask makes the command of a call. The call runs outside of Update and may take as
// long as limit says, or as long as its scope lasts where that is zero. It works on
// values that it was given, and never touches the model: what it found out, its
// Answer takes in. A nil Answer is none.
func (s *Scope) Ask(limit time.Duration, call func(context.Context) Answer) tea.Cmd {
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
	if limit == Unlimited {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, limit)
}

// Context returns the context of the scope, for what has no use for a limit.
func (s *Scope) Context() context.Context { return s.ctx }

// End ends what is under way for the scope, if anything is.
func (s *Scope) End() {
	if s.stop != nil {
		s.stop()
	}
	s.ctx, s.stop = nil, nil
}

// Calls owns the scopes: everything ends with the program, and each scope with
// what it was begun for.
type Calls struct {
	App    Scope
	Pass   Scope // over the queue
	Page   Scope // of the incident whose page is open
	Send   Scope // of what is typed, which the person can stop
	Search Scope // for people
	Find   Scope // for what a menu lists while it is open
}

// NewCalls makes the scopes of a program that ends with app.
func NewCalls(app context.Context) Calls { return Calls{App: Scope{ctx: app}} }

// Begin makes a scope anew. What it was before goes on, unless it was ended.
func (c *Calls) Begin(s *Scope) *Scope {
	s.ctx, s.stop = context.WithCancel(c.App.ctx)
	return s
}

// Anew makes a scope anew, and ends what it was before.
func (c *Calls) Anew(s *Scope) *Scope {
	s.End()
	return c.Begin(s)
}

// Opened returns the scope of the page that is open, a new one if need be.
func (c *Calls) Opened() *Scope {
	if c.Page.ctx == nil {
		return c.Begin(&c.Page)
	}
	return &c.Page
}
