package queue_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/draw"
	"sentinelq/ui/queue"
	"sentinelq/ui/uitest/golden"
	"sentinelq/ui/uitest/pens"
)

// renamed returns incidents as they will be, by ID.
func renamed(title string, numbers ...int) map[incident.ID]incident.Incident {
	pending := map[incident.ID]incident.Incident{}
	for _, n := range numbers {
		in := numbered(n)
		in.Title, in.Status = clean.New(title), incident.Closed
		pending[in.ID] = in
	}
	return pending
}

func failed(numbers ...int) map[incident.ID]bool {
	marked := map[incident.ID]bool{}
	for _, n := range numbers {
		marked[numbered(n).ID] = true
	}
	return marked
}

// rowOf returns the line in which a number stands.
func rowOf(t *testing.T, m *queue.Model, n int) string {
	t.Helper()
	for _, line := range lines(m) {
		if strings.Contains(line, fmt.Sprintf(" %d ", n)) {
			return line
		}
	}
	t.Fatalf("no line has %d:\n%s", n, m.View(clean.Safe{}))
	return ""
}

// TestWritesLookAsTheyDid keeps a table with a change on its way, one that
// failed, and tasks.
func TestWritesLookAsTheyDid(t *testing.T) {
	t.Parallel()
	for look, pen := range pens.All(t) {
		for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}, {140, 15}} {
			name := fmt.Sprintf("%dx%d-%s-writing", size[0], size[1], look)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				m := table(pen, size[0], size[1], loaded(downFrom(60)...))
				m.SetPending(renamed("As it will be", 59, 58), failed(57))
				m.SetTasks("id-60", incident.TaskCount{Done: 1, All: 3})
				m.SetTasks("id-56", incident.TaskCount{})
				golden.Check(t, filepath.Join("testdata", name+".txt"), golden.Readable(m.View(clean.Safe{})))
			})
		}
	}
}

func TestAChangeIsShownBeforeAzureHasIt(t *testing.T) {
	t.Parallel()
	m := table(pens.Plain(), 120, 20, loaded(downFrom(10)...))
	before := rowOf(t, m, 9)
	m.SetPending(renamed("As it will be", 9), failed(8))
	if row := rowOf(t, m, 9); !strings.Contains(row, "As it will be") || !strings.Contains(row, "Closed") {
		t.Errorf("it is shown as %q", row)
	}
	if in, ok := m.Pending("id-9"); !ok || in.Title.Raw() != "As it will be" {
		t.Errorf("it will be %+v, %v", in, ok)
	}
	if _, ok := m.Pending("id-8"); ok {
		t.Error("what failed is on its way")
	}
	m.SetPending(renamed("Another", 9), nil)
	if row := rowOf(t, m, 9); !strings.Contains(row, "Another") {
		t.Errorf("changed again it is shown as %q", row)
	}
	if m.SetPending(nil, nil); rowOf(t, m, 9) != before {
		t.Errorf("taken back it is %q, was %q", rowOf(t, m, 9), before)
	}
}

func TestTheCursorStaysWhereAChangeMovesNothing(t *testing.T) {
	t.Parallel()
	m := table(pens.Plain(), 80, 10, loaded(downFrom(50)...))
	do(m, action.PageDown, action.Down)
	at, view := current(m), strings.Join(lines(m), "\n")
	m.SetPending(nil, failed(3))
	if current(m) != at || strings.Join(lines(m), "\n") != view {
		t.Errorf("the cursor was at %d and is at %d", at, current(m))
	}
	m.SetPending(renamed("T", at), nil)
	if current(m) != at {
		t.Errorf("under a change, the cursor went from %d to %d", at, current(m))
	}
}

func TestWhatWillNoLongerMatchIsHeldUnderTheCursorOnly(t *testing.T) {
	t.Parallel()
	m := table(pens.Plain(), 120, 20, loaded(10, 9, 8))
	m.SetMatch(func(in *incident.Incident) bool { return in.Title.Raw() != "gone" })
	do(m, action.Down)
	m.SetPending(renamed("gone", 9, 8), nil)
	if current(m) != 9 || !strings.Contains(rowOf(t, m, 9), "gone") {
		t.Errorf("the cursor is at %d:\n%s", current(m), m.View(clean.Safe{}))
	}
	if strings.Contains(m.View(clean.Safe{}), " 8 ") {
		t.Errorf("what will not match is shown elsewhere:\n%s", m.View(clean.Safe{}))
	}
	m.SetPending(nil, nil)
	if rowOf(t, m, 8); current(m) != 9 {
		t.Errorf("taken back, the cursor is at %d", current(m))
	}
}

func TestTasksAreShownOnceTheyWereRead(t *testing.T) {
	t.Parallel()
	m := table(pens.Plain(), 140, 20, loaded(10, 9, 8))
	m.View(clean.Safe{}) // so that rows are drawn already
	m.SetTasks("id-9", incident.TaskCount{Done: 2, All: 5})
	m.SetTasks("id-8", incident.TaskCount{})
	if row := rowOf(t, m, 9); !strings.Contains(row, " 2/5 ") {
		t.Errorf("the tasks are not in %q", row)
	}
	if row := rowOf(t, m, 8); strings.Contains(row, "0/0") {
		t.Errorf("no tasks are told of in %q", row)
	}
	if m.SetTasks("id-9", incident.TaskCount{Done: 5, All: 5}); !strings.Contains(rowOf(t, m, 9), " 5/5 ") {
		t.Errorf("done, they are %q", rowOf(t, m, 9))
	}
	m.SetTasks("unknown", incident.TaskCount{All: 1})
}

func TestWritesFitIntoEveryTable(t *testing.T) {
	t.Parallel()
	rows := hostile()[:40]
	pending, marked := map[incident.ID]incident.Incident{}, map[incident.ID]bool{}
	for i, in := range rows {
		if i%2 == 0 {
			in.Title = clean.New("\u202e" + in.Title.Raw())
			pending[in.ID] = in
		}
		marked[in.ID] = i%3 == 0
	}
	for name, pen := range map[string]draw.Pen{"plain": pens.Plain(), "true": pens.All(t)["true"]} {
		m := table(pen, 0, 0, rows)
		m.SetPending(pending, marked)
		m.SetTasks(rows[0].ID, incident.TaskCount{Done: 12345, All: 123456})
		for w := range 141 {
			m.SetSize(w, 20)
			pens.CheckFrame(t, pen, m.View(clean.Safe{}), w, 20)
			if t.Failed() {
				t.Fatal(name)
			}
		}
	}
}
