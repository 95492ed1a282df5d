package ui

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
)

// What the event loop takes in may arrive in any order. These are the orders that
// no journey can bring about, since nothing in them takes time.

func TestTheLaterOfTwoComparisonsIsShownWhicheverEndsFirst(t *testing.T) {
	t.Parallel()
	m := &Model{}
	subject := incident.Incident{ID: "a"}
	first := m.compare(subject)
	second := m.compare(subject)
	early, late := first().(similarMsg), second().(similarMsg)
	early.found, late.found = []incident.Similar{{}}, []incident.Similar{{}, {}}
	for _, order := range [][]similarMsg{{early, late}, {late, early}} {
		m.likeness.found = nil
		for _, msg := range order {
			m.likeness.id = msg.id
			m.page.id = "another" // there is no page to draw
			m.onSimilar(msg)
		}
		if n := len(m.likeness.found); n != 2 {
			t.Errorf("shown is the comparison that found %d", n)
		}
	}
}

func TestASaveThatHasBegunIsNotStoppedByTheEndOfTheProgram(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		app, end := context.WithCancel(t.Context())
		m := &Model{calls: calls{app: app}}
		ended := make(chan error, 1)
		save := m.use(func(ctx context.Context, _ Drafts) tea.Msg {
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
		m := &Model{calls: calls{app: t.Context()}}
		done := make(chan string, 3)
		use := func(name string) tea.Cmd {
			return m.use(func(context.Context, Drafts) tea.Msg {
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
