package page

import (
	"testing"

	"sentinelq/client/incident"
	"sentinelq/ui/change"
	"sentinelq/ui/compose"
	"sentinelq/ui/desk"
	"sentinelq/ui/draw"
	"sentinelq/ui/feed"
	"sentinelq/ui/pick"
)

// bare makes a page with nothing but the rooms below it.
func bare() *Page {
	loaded := &feed.Feed{Desk: &desk.Desk{}}
	return New(compose.New(change.New(pick.New(loaded)), compose.Options{}), draw.Pen{}, nil)
}

func TestTheLaterOfTwoComparisonsIsShownWhicheverEndsFirst(t *testing.T) {
	t.Parallel()
	one, two := []incident.Similar{{}}, []incident.Similar{{}, {}}
	for _, order := range [][]int{{0, 1}, {1, 0}} {
		pg := bare()
		pg.Opened = "another" // there is no page to draw
		pg.compare(incident.Incident{ID: "a"})
		first := pg.similar.serial
		pg.compare(incident.Incident{ID: "a"})
		answers := []func(){
			func() { pg.onSimilar("a", first, one) },
			func() { pg.onSimilar("a", pg.similar.serial, two) },
		}
		for _, which := range order {
			answers[which]()
		}
		if n := len(pg.similar.found); n != 2 {
			t.Errorf("in the order %v the comparison is shown that found %d", order, n)
		}
	}
}
