package queue_test

import (
	"flag"
	"fmt"
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/draw"
	"sentinelq/ui/queue"
)

var _ = flag.Bool("update", false, "write the golden files anew")

func now() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) }

// numbered makes an incident whose place in the queue is that of its number,
// the highest first.
func numbered(n int) incident.Incident {
	created := now().Add(time.Duration(n-200) * 7 * time.Minute)
	in := incident.Incident{
		ID:       incident.ID(fmt.Sprintf("id-%d", n)),
		ETag:     "1",
		Number:   n,
		Title:    clean.New(fmt.Sprintf("Incident %d", n)),
		Severity: incident.Severities()[n%4],
		Status:   incident.Statuses()[n%3],
		Created:  incident.ParseStamp(created.Format(time.RFC3339Nano)),
	}
	in.Additional.Alerts = n % 7
	if n%2 == 0 {
		in.Owner = incident.Owner{AssignedTo: clean.New("Ann Analyst")}
	}
	if n%5 == 0 {
		in.Labels = []incident.Label{{Name: clean.New("phish")}, {Name: clean.New("vip")}}
	}
	return in
}

// loaded makes incidents in the order of the queue.
func loaded(numbers ...int) []incident.Incident {
	rows := make([]incident.Incident, len(numbers))
	for i, n := range numbers {
		rows[i] = numbered(n)
	}
	return rows
}

// downFrom returns the numbers from n down to one.
func downFrom(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = n - i
	}
	return numbers
}

// hostile makes incidents with the texts of the corpus wherever there is text.
func hostile() []incident.Incident {
	var rows []incident.Incident
	all := corpus.Drawable()
	for i, word := range all {
		in := numbered(len(all) - i)
		in.Title = clean.New(word)
		in.Owner = incident.Owner{AssignedTo: clean.New(all[(i+7)%len(all)])}
		in.Labels = []incident.Label{{Name: clean.New(all[(i+13)%len(all)])}, {Name: clean.New(word)}}
		if i%9 == 0 {
			in.Severity, in.Status = incident.Severity(word), incident.Status(word)
		}
		rows = append(rows, in)
	}
	return rows
}

// table makes a queue of the given incidents in w by h cells.
func table(pen draw.Pen, w, h int, rows []incident.Incident) *queue.Model {
	m := queue.New(pen)
	m.SetNow(now())
	m.SetSize(w, h)
	m.SetIncidents(rows)
	return m
}

// numbers returns a match for the incidents with the given numbers.
func numbers(wanted ...int) queue.Match {
	set := map[int]bool{}
	for _, n := range wanted {
		set[n] = true
	}
	return func(in *incident.Incident) bool { return set[in.Number] }
}

func do(m *queue.Model, ids ...action.ID) {
	for _, id := range ids {
		m.Do(id)
	}
}

// current returns the number of the incident under the cursor, zero for none.
func current(m *queue.Model) int {
	in, _ := m.Current()
	return in.Number
}

// lines draws the table and returns its lines.
func lines(m *queue.Model) []string {
	return strings.Split(m.View(clean.Literal("nothing here")), "\n")
}

// cursorLine returns the line with the cursor's mark, -1 when there is none.
func cursorLine(m *queue.Model) int {
	for y, line := range lines(m) {
		if strings.HasPrefix(line, ">") {
			return y
		}
	}
	return -1
}
