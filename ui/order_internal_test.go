package ui

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// What the event loop takes in may arrive in any order. These are the orders that
// no journey can bring about, since nothing in them takes time.

func TestTheLaterOfTwoComparisonsIsShownWhicheverEndsFirst(t *testing.T) {
	t.Parallel()
	one, two := []incident.Similar{{}}, []incident.Similar{{}, {}}
	for _, order := range [][]int{{0, 1}, {1, 0}} {
		m := bare(&desk.Desk{})
		m.Opened = "another" // there is no page to draw
		m.compare(incident.Incident{ID: "a"})
		first := m.similar.serial
		m.compare(incident.Incident{ID: "a"})
		answers := []func(){
			func() { m.onSimilar("a", first, one) },
			func() { m.onSimilar("a", m.similar.serial, two) },
		}
		for _, which := range order {
			answers[which]()
		}
		if n := len(m.similar.found); n != 2 {
			t.Errorf("in the order %v the comparison is shown that found %d", order, n)
		}
	}
}

func TestASaveThatHasBegunIsNotStoppedByTheEndOfTheProgram(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		app, end := context.WithCancel(t.Context())
		m := bare(&desk.Desk{Calls: desk.NewCalls(app)})
		ended := make(chan error, 1)
		save := m.use(func(ctx context.Context, _ desk.Drafts) desk.Answer {
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
		m := bare(&desk.Desk{Calls: desk.NewCalls(t.Context())})
		done := make(chan string, 3)
		use := func(name string) tea.Cmd {
			return m.use(func(context.Context, desk.Drafts) desk.Answer {
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
