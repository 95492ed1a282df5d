package queue_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/queue"
	"sentinelq/ui/uitest/pens"
)

// walk is a random life of a table, with what the table should know beside it.
type walk struct {
	t      *testing.T
	random *rand.Rand
	m      *queue.Model
	rows   []incident.Incident
	match  queue.Match
	h      int
	log    []string
}

// newWalk begins with a table of up to 30 incidents.
func newWalk(t *testing.T, seed uint64) *walk {
	w := &walk{t: t, random: rand.New(rand.NewPCG(seed, 3)), m: queue.New(pens.Plain()), h: 8}
	w.match = func(*incident.Incident) bool { return true }
	w.m.SetSize(60, w.h)
	w.refresh()
	return w
}

func (w *walk) fail(format string, args ...any) {
	w.t.Helper()
	w.t.Fatalf("%s\nafter %v", fmt.Sprintf(format, args...), w.log)
}

// refresh loads some of 30 incidents, and checks that the cursor stays.
func (w *walk) refresh() {
	var next []incident.Incident
	for _, n := range downFrom(30) {
		if w.random.IntN(8) > 0 {
			in := numbered(n)
			in.Additional.Alerts = w.random.IntN(3)
			next = append(next, in)
		}
	}
	under, had := w.m.Current()
	line := cursorLine(w.m)
	w.rows = next
	w.log = append(w.log, "refresh")
	w.m.SetIncidents(next)
	i := slices.IndexFunc(next, func(in incident.Incident) bool { return in.ID == under.ID })
	switch got, ok := w.m.Current(); {
	case !had:
	case i >= 0 && got.ID != under.ID:
		w.fail("the cursor left %s for %s", under.ID, got.ID)
	case i < 0:
		w.checkNeighbour(under, got, ok)
	}
	if had && w.h > 1 {
		w.checkLine(line)
	}
}

// checkNeighbour fails unless the cursor went from a deleted incident to the
// next one that matches, or to the last.
func (w *walk) checkNeighbour(gone, got incident.Incident, ok bool) {
	w.t.Helper()
	want := incident.ID("")
	for _, in := range w.rows {
		if !w.match(&in) {
			continue
		}
		want = in.ID
		if in.Number < gone.Number {
			break
		}
	}
	if got.ID != want || ok != (want != "") {
		w.fail("%s is gone, and the cursor is on %q, want %q", gone.ID, got.ID, want)
	}
}

// checkLine fails unless the cursor is still on the line of the screen, or as
// near to it as the list is long.
func (w *walk) checkLine(line int) {
	w.t.Helper()
	at, of := w.m.Position()
	if of == 0 {
		return
	}
	page := w.h - 1
	top := max(min(at-line, of-page), 0)
	if got := cursorLine(w.m); got != at-top {
		w.fail("the cursor went from line %d to %d, want %d (incident %d of %d, page %d)", line, got, at-top, at, of, page)
	}
}

// filter changes what matches: by a random digit of the number of alerts, too,
// which a refresh may change.
func (w *walk) filter() {
	odd, alerts := w.random.IntN(3), w.random.IntN(4)
	w.match = func(in *incident.Incident) bool {
		return (odd == 2 || in.Number%2 == odd) && in.Additional.Alerts != alerts
	}
	under, had := w.m.Current()
	w.log = append(w.log, fmt.Sprintf("filter %d %d", odd, alerts))
	w.m.SetMatch(w.match)
	got, ok := w.m.Current()
	if had && w.match(&under) {
		if got.ID != under.ID {
			w.fail("%s matches, and the cursor left it for %s", under.ID, got.ID)
		}
		return
	}
	if i := slices.IndexFunc(w.rows, func(in incident.Incident) bool { return w.match(&in) }); ok != (i >= 0) || ok && got.ID != w.rows[i].ID {
		w.fail("the cursor is on %q, not on the first that matches", got.ID)
	}
}

// show asks for an incident, loaded or not, matching or not.
func (w *walk) show() {
	id := numbered(1 + w.random.IntN(30)).ID
	under, _ := w.m.Current()
	known := slices.ContainsFunc(w.rows, func(in incident.Incident) bool { return in.ID == id })
	w.log = append(w.log, "show "+string(id))
	if w.m.Show(id) != known {
		w.fail("Show(%s) is %v", id, !known)
	}
	if !known {
		id = under.ID
	}
	if got, _ := w.m.Current(); got.ID != id {
		w.fail("the cursor is on %q, want %q", got.ID, id)
	}
}

func (w *walk) move() {
	id := moves()[w.random.IntN(len(moves()))]
	w.log = append(w.log, string(id))
	w.m.Do(id)
}

// check fails unless what is shown is what matches, and the row under the
// cursor, in their order; and the screen is full.
func (w *walk) check() {
	w.t.Helper()
	under, ok := w.m.Current()
	shown := 0
	at := 0
	for i := range w.rows {
		if w.rows[i].ID == under.ID || w.match(&w.rows[i]) {
			shown++
		}
		if w.rows[i].ID == under.ID {
			at = shown
		}
	}
	if gotAt, of := w.m.Position(); of != shown || ok && gotAt != at {
		w.fail("incident %d of %d, want %d of %d", gotAt, of, at, shown)
	}
	w.checkScreen(shown)
	if y := cursorLine(w.m); ok && w.h > 1 && (y < 1 || y >= w.h) {
		w.fail("the cursor is on line %d of %d", y, w.h)
	}
}

// checkScreen fails unless the screen is as full as it can be.
func (w *walk) checkScreen(shown int) {
	w.t.Helper()
	drawn := 0
	for _, line := range lines(w.m)[1:] {
		if strings.Contains(line, "Incident") {
			drawn++
		}
	}
	if want := min(shown, w.h-1); shown > 0 && drawn != want {
		w.fail("%d rows are on the screen, want %d", drawn, want)
	}
}

// TestTheCursorNeverLeavesItsIncident goes through random lives of the table.
func TestTheCursorNeverLeavesItsIncident(t *testing.T) {
	t.Parallel()
	for seed := range uint64(400) {
		w := newWalk(t, seed)
		for range 80 {
			switch w.random.IntN(6) {
			case 0, 1:
				w.refresh()
			case 2:
				w.filter()
			case 3:
				w.show()
			case 4:
				w.move()
			case 5:
				w.h = 2 + w.random.IntN(12)
				w.log = append(w.log, fmt.Sprintf("height %d", w.h))
				w.m.SetSize(60, w.h)
			}
			w.check()
		}
	}
}

func TestTheTableIsMovedThrough(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		moves []action.ID
		want  int // of 20, with nine on a page
	}{
		{"it begins at the first", nil, 20},
		{"down", []action.ID{action.Down}, 19},
		{"and up", []action.ID{action.Down, action.Down, action.Up}, 19},
		{"not above the first", []action.ID{action.Up}, 20},
		{"half a page", []action.ID{action.HalfPageDown}, 16},
		{"and back", []action.ID{action.HalfPageDown, action.HalfPageDown, action.HalfPageUp}, 16},
		{"a page", []action.ID{action.PageDown}, 11},
		{"and back by one", []action.ID{action.PageDown, action.PageDown, action.PageUp}, 11},
		{"not below the last", []action.ID{action.PageDown, action.PageDown, action.PageDown}, 1},
		{"to the last", []action.ID{action.Bottom}, 1},
		{"to the first", []action.ID{action.Bottom, action.Top}, 20},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := table(pens.Plain(), 60, 10, loaded(downFrom(20)...))
			do(m, tt.moves...)
			if got := current(m); got != tt.want {
				t.Errorf("the cursor is on %d, want %d", got, tt.want)
			}
		})
	}
}

func TestOpenAsksForTheIncidentUnderTheCursor(t *testing.T) {
	t.Parallel()
	m := table(pens.Plain(), 60, 10, loaded(3, 2, 1))
	do(m, action.Down)
	if got, ok := m.Do(action.Open); !ok || got != any(queue.Open{ID: "id-2"}) {
		t.Errorf("it asks for %v, %v", got, ok)
	}
	m.SetIncidents(nil)
	if got, ok := m.Do(action.Open); !ok || got != nil {
		t.Errorf("with no incident it asks for %v, %v", got, ok)
	}
	if got, ok := m.Do(action.Submit); ok || got != nil {
		t.Errorf("an action of the form is taken, and asks for %v", got)
	}
}

func TestARowThatStopsMatchingGoesWithTheNextMove(t *testing.T) {
	t.Parallel()
	m := table(pens.Plain(), 60, 10, loaded(5, 4, 3, 2, 1))
	do(m, action.Down, action.Down)
	busy := loaded(5, 4, 3, 2, 1)
	busy[2].Additional.Alerts = 99
	m.SetMatch(func(in *incident.Incident) bool { return in.Additional.Alerts != 99 })
	m.SetIncidents(busy)
	if in, _ := m.Current(); in.Number != 3 || m.Matches(in) {
		t.Fatalf("the cursor is on %d, which matches: %v", in.Number, m.Matches(in))
	}
	line := cursorLine(m)
	do(m, action.Up)
	if _, of := m.Position(); current(m) != 4 || of != 4 {
		t.Errorf("after a move the cursor is on %d of %d shown", current(m), of)
	}
	if got := cursorLine(m); got != line-1 {
		t.Errorf("the cursor went from line %d to %d", line, got)
	}
	do(m, action.Down)
	if got := current(m); got != 2 {
		t.Errorf("back down the cursor is on %d, want 2", got)
	}
}

func TestOneThatDoesNotMatchIsShownWhenAskedFor(t *testing.T) {
	t.Parallel()
	m := table(pens.Plain(), 60, 10, loaded(5, 4, 3, 2, 1))
	m.SetMatch(numbers(5, 1))
	if !m.Show("id-3") {
		t.Fatal("it is not known")
	}
	if at, of := m.Position(); current(m) != 3 || at != 2 || of != 3 {
		t.Errorf("the cursor is on %d, which is %d of %d", current(m), at, of)
	}
	if m.Show("id-9") || current(m) != 3 {
		t.Errorf("for one that is not loaded the cursor went to %d", current(m))
	}
	m.Show("id-2")
	if _, of := m.Position(); current(m) != 2 || of != 3 {
		t.Errorf("another one does not take its place: %d of %d", current(m), of)
	}
	m.SetMatch(numbers(5, 1))
	if _, of := m.Position(); current(m) != 5 || of != 2 {
		t.Errorf("after the filter the cursor is on %d of %d shown", current(m), of)
	}
}

func TestWithTheIncidentGoneTheOneInItsPlaceHasTheCursor(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		rows []int
		want int
	}{
		{"the next below", []int{5, 4, 2, 1}, 2},
		{"the next that is left", []int{5, 4, 1}, 1},
		{"the last when there is none below", []int{5, 4}, 4},
		{"whatever is new above", []int{8, 7, 6, 5, 4, 2, 1}, 2},
		{"whatever is gone above", []int{2, 1}, 2},
		{"none when none is left", nil, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := table(pens.Plain(), 60, 10, loaded(5, 4, 3, 2, 1))
			do(m, action.Down, action.Down)
			m.SetIncidents(loaded(tt.rows...))
			if got := current(m); got != tt.want {
				t.Errorf("the cursor is on %d, want %d", got, tt.want)
			}
		})
	}
}

// TestTheCursorOfAGoneIncidentIsHeldAsAnyOther goes on after a deletion: the
// row that took the place stays too when it stops matching.
func TestTheCursorOfAGoneIncidentIsHeldAsAnyOther(t *testing.T) {
	t.Parallel()
	m := table(pens.Plain(), 60, 10, loaded(5, 4, 3, 2, 1))
	m.SetMatch(func(in *incident.Incident) bool { return in.Additional.Alerts != 99 })
	do(m, action.Down, action.Down)
	m.SetIncidents(loaded(5, 4, 3, 2, 1))
	m.SetIncidents(loaded(5, 4, 2, 1))
	busy := loaded(5, 4, 2, 1)
	busy[2].Additional.Alerts = 99
	m.SetIncidents(busy)
	if got := current(m); got != 2 {
		t.Errorf("the cursor left for %d without a move", got)
	}
}
