package draft

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"time"
)

// limit is how long the disk may take. A hung network disk is given up, not
// waited for; what it was to keep stays in memory.
const limit = 10 * time.Second

// take runs work on the disk, one call at a time, in a goroutine of its own that
// is abandoned when time is over.
func (s *Store) take(ctx context.Context, operation string, work func() error) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return s.report(operation, ctx.Err())
	}
	done := make(chan error, 1)
	go func() {
		defer func() { <-s.turn }()
		done <- work()
	}()
	select {
	case err := <-done:
		return s.report(operation, err)
	case <-ctx.Done():
		return s.report(operation, ctx.Err())
	}
}

// Degraded is the notice that the disk could not be used as it should. Nothing
// is lost while the program runs: it works from memory.
type Degraded struct {
	Operation string
	Reason    string // for the person
	Err       error
}

// Error implements error with one line for the person.
func (d *Degraded) Error() string {
	return fmt.Sprintf("%s: %s; they are kept in memory until the disk takes them", d.Operation, d.Reason)
}

// Unwrap returns the cause.
func (d *Degraded) Unwrap() error { return d.Err }

// report tells each reason once, until the disk works again. What was set aside
// is told each time.
func (s *Store) report(operation string, err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err == nil {
		clear(s.reported)
		return nil
	}
	if aside, ok := errors.AsType[*asideError](err); ok {
		return fmt.Errorf("%s: %w", operation, aside)
	}
	reason := reasonOf(err)
	if s.reported[reason] {
		return nil
	}
	s.reported[reason] = true
	return &Degraded{Operation: operation, Reason: reason, Err: err}
}

func reasonOf(err error) string {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return "the disk does not answer"
	case errors.Is(err, context.Canceled):
		return "the program is ending"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "the disk is full"
	case errors.Is(err, syscall.EROFS):
		return "the disk is read-only"
	case errors.Is(err, fs.ErrPermission):
		return "no permission"
	default:
		return err.Error()
	}
}
