package queue_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/queue"
	"sentinelq/ui/text"
	"sentinelq/ui/uitest/golden"
	"sentinelq/ui/uitest/pens"
)

// TestTheTableLooksAsItDid keeps the table with a row that is only held, and as
// it is when nothing matches.
func TestTheTableLooksAsItDid(t *testing.T) {
	t.Parallel()
	for look, pen := range pens.All(t) {
		for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}} {
			name := fmt.Sprintf("%dx%d-%s", size[0], size[1], look)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				m := table(pen, size[0], size[1], loaded(downFrom(60)...))
				do(m, action.Down, action.Down, action.Down)
				m.SetMatch(func(in *incident.Incident) bool { return in.Number != 52 })
				m.Show("id-52")
				golden.Check(t, filepath.Join("testdata", name+"-held.txt"), golden.Readable(m.View(clean.Safe{})))
				m = table(pen, size[0], size[1], nil)
				golden.Check(t, filepath.Join("testdata", name+"-empty.txt"), golden.Readable(m.View(clean.Literal("loading incidents from Azure"))))
			})
		}
	}
}

func TestTheTableIsExactlyAsLargeAsItWasMade(t *testing.T) {
	t.Parallel()
	rows := hostile()
	all := pens.All(t)
	wide := all["true"]
	wide.Meter = text.Graphemes
	all["true, graphemes"] = wide
	for name, pen := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := table(pen, 0, 0, rows)
			for w := range 131 {
				for _, h := range []int{0, 1, 2, 3, 7, 50} {
					m.SetSize(w, h)
					do(m, action.PageDown)
					pens.CheckFrame(t, pen, m.View(clean.Safe{}), w, h)
				}
			}
		})
	}
}

func TestAnEmptyTableIsExactlyAsLargeAsItWasMade(t *testing.T) {
	t.Parallel()
	for _, word := range corpus.Drawable() {
		m := queue.New(pens.Plain())
		for _, size := range [][2]int{{0, 0}, {1, 1}, {2, 2}, {3, 5}, {40, 9}} {
			m.SetSize(size[0], size[1])
			pens.CheckFrame(t, pens.Plain(), m.View(clean.New(word).Safe()), size[0], size[1])
		}
	}
}

// TestDrawingChangesNothing gives two tables the same life, and draws only one
// of them before the end. It proves as well that a remembered row is never an
// old one.
func TestDrawingChangesNothing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(50) {
		random := rand.New(rand.NewPCG(seed, 2))
		quiet, drawn := queue.New(pens.Plain()), queue.New(pens.Plain())
		rows := loaded(downFrom(40)...)
		for step := range 60 {
			change := randomChange(random, rows)
			change(quiet)
			change(drawn)
			first := drawn.View(clean.Safe{})
			if again := drawn.View(clean.Safe{}); again != first {
				t.Fatalf("seed %d, step %d: drawn again it differs:\n%s\n%s", seed, step, first, again)
			}
		}
		if got, want := drawn.View(clean.Safe{}), quiet.View(clean.Safe{}); got != want {
			t.Fatalf("seed %d: drawn at every step it is\n%s\nand drawn once\n%s", seed, got, want)
		}
	}
}

// randomChange returns something that may happen to a table. Incidents change
// with their ETags, as the service does it.
func randomChange(random *rand.Rand, rows []incident.Incident) func(*queue.Model) {
	n := random.IntN(len(rows))
	switch random.IntN(6) {
	case 0:
		w, h := random.IntN(130), random.IntN(20)
		return func(m *queue.Model) { m.SetSize(w, h) }
	case 1:
		rows[n].ETag += "+"
		rows[n].Title = clean.New(fmt.Sprintf("Incident %d, %s", rows[n].Number, rows[n].ETag))
		next := append([]incident.Incident(nil), rows[:random.IntN(len(rows)+1)]...)
		return func(m *queue.Model) { m.SetIncidents(next) }
	case 2:
		odd := random.IntN(2)
		return func(m *queue.Model) {
			m.SetMatch(func(in *incident.Incident) bool { return in.Number%2 == odd })
		}
	case 3:
		at := now().Add(time.Duration(random.IntN(600)) * time.Minute)
		return func(m *queue.Model) { m.SetNow(at) }
	case 4:
		id := rows[n].ID
		return func(m *queue.Model) { m.Show(id) }
	default:
		id := moves()[random.IntN(len(moves()))]
		return func(m *queue.Model) { m.Do(id) }
	}
}

func moves() []action.ID {
	return []action.ID{
		action.Down, action.Up, action.HalfPageDown, action.HalfPageUp,
		action.PageDown, action.PageUp, action.Top, action.Bottom,
	}
}

func TestNarrowTablesLeaveColumnsOut(t *testing.T) {
	t.Parallel()
	tests := []struct {
		w       int
		columns string
	}{
		{30, "SEV ID TITLE"},
		{44, "SEV ID TITLE AGE"},
		{56, "SEV ID STATUS TITLE AGE"},
		{64, "SEV ID STATUS TITLE OWNER AGE"},
		{94, "SEV ID STATUS TITLE OWNER AGE"},
		{95, "SEV ID STATUS TITLE ALERTS OWNER AGE"},
		{110, "SEV ID STATUS TITLE TAGS ALERTS OWNER AGE"},
	}
	for _, tt := range tests {
		m := table(pens.Plain(), tt.w, 5, loaded(3, 2, 1))
		if got := strings.Join(strings.Fields(lines(m)[0]), " "); got != tt.columns {
			t.Errorf("%d cells have the columns %q, want %q", tt.w, got, tt.columns)
		}
	}
}

func TestANewPenDrawsEveryRowAnew(t *testing.T) {
	t.Parallel()
	m := table(pens.Plain(), 80, 5, loaded(3, 2, 1))
	before := m.View(clean.Safe{})
	pen := pens.All(t)["true"]
	m.SetPen(pen)
	want := table(pen, 80, 5, loaded(3, 2, 1)).View(clean.Safe{})
	if got := m.View(clean.Safe{}); got != want || got == before {
		t.Errorf("with another pen it is\n%s\nwant\n%s", got, want)
	}
}

func BenchmarkView(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		m := table(pens.All(b)["true"], 120, 40, loaded(downFrom(n)...))
		b.Run(fmt.Sprintf("unchanged/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m.View(clean.Safe{})
			}
		})
		m.SetIncidents(loaded(downFrom(n)...))
		b.Run(fmt.Sprintf("moved/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				m.Do([]action.ID{action.Down, action.Up}[i%2])
				m.View(clean.Safe{})
			}
		})
		b.Run(fmt.Sprintf("aged/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				m.SetNow(now().Add(time.Duration(i) * 100 * 24 * time.Hour))
				m.View(clean.Safe{})
			}
		})
		b.Run(fmt.Sprintf("refreshed/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			rows := loaded(downFrom(n)...)
			for b.Loop() {
				m.SetIncidents(rows)
			}
		})
	}
}
