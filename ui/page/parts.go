package page

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/detail"
)

// freshness is how old a part may be that is shown without being read again.
const freshness = 30 * time.Second

// readTab reads what the tab of the page shows, unless that was just done.
func (pg *Page) readTab() tea.Cmd {
	part, ok := pg.Detail.Tab().Part()
	if pg.Opened == "" {
		return nil
	}
	if pg.Detail.Tab() == detail.Similar {
		return pg.findSimilar()
	}
	if !ok {
		return nil
	}
	d := pg.Details.Of(pg.Opened)
	if d.Read.Has(part) && pg.Clock.Sub(d.Read.Taken[part]) < freshness && d.States[part].Failed.IsEmpty() {
		return nil
	}
	return pg.ReadPart(pg.Opened, part)
}

// ReadTabAgain reads what the tab of the page shows, however fresh it is.
func (pg *Page) ReadTabAgain() tea.Cmd {
	part, ok := pg.Detail.Tab().Part()
	if !ok || pg.Opened == "" {
		return nil
	}
	return pg.ReadPart(pg.Opened, part)
}

// isReading reports whether the page shows a part of an incident.
func (pg *Page) isReading(id incident.ID, part incident.Part) bool {
	p, ok := pg.Detail.Tab().Part()
	return ok && p == part && pg.Opened == id
}

// showDetails gives the pane what is known of its incident, and the page all that
// happened to it.
func (pg *Page) showDetails(id incident.ID) {
	if pg.Opened == "" {
		if d := pg.Details.Known(id); d != nil {
			pg.Detail.SetDetails(id, d.Read, d.States)
		}
		return
	}
	d := pg.Details.Of(id)
	pg.Detail.SetDetails(id, d.Read, d.States)
	revisions, created := d.Read.Activity, true
	if len(revisions) == 0 {
		revisions, created = d.Seen, false
	}
	pg.Detail.SetEvents(incident.Events(revisions, created))
	if pg.similar.id == id {
		pg.Detail.SetSimilar(pg.similar.found, pg.similar.note)
	}
}
