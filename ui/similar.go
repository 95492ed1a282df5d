package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
)

// similarMsg is the incidents that resemble one.
type similarMsg struct {
	id    incident.ID
	found []incident.Similar
}

// findSimilar looks for incidents like that of the page among those loaded, off
// the event loop.
func (m *Model) findSimilar() tea.Cmd {
	in, ok := m.detail.Incident()
	if !ok {
		return nil
	}
	all, now := m.ledger.all(), m.clock
	entities := map[incident.ID][]incident.Entity{}
	for id, d := range m.dossiers.known {
		if d.details.Has(incident.PartEntities) {
			entities[id] = d.details.Entities.List
		}
	}
	return func() tea.Msg { return similarMsg{in.ID, incident.FindSimilar(in, all, entities, now)} }
}

// onSimilar keeps what was found for the page.
func (m *Model) onSimilar(msg similarMsg) {
	m.similar = msg
	m.showSimilar()
}

// showSimilar gives the page what resembles its incident, if that is known.
func (m *Model) showSimilar() {
	if m.similar.id == m.page.id {
		m.detail.SetSimilar(m.similar.found)
	}
}
