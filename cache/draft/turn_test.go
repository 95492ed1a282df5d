package draft_test

import (
	"context"
	"errors"
	"os"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/cache/draft"
	"sentinelq/client/incident"
)

// What a call may take, from the documentation of draft.Options.
const (
	readLimit  = 5 * time.Second
	writeLimit = 10 * time.Second
)

// hang is a disk that hangs like a file server that is gone.
type hang struct {
	gone    atomic.Pointer[chan struct{}] // closed when it answers again; nil while it answers
	running atomic.Int32
	uses    atomic.Int32
	most    atomic.Int32 // uses of the disk at one time
}

func (h *hang) open(dir string, below []string, write bool) (*os.Root, error) {
	h.uses.Add(1)
	if now := h.running.Add(1); now > h.most.Load() {
		h.most.Store(now)
	}
	defer h.running.Add(-1)
	if wait := h.gone.Load(); wait != nil {
		<-*wait
	}
	return draft.OpenFolder(dir, below, write)
}

// begin makes the disk hang until the returned function is called, which waits
// for what was abandoned.
func (h *hang) begin() (end func()) {
	wait := make(chan struct{})
	h.gone.Store(&wait)
	return func() {
		h.gone.Store(nil)
		close(wait)
		synctest.Wait()
	}
}

// onHang runs a test in a time of its own, with a store on a disk that can hang.
func onHang(t *testing.T, test func(t *testing.T, s *draft.Store, h *hang, dir string)) {
	t.Helper()
	unhurried(t, func(t *testing.T) {
		dir := stateDir(t)
		s, h := newStore(dir), &hang{}
		s.SetOpen(h.open)
		test(t, s, h, dir)
		if most := h.most.Load(); most > 1 {
			t.Errorf("%d uses of the disk at one time", most)
		}
	})
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

func TestOnAHungDiskEveryCallComesBackWithinItsLimit(t *testing.T) {
	for name, c := range map[string]struct {
		limit time.Duration
		call  func(context.Context, *draft.Store) error
	}{
		"save":          {writeLimit, func(ctx context.Context, s *draft.Store) error { return s.Save(ctx, typed(2, 2, "x")) }},
		"delete":        {writeLimit, func(ctx context.Context, s *draft.Store) error { return s.Delete(ctx, draftID(1)) }},
		"flush":         {writeLimit, func(ctx context.Context, s *draft.Store) error { return s.Flush(ctx) }},
		"save template": {writeLimit, func(ctx context.Context, s *draft.Store) error { return s.SaveTemplate(ctx, template("t", "x")) }},
		"list":          {readLimit, func(ctx context.Context, s *draft.Store) error { _, err := s.List(ctx); return err }},
		"save note":     {writeLimit, func(ctx context.Context, s *draft.Store) error { return s.SaveNote(ctx, noted(1, 1, "x")) }},
		"notes":         {readLimit, func(ctx context.Context, s *draft.Store) error { _, err := s.Notes(ctx); return err }},
		"templates":     {readLimit, func(ctx context.Context, s *draft.Store) error { _, err := s.Templates(ctx); return err }},
	} {
		t.Run(name, func(t *testing.T) {
			onHang(t, func(t *testing.T, s *draft.Store, h *hang, _ string) {
				over, cancel := context.WithCancel(t.Context())
				cancel()
				_ = s.Save(over, typed(1, 1, "for flush")) // held in memory
				end := h.begin()
				err := wantTime(t, c.limit, func() error { return c.call(t.Context(), s) })
				wantReason(t, err, disk.Stuck)
				err = wantTime(t, c.limit, func() error { return c.call(t.Context(), s) })
				if name == "flush" {
					wantReason(t, err, disk.Stuck)
				} else {
					must(t, err) // told already
				}
				if uses := h.uses.Load(); uses != 1 {
					t.Errorf("the disk was used %d times while it hung", uses)
				}
				end()
			})
		})
	}
}

func TestAHungDiskIsWorkedAroundAndWrittenWhenItAnswersAgain(t *testing.T) {
	onHang(t, func(t *testing.T, s *draft.Store, h *hang, dir string) {
		for round := range 2 {
			end := h.begin()
			wantReason(t, s.Save(t.Context(), typed(1, 10*round+1, "abandoned")), disk.Stuck)
			save(t, s, typed(2, 10*round+2, "behind it"))
			wantDrafts(t, list(t, s), typed(2, 10*round+2, "behind it"), typed(1, 10*round+1, "abandoned"))
			end()
			got := list(t, newStore(dir)) // the abandoned write went on
			wantDrafts(t, got[:1], typed(1, 10*round+1, "abandoned"))
			save(t, s, typed(3, 0, "next"))
			wantList(t, newStore(dir), typed(2, 10*round+2, "behind it"), typed(1, 10*round+1, "abandoned"), typed(3, 0, "next"))
		}
	})
}

func TestAbandonedWritesLeaveOneGoroutine(t *testing.T) {
	onHang(t, func(t *testing.T, s *draft.Store, h *hang, _ string) {
		end := h.begin()
		for n := range 20 {
			_ = s.Save(t.Context(), typed(n, n, "x"))
			_, _ = s.List(t.Context())
		}
		if running := h.running.Load(); running != 1 {
			t.Errorf("%d goroutines are stuck, want 1", running)
		}
		end()
		must(t, s.Flush(t.Context()))
		if got := list(t, s); len(got) != 20 {
			t.Errorf("%d drafts of 20", len(got))
		}
	})
}

func TestACancelledCallComesBackAtOnceAndUsesNoDisk(t *testing.T) {
	onHang(t, func(t *testing.T, s *draft.Store, h *hang, _ string) {
		save(t, s, typed(1, 1, "on the disk"))
		before := h.uses.Load()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		wantCancelled(t, wantTime(t, 0, func() error { return s.Save(ctx, typed(2, 2, "in memory")) }), "save draft")
		wantCancelled(t, wantTime(t, 0, func() error { return s.Delete(ctx, draftID(3)) }), "delete draft")
		wantCancelled(t, wantTime(t, 0, func() error { return s.Flush(ctx) }), "write drafts")
		got, err := s.List(ctx)
		wantCancelled(t, err, "list drafts")
		wantDrafts(t, got, typed(2, 2, "in memory"))
		if h.uses.Load() != before {
			t.Error("the disk was used")
		}
		wantList(t, s, typed(2, 2, "in memory"), typed(1, 1, "on the disk"))
		must(t, s.Flush(t.Context()))
	})
}

// wantCancelled fails unless err says that the caller did not want to wait.
func wantCancelled(t *testing.T, err error, operation string) {
	t.Helper()
	if !errors.Is(err, context.Canceled) || len(err.Error()) <= len(operation) || err.Error()[:len(operation)] != operation {
		t.Errorf("got %v, want that %s was cancelled", err, operation)
	}
	if d, is := errors.AsType[*draft.Degraded](err); is {
		t.Errorf("told as a matter of the disk: %v", d)
	}
}

func TestACallThatIsCancelledWhileItWaitsComesBackThen(t *testing.T) {
	quit := errors.New("the person quits")
	for name, stuck := range map[string]bool{"for the disk": false, "for its turn": true} {
		t.Run(name, func(t *testing.T) {
			onHang(t, func(t *testing.T, s *draft.Store, h *hang, _ string) {
				end := h.begin()
				if stuck {
					_ = s.Save(t.Context(), typed(1, 1, "has the turn"))
				}
				for operation, call := range map[string]func(context.Context) error{
					"save draft":  func(ctx context.Context) error { return s.Save(ctx, typed(2, 2, "x")) },
					"list drafts": func(ctx context.Context) error { _, err := s.List(ctx); return err },
				} {
					ctx, cancel := context.WithCancelCause(t.Context())
					time.AfterFunc(3*time.Second, func() { cancel(quit) })
					err := wantTime(t, 3*time.Second, func() error { return call(ctx) })
					if wantCancelled(t, err, operation); !errors.Is(err, quit) {
						t.Errorf("%v does not say why", err)
					}
				}
				end()
			})
		})
	}
}

func TestACallersOwnDeadlineIsKept(t *testing.T) {
	onHang(t, func(t *testing.T, s *draft.Store, h *hang, _ string) {
		end := h.begin()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		err := wantTime(t, time.Second, func() error { return s.Save(ctx, typed(1, 1, "x")) })
		if d := noticeOf(t, err, disk.Stuck); !errors.Is(d, context.DeadlineExceeded) {
			t.Errorf("told %v", d)
		}
		end()
	})
}

// The other session's disk answers: it types on in what was deleted here while
// the deletion hung.
func TestADeletionThatHungSparesWhatWasTypedMeanwhile(t *testing.T) {
	later := incident.Unsent{Draft: typed(1, 0, "typed meanwhile").Draft, SavedAt: noon().Add(time.Minute)}
	for name, begun := range map[string]bool{"on the disk": false, "waiting for its turn": true} {
		t.Run(name, func(t *testing.T) {
			onHang(t, func(t *testing.T, s *draft.Store, h *hang, dir string) {
				save(t, s, typed(1, 1, "deleted"), typed(2, 2, "other"))
				end := h.begin()
				if begun {
					wantReason(t, s.Save(t.Context(), typed(2, 3, "other")), disk.Stuck)
				}
				_ = s.Delete(t.Context(), draftID(1))
				save(t, newStore(dir), later)
				end()
				must(t, s.Flush(t.Context()))
				if got := list(t, newStore(dir)); !sameUnsent(got[0], later) {
					t.Errorf("listed\n%s", lines(got))
				}
			})
		})
	}
}

// A call may be cancelled at any moment. Where it tells of no error it has read
// everything.
func TestAListingWithoutAnErrorIsWhole(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	save(t, newStore(dir), typed(1, 1, "x"), typed(2, 2, "x"), typed(3, 3, "x"))
	for range 200 {
		ctx, cancel := context.WithCancel(t.Context())
		s := newStore(dir)
		s.SetOpen(func(dir string, below []string, write bool) (*os.Root, error) {
			cancel()
			return draft.OpenFolder(dir, below, write)
		})
		switch got, err := s.List(ctx); {
		case err == nil && len(got) != 3:
			t.Fatalf("listed %d drafts of 3 as if there were no more", len(got))
		case err != nil:
			wantCancelled(t, err, "list drafts")
		}
	}
}
