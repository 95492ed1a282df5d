package detail

import (
	"slices"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
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
	left   []clean.Safe // what became of it since it was opened; empty when nothing did

	open       bool // tabs are shown, not the essentials alone
	tab        Tab
	details    incident.Details
	states     map[incident.Part]State
	similar    []incident.Similar
	searched   bool       // they have been looked for
	searchNote clean.Safe // what else is to be known of that
	events     []incident.Event

	top      int    // rows scrolled off
	selected string // key of the selected entry, which may be gone; empty before any was
	place    int    // its index, when it was there last
	drawn    drawn
}

// drawn is the entries as they were last drawn, and for which width and minute.
type drawn struct {
	entries []entry
	w       int
	at      time.Time
	by      draw.Pen
	tab     Tab
	valid   bool
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

// SetOpen shows the tabs, or only the essentials.
func (m *Model) SetOpen(open bool) {
	if m.open == open {
		return
	}
	m.open, m.tab, m.top, m.selected = open, Overview, 0, ""
	m.scroll(0)
}

// SetIncident shows an incident; another one is shown from its beginning, in the
// same tab.
func (m *Model) SetIncident(in incident.Incident) {
	if in.ID != m.in.ID {
		m.top, m.selected = 0, ""
		m.details, m.states, m.similar, m.events = incident.Details{}, nil, nil, nil
		m.searched, m.searchNote = false, clean.Safe{}
		m.drawn.valid = false
	}
	m.in, m.filled = in, true
	m.scroll(0)
}

// SetDeparture says what became of the incident id: that it was deleted, or why
// the queue would not list it any more, in several lengths, the longest first. It
// stays shown as it was last seen.
func (m *Model) SetDeparture(id incident.ID, words []clean.Safe) {
	if id != m.in.ID {
		words = nil
	}
	if !slices.Equal(words, m.left) {
		m.left, m.drawn.valid = words, false
	}
}

// Clear shows that there is no incident to show.
func (m *Model) Clear() {
	*m = Model{pen: m.pen, now: m.now, zone: m.zone, w: m.w, h: m.h, open: m.open, tab: m.tab}
}

// Tab returns the tab that is shown.
func (m *Model) Tab() Tab { return m.tab }

// SetTab shows a tab from its beginning.
func (m *Model) SetTab(t Tab) {
	m.tab, m.top, m.selected = t, 0, ""
	m.reselect()
}

// SetDetails sets what has been read of the incident id, and how the rest stands.
// What is known of another incident is dropped. The selected entry stays
// selected.
func (m *Model) SetDetails(id incident.ID, d incident.Details, states map[incident.Part]State) {
	if id != m.in.ID {
		return
	}
	m.details, m.states = d, states
	m.drawn.valid = false
	m.reselect()
}

// SetSimilar sets the incidents that resemble the one shown, and what else is to
// be known of the search.
func (m *Model) SetSimilar(similar []incident.Similar, note clean.Safe) {
	m.similar, m.searched, m.searchNote = similar, true, note
	m.changed(Similar)
}

// SetEvents sets what happened to the incident, the last event first.
func (m *Model) SetEvents(events []incident.Event) {
	m.events = events
	m.changed(Activity)
}

// changed has a tab drawn anew, if it is the one that is shown. The others are
// drawn when they are turned to.
func (m *Model) changed(t Tab) {
	if m.tab == t {
		m.drawn.valid = false
		m.reselect()
	}
}

// Selected returns what the selected entry is about: a value of package incident;
// nil where there is none.
func (m *Model) Selected() any {
	if i, ok := m.at(); ok {
		return m.list()[i].item
	}
	return nil
}

// count returns how many things the tab holds, and how many the service counts
// where that is known to be another number; false before anything was read. Before,
// it is what the incident itself says.
func (m *Model) count(t Tab) (n clean.Safe, ok bool) {
	k := t.kind()
	switch {
	case k.read && !m.details.Has(k.part) && k.expected != nil:
		return clean.Int(k.expected(m.in)), true
	case k.read && !m.details.Has(k.part), k.count == nil:
		return clean.Safe{}, false
	}
	return k.count(m)
}

// of says how many there are, of how many where not all are there.
func of(n, all int) clean.Safe {
	if n >= all {
		return clean.Int(n)
	}
	return clean.Safef("%d of %d", n, all)
}
