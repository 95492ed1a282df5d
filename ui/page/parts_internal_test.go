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
	"sentinelq/ui/detail"
)

// reader is what belongs to incidents, of which the comments are read. It takes a
// second.
type reader struct {
	desk.Parts
	asked []incident.ID
	ended []incident.ID // before they were read
	err   error
}

func (r *reader) Comments(ctx context.Context, in incident.ID) ([]incident.Comment, error) {
	r.asked = append(r.asked, in)
	select {
	case <-time.After(time.Second):
		return []incident.Comment{{ID: "c", Message: clean.New("of " + string(in))}}, r.err
	case <-ctx.Done():
		r.ended = append(r.ended, in)
		return nil, ctx.Err()
	}
}

// reading makes a page, and who reads its comments.
func reading(t *testing.T) (*Page, *reader) {
	t.Helper()
	from := &reader{}
	pg := standing(t, func(d *desk.Desk) { d.Parts = from })
	pg.Detail.SetSize(80, 20)
	return pg, from
}

// opens opens the page on its comments.
func (pg *Page) opens() tea.Cmd {
	pg.OpenPage(true)
	pg.Detail.SetTab(detail.Comments)
	return pg.readTab()
}

func TestATabIsReadUnlessThatWasJustDone(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		pg, from := reading(t)
		for _, c := range []struct {
			pause time.Duration
			reads int
		}{{0, 1}, {freshness - 10*time.Second, 1}, {10 * time.Second, 2}} {
			plays(t, pg, nil, c.pause)
			plays(t, pg, pg.opens(), 2*time.Second)
			pg.closePage()
			if len(from.asked) != c.reads {
				t.Errorf("after %v it was read %d times", c.pause, len(from.asked))
			}
		}
	})
}

func TestATabThatCouldNotBeReadIsReadWheneverItIsOpened(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		pg, from := reading(t)
		plays(t, pg, pg.opens(), 2*time.Second)
		from.err = incident.ErrOffline
		plays(t, pg, pg.ReadTabAgain(), 2*time.Second)
		if s := pg.Detail.View(); !strings.Contains(s, "of 130") {
			t.Errorf("what was read before is gone:\n%s", s)
		}
		from.err = nil
		plays(t, pg, pg.readTab(), 2*time.Second)
		if len(from.asked) != 3 {
			t.Errorf("it was read %d times", len(from.asked))
		}
	})
}

func TestWhatIsReadForAPageEndsWithThePage(t *testing.T) {
	t.Parallel()
	for name, leaves := range map[string]func(*Page){
		"who closes it":          (*Page).closePage,
		"who turns to the next":  func(pg *Page) { pg.turnTo(action.Down) },
		"whose incident is gone": func(pg *Page) { pg.Hooks.Deleted("130") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				pg, from := reading(t)
				plays(t, pg, pg.opens(), 100*time.Millisecond)
				leaves(pg)
				synctest.Wait()
				if !slices.Equal(from.ended, []incident.ID{"130"}) {
					t.Errorf("ended was the reading of %q", from.ended)
				}
			})
		})
	}
}

// TestWhoComesBackToATabBeforeItsReadingHasEndedGetsItRead closes the page and opens it
// again before the answer is heard that the first reading was ended.
func TestWhoComesBackToATabBeforeItsReadingHasEndedGetsItRead(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		pg, from := reading(t)
		first := pg.opens()
		pg.closePage()
		again := pg.opens()
		plays(t, pg, first, 10*time.Second)
		plays(t, pg, again, 10*time.Second)
		if s := pg.Detail.View(); !strings.Contains(s, "of 130") {
			t.Errorf("it is asked for %d times, and shown is\n%s", len(from.asked), s)
		}
	})
}

func TestTurningToAnotherIncidentKeepsTheTabAndReadsIt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		pg, from := reading(t)
		plays(t, pg, pg.opens(), 2*time.Second)
		plays(t, pg, pg.turnTo(action.Down), 2*time.Second)
		if pg.Opened != "129" || pg.Detail.Tab() != detail.Comments {
			t.Errorf("open is %q, %v", pg.Opened, pg.Detail.Tab())
		}
		if s := pg.Detail.View(); !strings.Contains(s, "of 129") || len(from.asked) != 2 {
			t.Errorf("read were %q, shown is\n%s", from.asked, s)
		}
		plays(t, pg, pg.turnTo(action.Up), 2*time.Second)
		if s := pg.Detail.View(); !strings.Contains(s, "of 130") || len(from.asked) != 2 {
			t.Errorf("read were %q, shown is\n%s", from.asked, s)
		}
	})
}
