package pick

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/feed"
	"sentinelq/ui/match"
)

// tagsEvery is how often the tags of the workspace are counted anew.
const tagsEvery = 15 * time.Minute

// suggestions finds the tags that are meant by what is typed, at most limit of them.
type suggestions func(typed string, limit int) []incident.TagUse

// tags is the state of the suggestions.
type tags struct {
	uses    []incident.TagUse // of the store
	find    suggestions
	counted time.Time // when the workspace's tags were last counted, or are being
}

// IndexTags makes the suggestions of what the store knew and what is loaded.
func (p *Picker) IndexTags() tea.Cmd {
	stored, loaded, now := p.tags.uses, p.Loaded.All(), p.Clock
	return p.Calls.App.Ask(desk.Unlimited, func(context.Context) desk.Answer {
		find := suggest(incident.MergeTagUses(incident.TagUses(loaded, now), stored, now))
		return desk.Ends(func() { p.onIndexed(find) })
	})
}

// RefreshTags counts the tags used in the workspace within the window, those of
// closed incidents too, unless that was done lately.
func (p *Picker) RefreshTags() tea.Cmd {
	if !p.tags.counted.IsZero() && p.Clock.Sub(p.tags.counted) < tagsEvery {
		return nil
	}
	p.tags.counted = p.Clock
	source, now := p.Source, p.Clock
	return p.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		uses, err := countTags(ctx, source, now)
		return func() tea.Cmd { return p.onCounted(uses, err) }
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
func suggest(uses []incident.TagUse) suggestions {
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
func (p *Picker) onCounted(uses []incident.TagUse, err error) tea.Cmd {
	if err != nil {
		p.tags.counted = time.Time{}
		return nil
	}
	p.tags.uses = uses
	store := p.Store
	return tea.Batch(p.IndexTags(), p.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		err := store.SaveTags(ctx, uses)
		return func() tea.Cmd { return p.Complain(err) }
	}))
}

// onIndexed puts new suggestions in place.
func (p *Picker) onIndexed(find suggestions) {
	p.tags.find = find
	p.OfferVersion++
}

// Suggest returns the tags of the workspace that are meant by what is typed, at most
// limit of them.
func (p *Picker) Suggest(typed string, limit int) []incident.TagUse {
	if p.tags.find == nil {
		return nil
	}
	return p.tags.find(typed, limit)
}

// SetTagUses takes in the uses of tags that the store knew.
func (p *Picker) SetTagUses(uses []incident.TagUse) { p.tags.uses = uses }

// TagUses returns the uses of tags that are known: of the store, and of what is loaded.
func (p *Picker) TagUses() []incident.TagUse {
	return incident.MergeTagUses(incident.TagUses(p.Loaded.All(), p.Clock), p.tags.uses, p.Clock)
}
