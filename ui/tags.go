package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/feed"
	"sentinelq/ui/form"
	"sentinelq/ui/match"
)

// tagsEvery is how often the tags of the workspace are counted anew.
const tagsEvery = 15 * time.Minute

// tags is the state of the suggestions.
type tags struct {
	uses    []incident.TagUse // of the store
	find    form.Suggestions
	version int       // counts these
	counted time.Time // when the workspace's tags were last counted, or are being
}

// indexTags makes the suggestions of what the store knew and what is loaded.
func (m *Model) indexTags() tea.Cmd {
	stored, loaded, now := m.tags.uses, m.Loaded.All(), m.Clock
	return m.Calls.App.Ask(desk.Unlimited, func(context.Context) desk.Answer {
		find := suggest(incident.MergeTagUses(incident.TagUses(loaded, now), stored, now))
		return desk.Ends(func() { m.onIndexed(find) })
	})
}

// refreshTags counts the tags used in the workspace within the window, those of
// closed incidents too, unless that was done lately.
func (m *Model) refreshTags() tea.Cmd {
	if !m.tags.counted.IsZero() && m.Clock.Sub(m.tags.counted) < tagsEvery {
		return nil
	}
	m.tags.counted = m.Clock
	source, now := m.Source, m.Clock
	return m.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		uses, err := countTags(ctx, source, now)
		return func() tea.Cmd { return m.onCounted(uses, err) }
	})
}

// countTags reads every page of what was modified within the window, and keeps
// of each incident no more than its tags.
func countTags(ctx context.Context, source desk.Source, now time.Time) ([]incident.TagUse, error) {
	q := incident.Query{ModifiedSince: now.Add(-incident.TagWindow), Order: incident.LastModified}
	var tagged []incident.Incident
	err := feed.EachPage(ctx, source, q, func(page []incident.Incident) bool {
		for _, in := range page {
			tagged = append(tagged, incident.Incident{Labels: in.Labels, LastModified: in.LastModified})
		}
		return false
	})
	if err != nil {
		return nil, err
	}
	return incident.TagUses(tagged, now), nil
}

// suggest makes the function that the panel asks for suggestions.
func suggest(uses []incident.TagUse) form.Suggestions {
	names := make([]clean.Safe, len(uses))
	for i, u := range uses {
		names[i] = u.Name.Safe()
	}
	index := match.New(names)
	return func(typed string, limit int) []incident.TagUse {
		var found []incident.TagUse
		for _, hit := range index.Find(typed, limit) {
			found = append(found, uses[hit.At])
		}
		return found
	}
}

// onCounted stores what was counted, and suggests it. That the service could not be
// asked costs nothing but fresher suggestions.
func (m *Model) onCounted(uses []incident.TagUse, err error) tea.Cmd {
	if err != nil {
		m.tags.counted = time.Time{}
		return nil
	}
	m.tags.uses = uses
	store := m.Store
	return tea.Batch(m.indexTags(), m.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		err := store.SaveTags(ctx, uses)
		return func() tea.Cmd { return m.Complain(err) }
	}))
}

// onIndexed puts new suggestions in place.
func (m *Model) onIndexed(find form.Suggestions) {
	m.tags.find = find
	m.tags.version++
}
