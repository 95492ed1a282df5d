package cache

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"sentinelq/cache/disk"
)

// take runs work when the store's turn has come, as [disk.Take] does. A fault in
// mapped memory, as a file that was cut short causes, is a panic in work and not
// the end of the process, and a panic is an error.
func take[T any](
	ctx context.Context,
	s *Store,
	limit time.Duration,
	work func(context.Context) (T, error),
) (T, error) {
	return disk.Take(ctx, s.turn, limit, func(ctx context.Context) (value T, err error) {
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("panic: %v", p)
			}
		}()
		debug.SetPanicOnFault(true) // for this goroutine, which is work's alone
		return work(ctx)
	})
}

// panicked returns what a panic of bbolt's means. bbolt panics where pages
// contradict each other, which is damage. A fault in mapped memory tells nothing
// of the bytes: the disk did not give them, or had no room for a page of a hole.
func panicked(p any) error {
	if fault, ok := p.(interface {
		error
		Addr() uintptr
	}); ok {
		return fmt.Errorf("read the mapped file: %w", fault)
	}
	return fmt.Errorf("%w: panic: %v", disk.ErrDamaged, p)
}
