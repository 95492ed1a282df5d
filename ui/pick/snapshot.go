package pick

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// LoadSnapshot asks the store what it knows, when it had no time to say so
// before the start.
func (p *Picker) LoadSnapshot() tea.Cmd {
	store := p.Store
	return p.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		snapshot, err := store.Load(ctx)
		return func() tea.Cmd { return p.onLoaded(snapshot, err) }
	})
}

// onLoaded takes in the snapshot, unless the service was faster.
func (p *Picker) onLoaded(snapshot incident.Snapshot, err error) tea.Cmd {
	p.TakeIn(snapshot)
	return tea.Batch(p.Complain(err), p.IndexTags())
}

// TakeIn takes in what the store knew: incidents, and the tags that were used.
func (p *Picker) TakeIn(s incident.Snapshot) {
	if p.Restore(s) {
		p.SetTagUses(s.Tags)
	}
}
