package feed

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/detail"
)

// ReadPart asks for a part of an incident, once at a time.
func (f *Feed) ReadPart(id incident.ID, part incident.Part) tea.Cmd {
	d := f.Details.Of(id)
	if d.States[part].Loading {
		d.again[part] = true
		return nil
	}
	d.again[part] = false
	d.States[part] = detail.State{Loading: true}
	f.Details.Touch(id)
	parts, history, now := f.Parts, f.History, f.Now
	return f.Calls.Opened().Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		read := incident.Details{}
		err := ReadInto(ctx, &read, id, part, parts, history)
		read.Taken[part] = now()
		return func() tea.Cmd { return f.TakePart(id, part, read, err) }
	})
}

// ReadInto reads one part.
func ReadInto(
	ctx context.Context,
	d *incident.Details,
	id incident.ID,
	part incident.Part,
	from desk.Parts,
	history desk.History,
) (err error) {
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

// TakePart takes in what was read of an incident, whatever for.
func (f *Feed) TakePart(id incident.ID, part incident.Part, read incident.Details, err error) tea.Cmd {
	d := f.Details.Of(id)
	if errors.Is(err, context.Canceled) {
		d.States[part] = detail.State{}
		f.Details.Touch(id)
		return f.readAfter(id, part)
	}
	state := detail.State{}
	switch {
	case err == nil:
		d.Read = d.Read.With(part, read)
	case part == incident.PartActivity:
		state.Note = clean.Concat(
			clean.Literal("Log Analytics: "),
			f.Tell(err).Said,
			clean.Literal("; this is what was seen here"),
		)
	default:
		state.Failed = f.WithRetry(f.Tell(err))
	}
	d.States[part] = state
	f.Details.Touch(id)
	var again tea.Cmd
	if d.again[part] {
		again = f.ReadPart(id, part) // it may have changed meanwhile
	}
	if err != nil {
		return again
	}
	f.Details.news = append(f.Details.news, PartRead{id, part, read})
	return tea.Batch(again, f.storeDetails(id, d.Read))
}

// readAfter reads a part whose reading was ended, if the page is back at it: as
// long as the first one went on, no second one was begun.
func (f *Feed) readAfter(id incident.ID, part incident.Part) tea.Cmd {
	if f.Screen.Reads == nil || !f.Screen.Reads(id, part) {
		return nil
	}
	return f.ReadPart(id, part)
}

// LoadDetails asks the store what it knows of the incident, for when Azure cannot
// be reached.
func (f *Feed) LoadDetails(id incident.ID) tea.Cmd {
	d := f.Details.Of(id)
	if in, ok := f.Loaded.Get(id); ok {
		if d.see(in) {
			f.Details.Touch(id)
		}
	}
	if d.stored {
		return nil
	}
	d.stored = true
	store := f.Store
	return f.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		stored, err := store.Details(ctx, id)
		return func() tea.Cmd { return f.onDetails(id, stored, err) }
	})
}

// onDetails takes in what the store knew, where nothing later has been read.
func (f *Feed) onDetails(id incident.ID, stored incident.Details, err error) tea.Cmd {
	d := f.Details.Of(id)
	for _, p := range incident.Parts() {
		if stored.Taken[p].After(d.Read.Taken[p]) {
			d.Read = d.Read.With(p, stored)
		}
	}
	f.Details.Touch(id)
	return f.Complain(err)
}

func (f *Feed) storeDetails(id incident.ID, d incident.Details) tea.Cmd {
	store := f.Store
	return f.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		err := store.SaveDetails(ctx, id, d)
		return func() tea.Cmd { return f.Complain(err) }
	})
}
