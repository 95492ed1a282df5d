package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// loadSnapshot asks the store what it knows, when it had no time to say so
// before the start.
func (m *Model) loadSnapshot() tea.Cmd {
	store := m.store
	return m.calls.within(storeTimeout, func(ctx context.Context) tea.Msg {
		snapshot, err := store.Load(ctx)
		return loadedMsg{snapshot, err}
	})
}

// onLoaded takes in the snapshot, unless the service was faster.
func (m *Model) onLoaded(msg loadedMsg) tea.Cmd {
	if m.sync.takenAt.IsZero() {
		m.restore(msg.snapshot)
	}
	return tea.Batch(m.complain(msg.err), m.indexTags())
}

// save stores what is loaded, if it changed.
func (m *Model) save() tea.Cmd {
	if m.sync.stored == m.ledger.version {
		return nil
	}
	m.sync.stored = m.ledger.version
	store := m.store
	all, at := m.ledger.all(), m.sync.takenAt
	uses := incident.TagUses(all, m.clock)
	return m.calls.within(storeTimeout, func(ctx context.Context) tea.Msg {
		if err := store.SaveQueue(ctx, all, at); err != nil {
			return savedMsg{err}
		}
		return savedMsg{store.SaveTags(ctx, uses)}
	})
}

// complain tells what is amiss with the store.
func (m *Model) complain(err error) tea.Cmd {
	if err == nil {
		return nil
	}
	return m.notices.add(notice{level: warning, text: clean.New(err.Error()).Safe(), at: m.clock})
}
