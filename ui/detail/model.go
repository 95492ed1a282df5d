package detail

import (
	"strings"
	"time"

	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/draw"
)

// Model is the state of the pane.
type Model struct {
	pen    draw.Pen
	now    time.Time
	zone   *time.Location
	w, h   int
	in     incident.Incident
	filled bool
	top    int // rows scrolled off
}

// New makes an empty pane that shows times in zone.
func New(pen draw.Pen, zone *time.Location) *Model { return &Model{pen: pen, zone: zone} }

// SetPen changes theme or meter.
func (m *Model) SetPen(pen draw.Pen) { m.pen = pen }

// SetNow sets the clock from which ages are computed.
func (m *Model) SetNow(now time.Time) { m.now = now }

// SetSize sets the width and height in cells.
func (m *Model) SetSize(w, h int) {
	m.w, m.h = w, h
	m.scroll(0)
}

// SetIncident shows an incident; another one is shown from its beginning.
func (m *Model) SetIncident(in incident.Incident) {
	if in.ID != m.in.ID {
		m.top = 0
	}
	m.in, m.filled = in, true
	m.scroll(0)
}

// Clear shows that there is no incident to show.
func (m *Model) Clear() { m.in, m.filled, m.top = incident.Incident{}, false, 0 }

// Do carries out an action of the pane. Its intent is always nil.
func (m *Model) Do(id action.ID) (any, bool) {
	switch id {
	case action.ScrollDown:
		m.scroll(1)
	case action.ScrollUp:
		m.scroll(-1)
	default:
		return nil, false
	}
	return nil, true
}

// scroll moves the view by n rows, within what there is.
func (m *Model) scroll(n int) {
	m.top = max(min(m.top+n, len(m.rows())-m.h), 0)
}

// View draws the pane: exactly as many lines as it is high.
func (m *Model) View() string {
	if m.w < minWidth || m.h < 1 {
		return strings.Join(m.pen.Blank(m.w, m.h), "\n")
	}
	rows := m.rows()
	return strings.Join(m.pen.Exactly(rows[min(m.top, len(rows)):], m.w, m.h), "\n")
}
