package ui

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/detail"
)

// dossiers is what has been read of incidents beside the incident itself.
type dossiers struct {
	known map[incident.ID]*dossier
	order []incident.ID // the last one used last
}

// dossier is what has been read of one incident, and how the rest stands.
type dossier struct {
	details incident.Details
	states  map[incident.Part]detail.State
	seen    []incident.Revision // as this program saw the incident change
	stored  bool                // what the store knew has been asked for
}

// maxDossiers is how many incidents are kept in memory with their details.
const maxDossiers = 100

// of returns the dossier of an incident, a new one if need be.
func (d *dossiers) of(id incident.ID) *dossier {
	if d.known == nil {
		d.known = map[incident.ID]*dossier{}
	}
	found := d.known[id]
	if found == nil {
		found = &dossier{states: map[incident.Part]detail.State{}}
		d.known[id] = found
	}
	for i, other := range d.order {
		if other == id {
			d.order = append(d.order[:i], d.order[i+1:]...)
			break
		}
	}
	if d.order = append(d.order, id); len(d.order) > maxDossiers {
		delete(d.known, d.order[0])
		d.order = d.order[1:]
	}
	return found
}

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
	d := m.dossiers.of(m.page.id)
	if d.details.Has(part) && m.clock.Sub(d.details.Taken[part]) < freshness && d.states[part].Failed.IsEmpty() {
		return nil
	}
	return m.readPart(m.page.id, part)
}

// readPart asks for a part of an incident, once at a time.
func (m *Model) readPart(id incident.ID, part incident.Part) tea.Cmd {
	d := m.dossiers.of(id)
	if d.states[part].Loading {
		return nil
	}
	d.states[part] = detail.State{Loading: true}
	m.showDetails()
	ctx, casework, history, now := m.calls.incident(), m.casework, m.history, m.now
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(ctx, readTimeout)
		defer cancel()
		read := incident.Details{}
		err := readInto(ctx, &read, id, part, casework, history)
		read.Taken[part] = now()
		return partMsg{id: id, part: part, read: read, err: err}
	}
}

// readInto reads one part.
func readInto(ctx context.Context, d *incident.Details, id incident.ID, part incident.Part, from Casework, history History) (err error) {
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
func (m *Model) onPart(msg partMsg) tea.Cmd {
	d := m.dossiers.of(msg.id)
	if errors.Is(msg.err, context.Canceled) {
		d.states[msg.part] = detail.State{}
		return nil
	}
	state := detail.State{}
	switch {
	case msg.err == nil:
		d.details = d.details.With(msg.part, msg.read)
	case msg.part == incident.PartActivity:
		state.Note = clean.Concat(clean.Literal("Log Analytics: "), m.reason(msg.err), clean.Literal("; this is what was seen here"))
		if !d.details.Has(msg.part) {
			d.details.Taken[msg.part] = msg.read.Taken[msg.part]
		}
	default:
		state.Failed = clean.Concat(m.reason(msg.err), clean.Literal("; r tries again"))
	}
	d.states[msg.part] = state
	m.showDetails()
	if msg.part == incident.PartTasks {
		m.queue.SetTasks(msg.id, incident.CountTasks(d.details.Tasks))
	}
	if msg.err != nil {
		return nil
	}
	return m.storeDetails(msg.id, d.details)
}

// showDetails gives the page what is known of its incident.
func (m *Model) showDetails() {
	if m.page.id == "" {
		return
	}
	d := m.dossiers.of(m.page.id)
	m.detail.SetDetails(m.page.id, d.details, d.states)
	revisions, created := d.details.Activity, true
	if len(revisions) == 0 {
		revisions, created = d.seen, false
	}
	m.detail.SetEvents(incident.Events(revisions, created))
	m.showSimilar()
}

// witness keeps an incident as it is seen, for what happened to it.
func (m *Model) witness(incidents []incident.Incident) {
	for _, in := range incidents {
		d := m.dossiers.known[in.ID]
		if d == nil {
			continue
		}
		d.see(in)
	}
}

// see adds a state of the incident to what this program saw, if it is another.
func (d *dossier) see(in incident.Incident) {
	if n := len(d.seen); n > 0 && d.seen[n-1].State.ETag == in.ETag {
		return
	}
	d.seen = append(d.seen, incident.Revision{At: in.LastModified, State: in, Tasks: -1})
}

// loadDetails asks the store what it knows of the incident, for when Azure cannot
// be reached.
func (m *Model) loadDetails(id incident.ID) tea.Cmd {
	d := m.dossiers.of(id)
	if in, ok := m.ledger.get(id); ok {
		d.see(in)
	}
	if d.stored {
		return nil
	}
	d.stored = true
	store, app := m.store, m.calls.app
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(app, storeTimeout)
		defer cancel()
		kept, err := store.Details(ctx, id)
		return detailsMsg{id: id, kept: kept, err: err}
	}
}

// onDetails takes in what the store knew, where nothing later has been read.
func (m *Model) onDetails(msg detailsMsg) tea.Cmd {
	d := m.dossiers.of(msg.id)
	for _, p := range incident.Parts() {
		if msg.kept.Taken[p].After(d.details.Taken[p]) {
			d.details = d.details.With(p, msg.kept)
		}
	}
	m.showDetails()
	return m.complain(msg.err)
}

func (m *Model) storeDetails(id incident.ID, d incident.Details) tea.Cmd {
	store, app := m.store, m.calls.app
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(app, storeTimeout)
		defer cancel()
		return savedMsg{store.SaveDetails(ctx, id, d)}
	}
}
