package page

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// alertLog is a Log Analytics that finds an alert named like what was typed, after a
// second.
type alertLog struct {
	desk.History
	asked []string
	last  time.Time // it was asked
	ended int       // before it was answered
}

func (l *alertLog) RecentAlerts(ctx context.Context, typed string, _ int) ([]incident.Alert, error) {
	l.asked, l.last = append(l.asked, typed), time.Now()
	select {
	case <-time.After(time.Second):
		return []incident.Alert{{ID: clean.New("alert"), Title: clean.New("alert of <" + typed + ">")}}, nil
	case <-ctx.Done():
		l.ended++
		return nil, ctx.Err()
	}
}

// seeking makes a page on which an alert is looked for.
func seeking(t *testing.T) (pg *Page, log *alertLog, search tea.Cmd) {
	t.Helper()
	log = &alertLog{}
	pg = standing(t, func(d *desk.Desk) { d.History = log })
	in, _ := pg.Showing()
	return pg, log, pg.findAlerts(in, "")
}

func TestAlertsAreSearchedWhenTypingRests(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		pg, log, search := seeking(t)
		plays(t, pg, search, 2*time.Second)
		if s := offers(pg); !strings.Contains(s, "alert of <>") || strings.Contains(s, "loading") {
			t.Fatalf("offered is\n%s", s)
		}
		begin, pause := time.Now(), findPause-time.Millisecond
		more := desk.After(pause, func() tea.Cmd { return types(pg, "e") })
		plays(t, pg, tea.Batch(types(pg, "al"), more), pause+findPause+2*time.Second)
		if rested := log.last.Sub(begin); rested != pause+findPause {
			t.Errorf("asked was %v after the first key", rested)
		}
		if want := []string{"", "ale"}; !slices.Equal(log.asked, want) {
			t.Errorf("asked for were %q", log.asked)
		}
		if s := offers(pg); !strings.Contains(s, "alert of <ale>") {
			t.Errorf("offered is\n%s", s)
		}
	})
}

func TestWhoClosesTheMenuOfAlertsEndsItsSearch(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		pg, log, search := seeking(t)
		plays(t, pg, search, time.Millisecond)
		answers(pg, action.Dismiss)
		synctest.Wait()
		if log.ended != 1 {
			t.Errorf("%d of %d searches were ended", log.ended, len(log.asked))
		}
	})
}

func TestAListOfOneMenuIsNotShownInAnother(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		pg, _, _ := seeking(t)
		first := pg.finding.serial
		answers(pg, action.Dismiss)
		in, _ := pg.Showing()
		pg.findAlerts(in, "")
		pg.onFoundItems(first, "", nil, incident.ErrOffline)
		if s := offers(pg); !strings.Contains(s, "loading") {
			t.Errorf("the answer to the one before is taken:\n%s", s)
		}
		pg.onFoundItems(pg.finding.serial, "", nil, incident.ErrOffline)
		if s := offers(pg); strings.Contains(s, "loading") {
			t.Errorf("its own answer is not taken:\n%s", s)
		}
	})
}

// TestAnOlderSearchForAlertsDoesNotTakeThePlaceOfTheLaterOne hears the answer to the
// first one last.
func TestAnOlderSearchForAlertsDoesNotTakeThePlaceOfTheLaterOne(t *testing.T) {
	t.Parallel()
	pg, _, _ := seeking(t)
	types(pg, "ale")
	pg.onFindDue(pg.finding.serial, pg.finding.keys)
	pg.onFoundItems(pg.finding.serial, "ale", nil, nil)
	pg.onFoundItems(pg.finding.serial, "", nil, incident.ErrOffline)
	if !pg.finding.note.IsEmpty() {
		t.Errorf("said is %q", pg.finding.note)
	}
}
