package cache

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"
)

// turn lets one use of the file run at a time. Whoever is in the channel has it.
type turn chan struct{}

// answer is what a use of the file came to.
type answer[T any] struct {
	value T
	err   error
}

// take runs work when its turn has come, in a goroutine of its own, and returns
// its answer. When ctx or the limit ends first, work is abandoned: its answer
// is lost, and it keeps the turn until it ends, so that no second one can get
// stuck behind it. A fault in mapped memory, as a file that was cut short
// causes, is a panic in that goroutine and not the end of the process.
func take[T any](ctx context.Context, t turn, limit time.Duration, work func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, limit, errStuck)
	defer cancel()
	var none T
	if ctx.Err() != nil {
		return none, context.Cause(ctx)
	}
	select {
	case t <- struct{}{}:
	case <-ctx.Done():
		return none, context.Cause(ctx)
	}
	done := make(chan answer[T], 1)
	go func() {
		defer func() { <-t }()
		debug.SetPanicOnFault(true)
		value, err := guard(func() (T, error) { return work(ctx) })
		done <- answer[T]{value, err}
	}()
	select {
	case a := <-done:
		return a.value, a.err
	case <-ctx.Done():
		return none, context.Cause(ctx)
	}
}

// guard makes a panic an error.
func guard[T any](work func() (T, error)) (value T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return work()
}
