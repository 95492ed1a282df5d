package page

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/queue"
	"sentinelq/ui/text"
)

// departure is what became of the incident that is shown, while it would not be
// shown any more if the person were not at it.
type departure struct {
	id       incident.ID
	open     bool           // it was open when it was last looked at
	closed   incident.Stamp // when it was closed, if that was seen
	deleted  bool
	askedAt  time.Time // when Log Analytics was last asked who did it
	askedFor int       // how often
}

const (
	askWhoEvery = time.Minute // Log Analytics lags by minutes
	askWhoTimes = 5
)

// LookAt finds out, after every message, what became of the incident that is
// shown, and has the row and the page say so. It is the one place that does,
// whatever the reason: a refresh, an answer to a write, a filter.
func (pg *Page) LookAt() tea.Cmd {
	in, ok := pg.Showing()
	d := &pg.departed
	if !ok || in.ID != d.id {
		pg.departed = departure{id: in.ID}
	}
	if !ok {
		return nil
	}
	_, pending := pg.Queue.Pending(in.ID)
	isDeleted := pg.Loaded.IsDeleted(in.ID)
	isClosed := in.Status == incident.Closed && !pending
	var told tea.Cmd
	switch {
	case isDeleted && !d.deleted:
		told = pg.tellDeparture(in)
	case isClosed && d.open:
		d.closed = in.LastModified
		told = pg.tellDeparture(in)
	}
	if !pending {
		d.open, d.deleted = in.Status.IsOpen(), isDeleted
	}
	words := pg.departureWords(in)
	pg.Queue.SetDeparture(queue.Departure{ID: in.ID, Words: words})
	pg.Detail.SetDeparture(in.ID, pg.departureStatus(in, words))
	return tea.Batch(told, pg.askWho(in))
}

// departureStatus is what stands in the place of the incident's status.
func (pg *Page) departureStatus(in incident.Incident, words []clean.Safe) []clean.Safe {
	if pg.Loaded.IsDeleted(in.ID) || in.Status == incident.Closed {
		return words
	}
	with := make([]clean.Safe, len(words))
	for i := range words {
		with[i] = clean.Concat(in.Status.Label(), clean.Literal(", "), words[i])
	}
	return with
}

// tellDeparture tells in the footer what somebody else did to the incident that
// is shown, since its row may lie under a page or a dialog. What is told of it
// already, such as a write that failed for this reason, says more.
func (pg *Page) tellDeparture(in incident.Incident) tea.Cmd {
	words := pg.departureWords(in)
	if len(words) == 0 || pg.isMine(in) || pg.Notices.IsAbout(in.ID) {
		return nil
	}
	return pg.Notices.Add(
		desk.Notice{
			Level: desk.Warning,
			About: in.ID,
			At:    pg.Clock,
			Text:  clean.Safef("#%d: %s", in.Number, words[0]),
		},
	)
}

// departureWords says why the incident would not be shown: in several lengths, the
// longest first; none when it would be.
func (pg *Page) departureWords(in incident.Incident) []clean.Safe {
	_, pending := pg.Queue.Pending(in.ID)
	switch {
	case pg.Loaded.IsDeleted(in.ID):
		return byWhom(clean.Literal("deleted"), pg.who(in), clean.Safe{})
	case pending || pg.Queue.Matches(in):
		return nil
	case in.Status == incident.Closed:
		at := clean.Safe{}
		if when := pg.closedAt(in); !when.IsZero() {
			at = clean.Concat(clean.Literal(" at "), clean.New(text.Clock(when.In(pg.Zone))).Safe())
		}
		return byWhom(clean.Literal("closed"), pg.who(in), at)
	}
	return []clean.Safe{clean.Literal("does not match the filter"), clean.Literal("not in the filter")}
}

// byWhom joins what was done, by whom and when, and says the same with less and
// less: a name without its domain, no time, no name.
func byWhom(what, who, at clean.Safe) []clean.Safe {
	by := clean.Literal(" by ")
	var words []clean.Safe
	if !who.IsEmpty() {
		local, _, _ := strings.Cut(who.String(), "@")
		short := clean.New(local).Safe()
		words = append(
			words,
			clean.Concat(what, by, who, at),
			clean.Concat(what, by, short, at),
			clean.Concat(what, by, short),
		)
	}
	return append(words, clean.Concat(what, at), what)
}

// isMine reports whether the person at this screen made the incident what it is.
func (pg *Page) isMine(in incident.Incident) bool {
	if pg.Loaded.IsDeleted(in.ID) {
		return pg.Loaded.IsMine(in.ID)
	}
	return pg.IsOurs(in)
}

// who names who closed or deleted the incident, as far as that is known: Azure
// says it in Log Analytics alone.
func (pg *Page) who(in incident.Incident) clean.Safe {
	if pg.isMine(in) {
		return clean.Literal("you")
	}
	if r, ok := pg.lastRevision(in); ok {
		return r.By.Safe()
	}
	return clean.Safe{}
}

// closedAt returns when the incident was closed; zero when nobody saw it.
func (pg *Page) closedAt(in incident.Incident) time.Time {
	if r, ok := pg.lastRevision(in); ok {
		return r.At.Time()
	}
	if pg.departed.id == in.ID {
		return pg.departed.closed.Time()
	}
	return time.Time{}
}

// lastRevision returns the modification that closed or deleted the incident, as
// Log Analytics knows it.
func (pg *Page) lastRevision(in incident.Incident) (incident.Revision, bool) {
	d := pg.Details.Known(in.ID)
	if d == nil {
		return incident.Revision{}, false
	}
	var last incident.Revision
	found := false
	for _, r := range d.Read.Activity {
		switch is := r.Deleted || !pg.Loaded.IsDeleted(in.ID) && r.State.Status == incident.Closed; {
		case !is:
			found = false
		case !found:
			last, found = r, true
		}
	}
	return last, found && !last.By.IsEmpty()
}

// askWho asks Log Analytics who closed or deleted the incident that is shown, until
// it says so.
func (pg *Page) askWho(in incident.Incident) tea.Cmd {
	d := &pg.departed
	if pg.History == nil || !d.deleted && d.closed.Wire() == "" || pg.isMine(in) {
		return nil
	}
	if _, known := pg.lastRevision(in); known || d.askedFor >= askWhoTimes || pg.Clock.Sub(d.askedAt) < askWhoEvery {
		return nil
	}
	d.askedAt = pg.Clock
	d.askedFor++
	return pg.ReadPart(in.ID, incident.PartActivity)
}
