package ui

import (
	"sentinelq/client/incident"

	tea "charm.land/bubbletea/v2"
)

// filledBy is from what queue and page were filled last.
type filledBy struct {
	loaded  int // version of what is loaded
	pending pendingFrom
	shown   shownFrom
}

type pendingFrom struct{ loaded, changes int }

type shownFrom struct {
	pending pendingFrom
	id      incident.ID
	page    bool
	read    int // version of what was read of incidents
	similar int
}

// fillPage gives queue and page what is there now.
func (pg *Page) fillPage() {
	if f := &pg.filledBy; f.loaded != pg.Loaded.Version {
		f.loaded = pg.Loaded.Version
		pg.queue.SetIncidents(pg.Loaded.All())
	}
	pending := pendingFrom{pg.Loaded.Version, pg.Version()}
	if pg.filledBy.pending != pending {
		pg.filledBy.pending = pending
		pg.queue.SetPending(pg.Changing(), pg.Failures())
		pg.queue.SetDoubts(pg.InDoubt())
	}
	for _, id := range pg.Details.Changed() {
		if d := pg.Details.Known(id); d != nil && d.Read.Has(incident.PartTasks) {
			pg.queue.SetTasks(id, incident.CountTasks(d.Read.Tasks))
		}
	}
	pg.fillPane(pending)
}

// fillPane shows in the pane the incident under the cursor, and on the page its own,
// wherever the cursor is.
func (pg *Page) fillPane(pending pendingFrom) {
	id := pg.Opened
	if id == "" {
		id = pg.queue.Cursor()
	}
	now := shownFrom{pending, id, pg.Opened != "", pg.Details.Version, pg.similar.version}
	if now == pg.filledBy.shown {
		return
	}
	before := pg.filledBy.shown
	pg.filledBy.shown = now
	pg.detail.SetOpen(now.page)
	in, ok := pg.showing()
	if !ok {
		pg.detail.Clear()
		return
	}
	pg.detail.SetIncident(in)
	if before.id != now.id || before.page != now.page || before.read != now.read || before.similar != now.similar {
		pg.showDetails(in.ID)
	}
}

// showing returns the incident that an action is about, as it is shown: that of
// the page while it has the focus, else the one under the cursor. One that is gone
// is as it was last seen.
func (pg *Page) showing() (incident.Incident, bool) {
	if pg.Opened == "" {
		return pg.queue.Current()
	}
	if p, ok := pg.queue.Pending(pg.Opened); ok {
		return p, true
	}
	return pg.Loaded.Last(pg.Opened)
}

// goTo puts the cursor on an incident, matching or not. It reports whether the
// incident is loaded.
func (pg *Page) goTo(id incident.ID) bool {
	pg.fillPage() // it may have been loaded just now
	return pg.queue.Show(id)
}

// seen returns the same incident as Azure described it, without what is on its
// way: what a decision on it is based on.
func (pg *Page) seen() (incident.Incident, bool) {
	in, ok := pg.showing()
	if base, known := pg.Loaded.Get(in.ID); ok && known {
		return base, true
	}
	return in, ok
}

// onSeen makes what a row does with the incident that is shown, as Azure described it.
func (pg *Page) onSeen(do func(incident.Incident) tea.Cmd) func() tea.Cmd {
	return func() tea.Cmd {
		in, ok := pg.seen()
		if !ok {
			return nil
		}
		return do(in)
	}
}
