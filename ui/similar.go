package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// likeness is the state of looking for incidents like that of the page.
type likeness struct {
	id      incident.ID
	found   []incident.Similar
	note    clean.Safe
	covered incident.Query // of closed incidents: what has been asked for
}

// similarMsg is the incidents that resemble one.
type similarMsg struct {
	id    incident.ID
	found []incident.Similar
}

// closedMsg is closed incidents among which to look.
type closedMsg struct {
	id     incident.ID
	asked  incident.Query
	closed []incident.Incident
	err    error
}

// maxClosedPages bounds how many closed incidents are looked through, 1,000 a
// page, the newest first.
const maxClosedPages = 5

// findSimilar looks for incidents like that of the page among those loaded, off
// the event loop, and among closed ones, which are mostly not loaded.
func (m *Model) findSimilar() tea.Cmd {
	in, ok := m.detail.Incident()
	if !ok {
		return nil
	}
	return tea.Batch(m.compare(in), m.fetchClosed(in))
}

// compare looks among what is loaded.
func (m *Model) compare(in incident.Incident) tea.Cmd {
	all, now := m.ledger.all(), m.clock
	entities := map[incident.ID][]incident.Entity{}
	for id, d := range m.dossiers.known {
		if d.details.Has(incident.PartEntities) {
			entities[id] = d.details.Entities.List
		}
	}
	return func() tea.Msg { return similarMsg{in.ID, incident.FindSimilar(in, all, entities, now)} }
}

// fetchClosed asks for the closed incidents of the time in question, unless they
// are loaded.
func (m *Model) fetchClosed(in incident.Incident) tea.Cmd {
	end := in.LastActivity.Time()
	if end.IsZero() {
		end = m.clock
	}
	q := incident.Query{Statuses: []incident.Status{incident.Closed}, CreatedSince: end.Add(-incident.SimilarWithin)}
	if m.sync.covers(q) || m.likeness.covered.Covers(q) {
		return nil
	}
	m.likeness.id, m.likeness.note = in.ID, clean.Literal("looking through closed incidents...")
	m.showSimilar()
	source, page := m.source, m.calls.incident()
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(page, readTimeout)
		defer cancel()
		closed, err := listClosed(ctx, source, q)
		return closedMsg{in.ID, q, closed, err}
	}
}

func listClosed(ctx context.Context, source Source, q incident.Query) ([]incident.Incident, error) {
	var closed []incident.Incident
	at := incident.Cursor("")
	for range maxClosedPages {
		page, err := source.List(ctx, q, at)
		if err != nil {
			return closed, err
		}
		closed = append(closed, page.Incidents...)
		if at = page.Next; at == "" {
			break
		}
	}
	return closed, nil
}

// onClosed takes closed incidents in and compares anew.
func (m *Model) onClosed(msg closedMsg) tea.Cmd {
	m.ledger.merge(msg.closed)
	m.refill()
	m.likeness.note = clean.Safe{}
	if msg.err != nil {
		m.likeness.note = clean.Concat(clean.Literal("closed incidents: "), m.reason(msg.err))
	} else {
		m.likeness.covered = msg.asked
	}
	m.showSimilar()
	in, ok := m.detail.Incident()
	if !ok || in.ID != msg.id {
		return nil
	}
	return m.compare(in)
}

// onSimilar keeps what was found for the page.
func (m *Model) onSimilar(msg similarMsg) {
	m.likeness.id, m.likeness.found = msg.id, msg.found
	m.showSimilar()
}

// showSimilar gives the page what resembles its incident, if that is known.
func (m *Model) showSimilar() {
	if m.likeness.id == m.page.id {
		m.detail.SetSimilar(m.likeness.found, m.likeness.note)
	}
}
