package draft_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"sentinelq/cache/disk"
	"sentinelq/cache/draft"
	"sentinelq/client/incident"
)

// What sixteen goroutines of two sessions save, list and delete at once ends in
// the latest of each draft, and in no error but that something was typed later.
func TestAfterSixteenGoroutinesTheLatestOfEachDraftIsThere(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("sessions lock nothing there")
	}
	unhurried(t, func(t *testing.T) {
		const workers, rounds, drafts = 16, 12, 5
		dir := stateDir(t)
		stores := []*draft.Store{newStore(dir), newStore(dir)}
		var all sync.WaitGroup
		for w := range workers {
			all.Go(func() {
				s := stores[w%len(stores)]
				for round := range rounds {
					second := round*workers + w // never twice the same moment
					u := typed(round%drafts, second, fmt.Sprint(second))
					u.Draft.Sent = second == 3
					wantOnlyLater(t, s.Save(t.Context(), u))
					wantOnlyLater(t, s.SaveTemplate(t.Context(), template(fmt.Sprint(w%3), "x")))
					wantOnlyLater(t, s.Save(t.Context(), typed(100+w, second, "to be deleted")))
					_, err := s.List(t.Context())
					wantOnlyLater(t, err)
					wantOnlyLater(t, s.Delete(t.Context(), draftID(100+w)))
				}
			})
		}
		all.Wait()
		for _, s := range stores {
			must(t, s.Flush(t.Context()))
		}
		var want []incident.Unsent
		for round := rounds - 1; round >= rounds-drafts; round-- {
			second := round*workers + workers - 1
			u := typed(round%drafts, second, fmt.Sprint(second))
			u.Draft.Sent = round%drafts == 0 // the third moment was in round 0
			want = append(want, u)
		}
		wantList(t, newStore(dir), want...)
		wantTemplates(t, newStore(dir), template("0", "x"), template("1", "x"), template("2", "x"))
	})
}

// wantOnlyLater fails unless err tells of nothing but later texts.
func wantOnlyLater(t *testing.T, err error) {
	t.Helper()
	for _, d := range notices(t, err) {
		if d.Reason != disk.Later {
			t.Error(d)
		}
	}
}

// Cancelled calls, faults and flushes at once lose nothing.
func TestOnADiskThatComesAndGoesSixteenGoroutinesLoseNothing(t *testing.T) {
	unhurried(t, func(t *testing.T) {
		const workers, rounds = 16, 20
		dir := stateDir(t)
		s, faulty := newDiskStore(dir)
		broken := errors.New("broken")
		var all sync.WaitGroup
		for w := range workers {
			all.Go(func() {
				for round := range rounds {
					ctx, cancel := context.WithCancel(t.Context())
					switch (w + round) % 4 {
					case 0:
						faulty.fail(broken, broken)
					case 1:
						faulty.fail(nil, nil)
					case 2:
						cancel()
					}
					err := s.Save(ctx, typed(w, round, fmt.Sprint(round)))
					if err != nil && !errors.Is(err, broken) && !errors.Is(err, context.Canceled) {
						t.Error(err)
					}
					got, _ := s.List(t.Context()) // the disk may be broken
					for _, u := range got {
						if u.Draft.ID == draftID(w) && u.SavedAt.Before(at(round)) {
							t.Errorf("after round %d draft %d is listed as %+v", round, w, u)
						}
					}
					cancel()
				}
			})
		}
		all.Wait()
		faulty.fail(nil, nil)
		must(t, s.Flush(t.Context()))
		got := list(t, newStore(dir))
		if len(got) != workers {
			t.Errorf("%d drafts, want %d", len(got), workers)
		}
		for _, u := range got {
			if u.Draft.Title != fmt.Sprint(rounds-1) {
				t.Errorf("%+v is not the latest", u)
			}
		}
	})
}
