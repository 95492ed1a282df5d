package page

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
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

// FillPage gives queue and page what is there now.
func (pg *Page) FillPage() {
	if f := &pg.filledBy; f.loaded != pg.Loaded.Version {
		f.loaded = pg.Loaded.Version
		pg.Queue.SetIncidents(pg.Loaded.All())
	}
	pending := pendingFrom{pg.Loaded.Version, pg.ChangeVersion()}
	if pg.filledBy.pending != pending {
		pg.filledBy.pending = pending
		pg.Queue.SetPending(pg.Changing(), pg.Failures())
		pg.Queue.SetDoubts(pg.InDoubt())
	}
	for _, id := range pg.Details.Changed() {
		if d := pg.Details.Known(id); d != nil && d.Read.Has(incident.PartTasks) {
			pg.Queue.SetTasks(id, incident.CountTasks(d.Read.Tasks))
		}
	}
	pg.fillPane(pending)
}

// fillPane shows in the pane the incident under the cursor, and on the page its own,
// wherever the cursor is.
func (pg *Page) fillPane(pending pendingFrom) {
	id := pg.Opened
	if id == "" {
		id = pg.Queue.Cursor()
	}
	now := shownFrom{pending, id, pg.Opened != "", pg.Details.Version, pg.similar.version}
	if now == pg.filledBy.shown {
		return
	}
	before := pg.filledBy.shown
	pg.filledBy.shown = now
	pg.Detail.SetOpen(now.page)
	in, ok := pg.Showing()
	if !ok {
		pg.Detail.Clear()
		return
	}
	pg.Detail.SetIncident(in)
	if before.id != now.id || before.page != now.page || before.read != now.read || before.similar != now.similar {
		pg.showDetails(in.ID)
	}
}

// Showing returns the incident that an action is about, as it is shown: that of
// the page while it has the focus, else the one under the cursor. One that is gone
// is as it was last seen.
func (pg *Page) Showing() (incident.Incident, bool) {
	if pg.Opened == "" {
		return pg.Queue.Current()
	}
	if p, ok := pg.Queue.Pending(pg.Opened); ok {
		return p, true
	}
	return pg.Loaded.Last(pg.Opened)
}

// goTo puts the cursor on an incident, matching or not. It reports whether the
// incident is loaded.
func (pg *Page) goTo(id incident.ID) bool {
	pg.FillPage() // it may have been loaded just now
	return pg.Queue.Show(id)
}

// seen returns the same incident as Azure described it, without what is on its
// way: what a decision on it is based on.
func (pg *Page) seen() (incident.Incident, bool) {
	in, ok := pg.Showing()
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
