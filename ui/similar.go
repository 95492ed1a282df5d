package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/feed"
)

// similar is the state of looking for incidents like that of the page.
type similar struct {
	id      incident.ID
	serial  int // of the last comparison
	found   []incident.Similar
	note    clean.Safe
	version int           // counts the changes of all that
	covered feed.Coverage // of closed incidents: what has been looked through
}

// maxClosed is about how many closed incidents are looked through, the newest
// first.
const maxClosed = 5000

// findSimilar looks for incidents like that of the page among those loaded, off
// the event loop, and among closed ones, which are mostly not loaded.
func (m *Model) findSimilar() tea.Cmd {
	in, ok := m.showing()
	if !ok {
		return nil
	}
	return tea.Batch(m.compare(in), m.fetchClosed(in))
}

// compare looks among what is loaded.
func (m *Model) compare(in incident.Incident) tea.Cmd {
	m.similar.serial++
	all, now, serial := m.Loaded.All(), m.Clock, m.similar.serial
	entities := m.Details.Entities()
	return m.Calls.App.Ask(desk.Unlimited, func(context.Context) desk.Answer {
		found := incident.FindSimilar(in, all, entities, now)
		return desk.Ends(func() { m.onSimilar(in.ID, serial, found) })
	})
}

// fetchClosed asks for the closed incidents of the time in question, unless they
// are loaded.
func (m *Model) fetchClosed(in incident.Incident) tea.Cmd {
	end := in.LastActivity.Time()
	if end.IsZero() {
		end = m.Clock
	}
	q := incident.Query{Statuses: []incident.Status{incident.Closed}, CreatedSince: end.Add(-incident.SimilarWithin)}
	if m.HasAll(q) || m.similar.covered.Has(q) {
		return nil
	}
	if m.similar.id != in.ID {
		m.similar.id, m.similar.found = in.ID, nil
	}
	m.similar.note = clean.Literal("looking through closed incidents...")
	m.similar.version++
	source := m.Source
	return m.Calls.Opened().Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		closed, err := listClosed(ctx, source, q)
		return func() tea.Cmd { return m.onClosed(in.ID, q, closed, err) }
	})
}

func listClosed(ctx context.Context, source desk.Source, q incident.Query) ([]incident.Incident, error) {
	var closed []incident.Incident
	err := feed.EachPage(ctx, source, q, func(page []incident.Incident) bool {
		closed = append(closed, page...)
		return len(closed) >= maxClosed
	})
	return closed, err
}

// onClosed takes closed incidents in and compares anew.
func (m *Model) onClosed(id incident.ID, asked incident.Query, closed []incident.Incident, err error) tea.Cmd {
	m.Loaded.Merge(closed)
	if err == nil {
		m.similar.covered.Add(asked)
	}
	in, ok := m.showing()
	if !ok || in.ID != id {
		return nil
	}
	m.similar.note = clean.Safe{}
	if err != nil && !errors.Is(err, context.Canceled) {
		m.similar.note = clean.Concat(clean.Literal("closed incidents: "), m.Reason(err))
	}
	m.similar.version++
	return m.compare(in)
}

// onSimilar keeps what was found for the page. A comparison with less may end after
// a later one with more.
func (m *Model) onSimilar(id incident.ID, serial int, found []incident.Similar) {
	if serial != m.similar.serial {
		return
	}
	m.similar.id, m.similar.found = id, found
	m.similar.version++
}
