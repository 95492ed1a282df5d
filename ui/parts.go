package ui

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/detail"
)

// freshness is how old a part may be that is shown without being read again.
const freshness = 30 * time.Second

// readTab reads what the tab of the page shows, unless that was just done.
func (m *Model) readTab() tea.Cmd {
	part, ok := m.detail.Tab().Part()
	if m.page.id == "" {
		return nil
	}
	if m.detail.Tab() == detail.Similar {
		return m.findSimilar()
	}
	if !ok {
		return nil
	}
	d := m.details.of(m.page.id)
	if d.read.Has(part) && m.Clock.Sub(d.read.Taken[part]) < freshness && d.states[part].Failed.IsEmpty() {
		return nil
	}
	return m.readPart(m.page.id, part)
}

// readPart asks for a part of an incident, once at a time.
func (m *Model) readPart(id incident.ID, part incident.Part) tea.Cmd {
	d := m.details.of(id)
	if d.states[part].Loading {
		d.again[part] = true
		return nil
	}
	d.again[part] = false
	d.states[part] = detail.State{Loading: true}
	m.details.touch(id)
	casework, history, now := m.Casework, m.History, m.Now
	return m.Calls.Opened().Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		read := incident.Details{}
		err := readInto(ctx, &read, id, part, casework, history)
		read.Taken[part] = now()
		return func() tea.Cmd { return m.onPart(id, part, read, err) }
	})
}

// readInto reads one part.
func readInto(ctx context.Context, d *incident.Details, id incident.ID, part incident.Part, from desk.Casework, history desk.History) (err error) {
	switch part {
	case incident.PartAlerts:
		d.Alerts, err = from.Alerts(ctx, id)
	case incident.PartEntities:
		d.Entities, err = from.Entities(ctx, id)
	case incident.PartComments:
		d.Comments, err = from.Comments(ctx, id)
	case incident.PartTasks:
		d.Tasks, err = from.Tasks(ctx, id)
	case incident.PartBookmarks:
		d.Bookmarks, err = from.Bookmarks(ctx, id)
	case incident.PartActivity:
		if history == nil {
			return errNoHistory
		}
		d.Activity, err = history.Revisions(ctx, id)
	default:
		err = fmt.Errorf("read part %d: there is none", part)
	}
	return err
}

// errNoHistory says that the cloud has no Log Analytics.
var errNoHistory = errors.New("Log Analytics is not set up for this cloud") //nolint:staticcheck // a product's name

// onPart takes in what was read.
func (m *Model) onPart(id incident.ID, part incident.Part, read incident.Details, err error) tea.Cmd {
	d := m.details.of(id)
	if errors.Is(err, context.Canceled) {
		d.states[part] = detail.State{}
		m.details.touch(id)
		return m.readAfter(id, part)
	}
	state := detail.State{}
	switch {
	case err == nil:
		d.read = d.read.With(part, read)
	case part == incident.PartActivity:
		state.Note = clean.Concat(clean.Literal("Log Analytics: "), m.Tell(err).Said, clean.Literal("; this is what was seen here"))
	default:
		state.Failed = m.WithRetry(m.Tell(err))
	}
	d.states[part] = state
	m.details.touch(id)
	var again tea.Cmd
	if d.again[part] {
		again = m.readPart(id, part) // it may have changed meanwhile
	}
	if err != nil {
		return again
	}
	return tea.Batch(again, m.storeDetails(id, d.read), m.settleByPart(id, part, read))
}

// readAfter reads a part whose reading was ended, if the page is back at it: as
// long as the first one went on, no second one was begun.
func (m *Model) readAfter(id incident.ID, part incident.Part) tea.Cmd {
	if p, ok := m.detail.Tab().Part(); !ok || p != part || m.page.id != id {
		return nil
	}
	return m.readTab()
}

// showDetails gives the pane what is known of its incident, and the page all that
// happened to it.
func (m *Model) showDetails(id incident.ID) {
	if m.page.id == "" {
		if d := m.details.known[id]; d != nil {
			m.detail.SetDetails(id, d.read, d.states)
		}
		return
	}
	d := m.details.of(id)
	m.detail.SetDetails(id, d.read, d.states)
	revisions, created := d.read.Activity, true
	if len(revisions) == 0 {
		revisions, created = d.seen, false
	}
	m.detail.SetEvents(incident.Events(revisions, created))
	if m.similar.id == id {
		m.detail.SetSimilar(m.similar.found, m.similar.note)
	}
}

// loadDetails asks the store what it knows of the incident, for when Azure cannot
// be reached.
func (m *Model) loadDetails(id incident.ID) tea.Cmd {
	d := m.details.of(id)
	if in, ok := m.Loaded.Get(id); ok {
		if d.see(in) {
			m.details.touch(id)
		}
	}
	if d.stored {
		return nil
	}
	d.stored = true
	store := m.Store
	return m.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		stored, err := store.Details(ctx, id)
		return func() tea.Cmd { return m.onDetails(id, stored, err) }
	})
}

// onDetails takes in what the store knew, where nothing later has been read.
func (m *Model) onDetails(id incident.ID, stored incident.Details, err error) tea.Cmd {
	d := m.details.of(id)
	for _, p := range incident.Parts() {
		if stored.Taken[p].After(d.read.Taken[p]) {
			d.read = d.read.With(p, stored)
		}
	}
	m.details.touch(id)
	return m.Complain(err)
}

func (m *Model) storeDetails(id incident.ID, d incident.Details) tea.Cmd {
	store := m.Store
	return m.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		err := store.SaveDetails(ctx, id, d)
		return func() tea.Cmd { return m.Complain(err) }
	})
}
