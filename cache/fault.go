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
func take[T any](ctx context.Context, s *Store, limit time.Duration, work func(context.Context) (T, error)) (T, error) {
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
