package disk_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/cache/disk"
)

// limit is what a use of the disk may take in these tests.
const limit = 5 * time.Second

// uses counts the uses of a disk that answers nothing until it is closed.
type uses struct {
	answer chan struct{}
	begun  atomic.Int32
}

// hang is work on that disk.
func (u *uses) hang(context.Context) (string, error) {
	u.begun.Add(1)
	<-u.answer
	return "late", nil
}

// end lets the disk answer and waits for what was abandoned.
func (u *uses) end() {
	close(u.answer)
	synctest.Wait()
}

// onHang runs a test in a time of its own, with a turn and a disk that hangs.
func onHang(t *testing.T, test func(t *testing.T, turn disk.Turn, u *uses)) {
	t.Helper()
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { test(t, disk.NewTurn(), &uses{answer: make(chan struct{})}) })
}

// wantTime runs a call and fails unless it takes that long.
func wantTime(t *testing.T, want time.Duration, call func() error) error {
	t.Helper()
	start := time.Now()
	err := call()
	if took := time.Since(start); took != want {
		t.Errorf("took %v, want %v", took, want)
	}
	return err
}

func TestTheAnswerOfWorkIsReturned(t *testing.T) {
	t.Parallel()
	failed := errors.New("failed")
	turn := disk.NewTurn()
	for range 2 { // the turn is given back
		got, err := disk.Take(t.Context(), turn, limit, func(context.Context) (int, error) { return 4, failed })
		if got != 4 || !errors.Is(err, failed) {
			t.Errorf("got %d, %v", got, err)
		}
	}
}

func TestWorkThatHangsIsAbandonedAfterTheLimitAndKeepsTheTurn(t *testing.T) {
	onHang(t, func(t *testing.T, turn disk.Turn, u *uses) {
		for range 3 {
			err := wantTime(t, limit, func() error {
				got, err := disk.Take(t.Context(), turn, limit, u.hang)
				if got != "" {
					t.Errorf("got %q", got)
				}
				return err
			})
			if !errors.Is(err, disk.ErrStuck) || disk.ReasonOf(err) != disk.Stuck {
				t.Errorf("got %v", err)
			}
			if errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%v could be taken for the deadline of a request", err)
			}
		}
		if begun := u.begun.Load(); begun != 1 {
			t.Errorf("the disk was used %d times while it hung", begun)
		}
		u.end()
		if got, err := disk.Take(t.Context(), turn, limit, u.hang); got != "late" || err != nil {
			t.Errorf("got %q, %v when the disk answers again", got, err)
		}
	})
}

func TestTheContextOfWorkEndsWithTheLimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		told := make(chan error, 1)
		_, _ = disk.Take(t.Context(), disk.NewTurn(), limit, func(ctx context.Context) (int, error) {
			before := disk.Ended(ctx)
			<-ctx.Done()
			told <- errors.Join(before, disk.Ended(ctx))
			return 0, nil
		})
		if err := <-told; !errors.Is(err, disk.ErrStuck) || err.Error() != disk.ErrStuck.Error() {
			t.Errorf("work was told %v", err)
		}
	})
}

func TestACallThatIsOverBeforeItBeginsUsesNoDisk(t *testing.T) {
	onHang(t, func(t *testing.T, turn disk.Turn, u *uses) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		err := wantTime(t, 0, func() error { _, err := disk.Take(ctx, turn, limit, u.hang); return err })
		if !errors.Is(err, context.Canceled) || u.begun.Load() != 0 {
			t.Errorf("%d uses of the disk, %v", u.begun.Load(), err)
		}
	})
}

func TestAnEndThatTheCallerMadeIsNoFailureOfTheDisk(t *testing.T) {
	quit := errors.New("the person quits")
	for name, c := range map[string]struct {
		end  func(context.Context) (context.Context, context.CancelFunc)
		want []error
	}{
		"cancelled": {func(ctx context.Context) (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(ctx)
			time.AfterFunc(time.Second, cancel)
			return ctx, cancel
		}, []error{context.Canceled}},
		"cancelled for a reason": {func(ctx context.Context) (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancelCause(ctx)
			time.AfterFunc(time.Second, func() { cancel(quit) })
			return ctx, func() { cancel(nil) }
		}, []error{context.Canceled, quit}},
		"deadline": {func(ctx context.Context) (context.Context, context.CancelFunc) {
			return context.WithTimeout(ctx, time.Second)
		}, []error{context.DeadlineExceeded}},
		"deadline for a reason": {func(ctx context.Context) (context.Context, context.CancelFunc) {
			return context.WithTimeoutCause(ctx, time.Second, quit)
		}, []error{context.DeadlineExceeded, quit}},
	} {
		for at, busy := range map[string]bool{"in the middle": false, "while it waits for its turn": true} {
			t.Run(fmt.Sprint(name, " ", at), func(t *testing.T) {
				onHang(t, func(t *testing.T, turn disk.Turn, u *uses) {
					if busy {
						_, _ = disk.Take(t.Context(), turn, limit, u.hang) // keeps the turn
					}
					ctx, cancel := c.end(t.Context())
					defer cancel()
					err := wantTime(t, time.Second, func() error { _, err := disk.Take(ctx, turn, limit, u.hang); return err })
					for _, want := range c.want {
						if !errors.Is(err, want) {
							t.Errorf("%v is not %v", err, want)
						}
					}
					if errors.Is(err, disk.ErrStuck) {
						t.Errorf("told as a matter of the disk: %v", err)
					}
					u.end()
				})
			})
		}
	}
}
