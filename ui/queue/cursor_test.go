package queue_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean"
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
	held   incident.ID // shown, and not loaded any more
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
	w.rows, w.held = slices.Clone(next), ""
	w.log = append(w.log, "refresh")
	w.m.SetIncidents(next)
	i := slices.IndexFunc(next, func(in incident.Incident) bool { return in.ID == under.ID })
	switch got, ok := w.m.Current(); {
	case !had:
	case !ok || got.ID != under.ID:
		w.fail("the cursor left %s for %s", under.ID, got.ID)
	case i < 0:
		w.hold(under)
	}
	if had && w.h > 1 {
		w.checkLine(line)
	}
}

// hold keeps an incident that is not loaded any more among what should be shown,
// in its place, as long as the cursor is on it.
func (w *walk) hold(gone incident.Incident) {
	at := slices.IndexFunc(w.rows, func(in incident.Incident) bool { return gone.Before(in) })
	if at < 0 {
		at = len(w.rows)
	}
	w.rows = slices.Insert(w.rows, at, gone)
	w.held = gone.ID
}

// drop lets the held incident go once the cursor has left it.
func (w *walk) drop() {
	if got, _ := w.m.Current(); w.held != "" && got.ID != w.held {
		w.rows = slices.DeleteFunc(w.rows, func(in incident.Incident) bool { return in.ID == w.held })
		w.held = ""
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
	if got, ok := w.m.Current(); had && (!ok || got.ID != under.ID) {
		w.fail("nobody moved, and the cursor left %s for %s", under.ID, got.ID)
	}
	w.m.Release()
	isHeld := w.held != ""
	w.drop()
	got, ok := w.m.Current()
	if had && !isHeld && w.match(&under) {
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
	defer w.drop()
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
	w.drop()
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
	m = table(pens.Plain(), 60, 10, nil)
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
	m.Release()
	if _, of := m.Position(); current(m) != 5 || of != 2 {
		t.Errorf("after the filter the cursor is on %d of %d shown", current(m), of)
	}
}

func TestTheIncidentUnderTheCursorStaysWhateverIsLoaded(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		rows     []int
		at, of   int
		up, down int // where a move goes
	}{
		{"its neighbours stay", []int{5, 4, 2, 1}, 3, 5, 4, 2},
		{"the one below is gone too", []int{5, 4, 1}, 3, 4, 4, 1},
		{"all below are gone too, and down has nowhere to go", []int{5, 4}, 3, 3, 4, 3},
		{"others are new above", []int{8, 7, 6, 5, 4, 2, 1}, 6, 8, 4, 2},
		{"all above are gone too, and up has nowhere to go", []int{2, 1}, 1, 3, 3, 2},
		{"it is the only one, and goes with any move", nil, 1, 1, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, move := range []action.ID{action.Up, action.Down} {
				m := table(pens.Plain(), 60, 10, loaded(5, 4, 3, 2, 1))
				do(m, action.Down, action.Down)
				m.SetIncidents(loaded(tt.rows...))
				if at, of := m.Position(); current(m) != 3 || at != tt.at || of != tt.of {
					t.Fatalf("the cursor is on %d, %d of %d", current(m), at, of)
				}
				do(m, move)
				want := tt.down
				if move == action.Up {
					want = tt.up
				}
				if got := current(m); got != want {
					t.Errorf("after %s the cursor is on %d, want %d", move, got, want)
				}
			}
		})
	}
}

func TestARowSaysWhatBecameOfItsIncidentInTheWordsThereIsRoomFor(t *testing.T) {
	t.Parallel()
	words := []clean.Safe{clean.Literal("closed by Zoe Brandt at 12:04"), clean.Literal("closed by Zoe Brandt"), clean.Literal("closed")}
	tests := []struct {
		width int
		want  string
	}{{100, " closed by Zoe Brandt at 12:04 "}, {80, " closed by Zoe Brandt "}, {60, " closed by Zoe Brandt "}, {50, " closed "}, {30, ""}}
	for _, tt := range tests {
		m := table(pens.Plain(), tt.width, 10, loaded(3, 2, 1))
		m.SetIncidents(loaded(2, 1))
		m.SetDeparture(queue.Departure{ID: "id-3", Words: words})
		row := lines(m)[1]
		if !strings.Contains(row, tt.want) || tt.want == "" && strings.Contains(row, "closed") {
			t.Errorf("%d cells: %q", tt.width, row)
		}
		if tt.want != "" && !strings.Contains(row, "Incident") {
			t.Errorf("%d cells: the title is gone from %q", tt.width, row)
		}
		do(m, action.Down)
		m.SetDeparture(queue.Departure{ID: "id-2", Words: words})
		if row := lines(m)[1]; strings.Contains(row, "closed by") {
			t.Errorf("a row that is loaded and matches says %q", row)
		}
	}
}
