package compose

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/ui/change"
	"sentinelq/ui/desk"
	"sentinelq/ui/feed"
	"sentinelq/ui/pick"
)

// composer makes one whose calls end with a context, for rules of the disk.
func composer(ctx context.Context) *Composer {
	loaded := &feed.Feed{Desk: &desk.Desk{Calls: desk.NewCalls(ctx)}}
	return New(change.New(pick.New(loaded)), Options{})
}

func TestASaveThatHasBegunIsNotStoppedByTheEndOfTheProgram(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		app, end := context.WithCancel(t.Context())
		co := composer(app)
		ended := make(chan error, 1)
		save := co.use(func(ctx context.Context, _ desk.Drafts) desk.Answer {
			time.Sleep(time.Second)
			ended <- ctx.Err()
			return nil
		})
		go save()
		time.Sleep(time.Millisecond)
		end()
		if err := <-ended; err != nil {
			t.Errorf("it was stopped: %v", err)
		}
	})
}

// TestWhatWasDiscardedIsDeletedAfterTheSaveBefore lets the command of the deletion
// run first, as it may.
func TestWhatWasDiscardedIsDeletedAfterTheSaveBefore(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		co := composer(t.Context())
		done := make(chan string, 3)
		use := func(name string) tea.Cmd {
			return co.use(func(context.Context, desk.Drafts) desk.Answer {
				time.Sleep(time.Second)
				done <- name
				return nil
			})
		}
		save, remove, release := use("save"), use("delete"), use("release")
		for _, run := range []tea.Cmd{release, remove, save} {
			go run()
			synctest.Wait()
		}
		order := []string{<-done, <-done, <-done}
		if want := []string{"save", "delete", "release"}; !slices.Equal(order, want) {
			t.Errorf("the order is %v", order)
		}
	})
}
