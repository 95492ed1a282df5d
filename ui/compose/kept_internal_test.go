package compose

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
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

func TestASaveThatWasOvertakenVouchesForNothing(t *testing.T) {
	t.Parallel()
	at := time.Unix(0, 0)
	notes := func(typed int) []incident.Note {
		return []incident.Note{{ID: "n", SavedAt: at.Add(time.Duration(typed))}}
	}
	drafts := func(typed int) []incident.Unsent {
		return []incident.Unsent{{Draft: incident.Draft{ID: "d"}, SavedAt: at.Add(time.Duration(typed))}}
	}
	var k keeping
	for typed := range 2 {
		k.begin(drafts(typed), notes(typed))
	}
	k.end(drafts(0), notes(0))
	if len(k.drafts) != 1 || len(k.notes) != 1 || k.idle() {
		t.Errorf("after the first of two answers, %d drafts and %d notes are owed", len(k.drafts), len(k.notes))
	}
	if k.end(drafts(1), notes(1)); !k.idle() {
		t.Error("after the last answer something is to be answered for")
	}
}

func TestWhatIsInMemoryOnlyIsSaidUntilTheDiskHasTakenIt(t *testing.T) {
	t.Parallel()
	co := typist(t, unused{})
	co.onDrafts(storedDrafts{waiting: []incident.Unsent{{Draft: incident.NewDraft("d")}}})
	const words = "the draft is kept in memory only: the disk is full"
	full := []incident.Unwritten{{ID: "d", Why: errors.New("the disk is full")}}
	for n, answer := range []kept{{left: "d", what: clean.Literal("the draft"), unwritten: full}, {unwritten: full}} {
		co.onKept(answer)
		if !strings.Contains(co.said(), words) || co.Waiting().String() != "1 draft, in memory only" {
			t.Errorf("after answer %d is said %q, waiting is %q", n, co.said(), co.Waiting())
		}
	}
	co.onKept(kept{})
	if strings.Contains(co.said(), words) || co.Waiting().String() != "1 draft" || len(co.Lost()) != 0 {
		t.Errorf("then is said %q, waiting is %q", co.said(), co.Waiting())
	}
}

// TestWhatWasClearedIsNotKept clears a text whose saving the disk has not answered.
func TestWhatWasClearedIsNotKept(t *testing.T) {
	t.Parallel()
	co := typist(t, unused{})
	co.writes("H")
	co.onNoteDue()
	if _, notes := co.Unsaved(); len(notes) != 1 || notes[0].Text != "H" {
		t.Fatalf("while it is written %+v are kept", notes)
	}
	co.EditPanel(tea.KeyPressMsg{Code: tea.KeyBackspace})
	co.closeNote()
	if drafts, notes := co.Unsaved(); len(drafts)+len(notes) != 0 {
		t.Errorf("with the end of the program %+v %+v are kept", drafts, notes)
	}
}
