package page

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
func (pg *Page) findSimilar() tea.Cmd {
	in, ok := pg.Showing()
	if !ok {
		return nil
	}
	return tea.Batch(pg.compare(in), pg.fetchClosed(in))
}

// compare looks among what is loaded.
func (pg *Page) compare(in incident.Incident) tea.Cmd {
	pg.similar.serial++
	all, now, serial := pg.Loaded.All(), pg.Clock, pg.similar.serial
	entities := pg.Details.Entities()
	return pg.Calls.App.Ask(desk.Unlimited, func(context.Context) desk.Answer {
		found := incident.FindSimilar(in, all, entities, now)
		return desk.Ends(func() { pg.onSimilar(in.ID, serial, found) })
	})
}

// fetchClosed asks for the closed incidents of the time in question, unless they
// are loaded.
func (pg *Page) fetchClosed(in incident.Incident) tea.Cmd {
	end := in.LastActivity.Time()
	if end.IsZero() {
		end = pg.Clock
	}
	q := incident.Query{Statuses: []incident.Status{incident.Closed}, CreatedSince: end.Add(-incident.SimilarWithin)}
	if pg.HasAll(q) || pg.similar.covered.Has(q) {
		return nil
	}
	if pg.similar.id != in.ID {
		pg.similar.id, pg.similar.found = in.ID, nil
	}
	pg.similar.note = clean.Literal("looking through closed incidents...")
	pg.similar.version++
	source := pg.Source
	return pg.Calls.Opened().Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		closed, err := listClosed(ctx, source, q)
		return func() tea.Cmd { return pg.onClosed(in.ID, q, closed, err) }
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
func (pg *Page) onClosed(id incident.ID, asked incident.Query, closed []incident.Incident, err error) tea.Cmd {
	pg.Loaded.Merge(closed)
	if err == nil {
		pg.similar.covered.Add(asked)
	}
	in, ok := pg.Showing()
	if !ok || in.ID != id {
		return nil
	}
	pg.similar.note = clean.Safe{}
	if err != nil && !errors.Is(err, context.Canceled) {
		pg.similar.note = clean.Concat(clean.Literal("closed incidents: "), pg.Reason(err))
	}
	pg.similar.version++
	return pg.compare(in)
}

// onSimilar keeps what was found for the page. A comparison with less may end after
// a later one with more.
func (pg *Page) onSimilar(id incident.ID, serial int, found []incident.Similar) {
	if serial != pg.similar.serial {
		return
	}
	pg.similar.id, pg.similar.found = id, found
	pg.similar.version++
}
