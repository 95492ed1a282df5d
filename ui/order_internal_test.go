package ui

import (
	"context"
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
		c := calls{app: app}
		var a autosave
		var err error
		save := a.save(&c, func(ctx context.Context) tea.Msg {
			time.Sleep(time.Second)
			err = ctx.Err()
			return nil
		})
		go save()
		time.Sleep(time.Millisecond)
		end()
		synctest.Wait()
		time.Sleep(2 * time.Second)
		if err != nil {
			t.Errorf("it was stopped: %v", err)
		}
	})
}
