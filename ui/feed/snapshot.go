package feed

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// IsEmpty reports whether nothing was loaded yet, from Azure or from the store.
func (f *Feed) IsEmpty() bool { return f.passes.takenAt.IsZero() }

// Restore takes in what the store knew, unless the service was faster, and reports
// whether it did.
func (f *Feed) Restore(s incident.Snapshot) bool {
	if !f.IsEmpty() {
		return false
	}
	f.passes.takenAt = s.TakenAt
	f.passes.kept = !s.TakenAt.IsZero()
	first := f.Loaded.Version == 0
	f.Loaded.Merge(s.Incidents)
	if first {
		f.passes.stored = f.Loaded.Version // it is what the store has
	}
	return true
}

// Save stores what is loaded, if it changed and no pass is about to change more.
func (f *Feed) Save() tea.Cmd {
	if f.passes.stored == f.Loaded.Version || f.passes.running {
		return nil
	}
	f.passes.stored = f.Loaded.Version
	store := f.Store
	all, at := f.Loaded.All(), f.passes.takenAt
	uses := incident.TagUses(all, f.Clock)
	return f.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		err := store.SaveQueue(ctx, all, at)
		if err == nil {
			err = store.SaveTags(ctx, uses)
		}
		return func() tea.Cmd { return f.Complain(err) }
	})
}
