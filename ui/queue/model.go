package queue

import (
	"time"

	"sentinelq/client/incident"
	"sentinelq/ui/draw"
)

// Match decides whether an incident is shown.
type Match func(*incident.Incident) bool

// Model is the state of the table.
type Model struct {
	pen  draw.Pen
	now  time.Time
	w, h int

	rows    []incident.Incident // everything loaded, in queue order
	match   Match
	visible []int // indexes of rows that are shown
	pending map[incident.ID]incident.Incident
	failed  map[incident.ID]bool
	tasks   map[incident.ID]incident.TaskCount

	cursor incident.ID // the incident under the cursor, shown even if it does not match; empty when there is none
	at     int         // its index in visible
	top    int         // index in visible of the first row drawn

	drawn map[incident.ID]drawnRow
}

// New makes an empty table that shows every incident.
func New(pen draw.Pen) *Model {
	return &Model{pen: pen, match: func(*incident.Incident) bool { return true }, drawn: map[incident.ID]drawnRow{}}
}

// SetPen changes theme or meter.
func (m *Model) SetPen(pen draw.Pen) {
	m.pen = pen
	clear(m.drawn)
}

// SetNow sets the clock from which ages are computed.
func (m *Model) SetNow(now time.Time) { m.now = now }

// SetSize sets the width and height in cells, heading included.
func (m *Model) SetSize(w, h int) {
	if w != m.w {
		clear(m.drawn)
	}
	m.w, m.h = w, h
	m.reveal()
}

// SetIncidents replaces what is loaded. Cursor and scroll position stay with
// their incident; when it is gone, the one that takes its place gets the cursor.
func (m *Model) SetIncidents(rows []incident.Incident) {
	line := m.at - m.top
	under, had := m.Current()
	m.rows = rows
	if _, ok := m.find(m.cursor); had && !ok {
		m.cursor = m.heir(under)
	}
	m.refilter()
	m.top = m.at - line
	m.reveal()
}

// SetPending shows incidents as they will be once Azure has taken what was
// changed, with a sign that it has not yet, and marks those of which a change
// failed. The rows themselves stay as they were given.
func (m *Model) SetPending(pending map[incident.ID]incident.Incident, failed map[incident.ID]bool) {
	m.pending, m.failed = pending, failed
	line := m.at - m.top
	m.refilter()
	m.top = m.at - line
	m.reveal()
}

// Pending returns an incident as it will be once Azure has taken what was changed.
func (m *Model) Pending(id incident.ID) (incident.Incident, bool) {
	p, ok := m.pending[id]
	return p, ok
}

// SetTasks sets how many tasks an incident has, once they were read.
func (m *Model) SetTasks(id incident.ID, n incident.TaskCount) {
	if m.tasks == nil {
		m.tasks = map[incident.ID]incident.TaskCount{}
	}
	m.tasks[id] = n
	delete(m.drawn, id)
}

// incident returns the incident at an index of rows as it is shown.
func (m *Model) incident(i int) *incident.Incident {
	if p, ok := m.pending[m.rows[i].ID]; ok {
		return &p
	}
	return &m.rows[i]
}

// heir returns the incident that takes the place of one that is gone: the next
// that matches, else the last.
func (m *Model) heir(gone incident.Incident) incident.ID {
	var heir incident.ID
	for i := range m.rows {
		if !m.match(m.incident(i)) {
			continue
		}
		heir = m.rows[i].ID
		if gone.Before(m.rows[i]) {
			break
		}
	}
	return heir
}

// SetMatch changes which incidents are shown. The cursor stays with its
// incident if that still matches, else it goes to the first.
func (m *Model) SetMatch(match Match) {
	m.match = match
	if at, ok := m.find(m.cursor); !ok || !match(m.incident(at)) {
		m.cursor, m.at, m.top = "", 0, 0
	}
	m.refilter()
	m.reveal()
}

// Show puts the cursor on an incident, matching or not. It reports whether the
// incident is loaded.
func (m *Model) Show(id incident.ID) bool {
	if _, ok := m.find(id); !ok {
		return false
	}
	m.cursor = id
	m.refilter()
	m.reveal()
	return true
}

// Current returns the incident under the cursor.
func (m *Model) Current() (incident.Incident, bool) {
	if len(m.visible) == 0 {
		return incident.Incident{}, false
	}
	return *m.incident(m.visible[m.at]), true
}

// Matches reports whether the incident would be shown without being held.
func (m *Model) Matches(in incident.Incident) bool { return m.match(&in) }

// Position returns the place of the cursor, counted from one, and how many
// incidents are shown; both are zero when there are none.
func (m *Model) Position() (at, of int) {
	if len(m.visible) == 0 {
		return 0, 0
	}
	return m.at + 1, len(m.visible)
}

func (m *Model) find(id incident.ID) (int, bool) {
	for i := range m.rows {
		if m.rows[i].ID == id {
			return i, id != ""
		}
	}
	return 0, false
}

// refilter computes what is shown: what matches, and the row under the cursor.
func (m *Model) refilter() {
	m.visible = m.visible[:0]
	at := -1
	for i := range m.rows {
		if m.rows[i].ID != m.cursor && !m.match(m.incident(i)) {
			continue
		}
		if m.rows[i].ID == m.cursor {
			at = len(m.visible)
		}
		m.visible = append(m.visible, i)
	}
	if at < 0 {
		at = min(m.at, len(m.visible)-1)
	}
	m.moveTo(at)
}

// moveTo puts the cursor on the row of visible, within its limits.
func (m *Model) moveTo(at int) {
	m.at = max(min(at, len(m.visible)-1), 0)
	m.cursor = ""
	if len(m.visible) > 0 {
		m.cursor = m.rows[m.visible[m.at]].ID
	}
}
