package queue

import (
	"slices"
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

	given   []incident.Incident // everything loaded, in queue order
	rows    []incident.Incident // the same, with the held incident in its place
	held    bool                // the incident under the cursor is not loaded any more
	match   Match
	visible []int // indexes of rows that are shown
	pending map[incident.ID]incident.Incident
	failed  map[incident.ID]bool
	doubts  map[incident.ID]bool
	tasks   map[incident.ID]incident.TaskCount

	// cursor is the incident under the cursor, shown even if it does not match or
	// is not loaded any more; empty when there is none.
	cursor incident.ID
	at     int       // its index in visible
	top    int       // index in visible of the first row drawn
	left   Departure // what became of the incident under the cursor

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
// their incident, whether it is among them or not: the row under the cursor is
// never taken away, since the next key would meet its neighbour.
func (m *Model) SetIncidents(rows []incident.Incident) {
	line := m.at - m.top
	under, had := m.under()
	m.given, m.rows, m.held = rows, rows, false
	if had && !m.has(m.cursor) {
		m.hold(under)
	}
	m.refilter()
	m.top = m.at - line
	m.reveal()
}

// SetPending shows incidents as they will be once Azure has taken what was
// changed, with a sign that it has not yet, and marks those of which a change
// failed. The rows themselves stay as they were given.
func (m *Model) SetPending(pending map[incident.ID]incident.Incident, failed map[incident.ID]bool) {
	same := len(m.pending)+len(pending) == 0
	m.pending, m.failed = pending, failed
	if same {
		return // no row matches the filter otherwise, and there may be many
	}
	line := m.at - m.top
	m.refilter()
	m.top = m.at - line
	m.reveal()
}

// SetDoubts marks the incidents of which it is not known whether a change was
// done.
func (m *Model) SetDoubts(doubts map[incident.ID]bool) { m.doubts = doubts }

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
func (m *Model) incident(i int) *incident.Incident { return m.shown(&m.rows[i]) }

// shown returns an incident with what is on its way.
func (m *Model) shown(in *incident.Incident) *incident.Incident {
	if p, ok := m.pending[in.ID]; ok {
		return &p
	}
	return in
}

// SetMatch changes which incidents are shown. The row under the cursor stays.
func (m *Model) SetMatch(match Match) {
	m.match = match
	line := m.at - m.top
	m.refilter()
	m.top = m.at - line
	m.reveal()
}

// Release lets go of the row under the cursor if it is shown for the cursor's
// sake alone. The cursor goes to the first row. It is for when the person asks
// for other rows.
func (m *Model) Release() {
	if in, ok := m.under(); ok && !m.held && m.match(m.shown(&in)) {
		return
	}
	m.cursor, m.at, m.top = "", 0, 0
	m.drop()
	m.refilter()
	m.reveal()
}

// Show puts the cursor on an incident, matching or not. It reports whether the
// incident is loaded.
func (m *Model) Show(id incident.ID) bool {
	if !m.has(id) {
		return false
	}
	if m.cursor != id {
		m.drop()
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

// Cursor returns the ID of the incident under the cursor; empty when there is none.
func (m *Model) Cursor() incident.ID { return m.cursor }

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

// has reports whether an incident is among the rows.
func (m *Model) has(id incident.ID) bool {
	return slices.ContainsFunc(m.rows, func(in incident.Incident) bool { return in.ID == id })
}

// under returns the incident under the cursor as it was given.
func (m *Model) under() (incident.Incident, bool) {
	if len(m.visible) == 0 {
		return incident.Incident{}, false
	}
	return m.rows[m.visible[m.at]], true
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
