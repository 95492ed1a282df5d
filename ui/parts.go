package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/detail"
)

// freshness is how old a part may be that is shown without being read again.
const freshness = 30 * time.Second

// readTab reads what the tab of the page shows, unless that was just done.
func (m *Model) readTab() tea.Cmd {
	part, ok := m.detail.Tab().Part()
	if m.Opened == "" {
		return nil
	}
	if m.detail.Tab() == detail.Similar {
		return m.findSimilar()
	}
	if !ok {
		return nil
	}
	d := m.Details.Of(m.Opened)
	if d.Read.Has(part) && m.Clock.Sub(d.Read.Taken[part]) < freshness && d.States[part].Failed.IsEmpty() {
		return nil
	}
	return m.ReadPart(m.Opened, part)
}

// isReading reports whether the page shows a part of an incident.
func (m *Model) isReading(id incident.ID, part incident.Part) bool {
	p, ok := m.detail.Tab().Part()
	return ok && p == part && m.Opened == id
}

// showDetails gives the pane what is known of its incident, and the page all that
// happened to it.
func (m *Model) showDetails(id incident.ID) {
	if m.Opened == "" {
		if d := m.Details.Known(id); d != nil {
			m.detail.SetDetails(id, d.Read, d.States)
		}
		return
	}
	d := m.Details.Of(id)
	m.detail.SetDetails(id, d.Read, d.States)
	revisions, created := d.Read.Activity, true
	if len(revisions) == 0 {
		revisions, created = d.Seen, false
	}
	m.detail.SetEvents(incident.Events(revisions, created))
	if m.similar.id == id {
		m.detail.SetSimilar(m.similar.found, m.similar.note)
	}
}
