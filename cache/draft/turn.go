package draft

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// How long a whole call may take, the wait for another one included. Afterwards
// it is abandoned.
const (
	readLimit  = 5 * time.Second
	writeLimit = 10 * time.Second
)

// turn lets one use of the disk run at a time. Whoever is in the channel has it.
type turn chan struct{}

// take runs work when its turn has come, in a goroutine of its own, and returns
// its answer. When ctx or the limit ends first, work is abandoned: its answer is
// lost, and it keeps the turn until it ends, so that no second one can get stuck
// behind it. That a write goes on is meant: it may still get through.
func take[T any](ctx context.Context, t turn, limit time.Duration, work func(context.Context) T) (T, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, limit, errStuck)
	defer cancel()
	var none T
	if err := ended(ctx); err != nil {
		return none, err
	}
	select {
	case t <- struct{}{}:
	case <-ctx.Done():
		return none, ended(ctx)
	}
	done := make(chan T, 1)
	go func() {
		defer func() { <-t }()
		done <- work(ctx)
	}()
	select {
	case answer := <-done:
		return answer, nil
	case <-ctx.Done():
		return none, ended(ctx)
	}
}

// ended returns why ctx has ended, or nil while it has not. A caller may have
// given a cause of its own, which must not hide that it was the caller.
func ended(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if errors.Is(cause, err) {
		return cause
	}
	return fmt.Errorf("%w: %w", err, cause)
}
