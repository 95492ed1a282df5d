package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// loadSnapshot asks the store what it knows, when it had no time to say so
// before the start.
func (m *Model) loadSnapshot() tea.Cmd {
	store := m.Store
	return m.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		snapshot, err := store.Load(ctx)
		return func() tea.Cmd { return m.onLoaded(snapshot, err) }
	})
}

// onLoaded takes in the snapshot, unless the service was faster.
func (m *Model) onLoaded(snapshot incident.Snapshot, err error) tea.Cmd {
	m.restore(snapshot)
	return tea.Batch(m.Complain(err), m.IndexTags())
}
