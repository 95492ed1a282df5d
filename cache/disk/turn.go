package disk

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// How long a whole call may take, the wait for the one before it included.
// Afterwards it is abandoned.
const (
	ReadLimit  = 5 * time.Second
	WriteLimit = 10 * time.Second
)

// Turn lets one use of the disk run at a time. Each store has its own.
type Turn struct {
	taken chan struct{} // whoever is in the channel has the turn
}

// NewTurn returns a turn that nobody has.
func NewTurn() Turn { return Turn{make(chan struct{}, 1)} }

// Take runs work when its turn has come, in a goroutine of its own, and returns
// its answer. When ctx or the limit ends first it returns what [Ended] says, and
// work is abandoned: its answer is lost, and it keeps the turn until it ends, so
// that no second one can get stuck behind it. That a write goes on is meant: it
// may still get through.
func Take[T any](ctx context.Context, t Turn, limit time.Duration, work func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, limit, ErrStuck)
	defer cancel()
	var none T
	if err := Ended(ctx); err != nil {
		return none, err
	}
	select {
	case t.taken <- struct{}{}:
	case <-ctx.Done():
		return none, Ended(ctx)
	}
	type answer struct {
		value T
		err   error
	}
	done := make(chan answer, 1)
	go func() {
		defer func() { <-t.taken }()
		value, err := work(ctx)
		done <- answer{value, err}
	}()
	select {
	case a := <-done:
		return a.value, a.err
	case <-ctx.Done():
		return none, Ended(ctx)
	}
}

// Ended returns why the context that [Take] gives to work has ended, or nil
// while it has not: [ErrStuck] when the limit was over, and the context's own
// error when the caller ended it. A caller may have given a cause of its own,
// which must not hide that.
func Ended(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if errors.Is(cause, err) || errors.Is(cause, ErrStuck) {
		return cause
	}
	return fmt.Errorf("%w: %w", err, cause)
}
