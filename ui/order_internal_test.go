package ui

import (
	"testing"

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
