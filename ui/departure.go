package ui

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

// lookAt finds out, after every message, what became of the incident that is
// shown, and has the row and the page say so. It is the one place that does,
// whatever the reason: a refresh, an answer to a write, a filter.
func (m *Model) lookAt() tea.Cmd {
	in, ok := m.showing()
	d := &m.departed
	if !ok || in.ID != d.id {
		m.departed = departure{id: in.ID}
	}
	if !ok {
		return nil
	}
	_, pending := m.queue.Pending(in.ID)
	isDeleted := m.Loaded.IsDeleted(in.ID)
	isClosed := in.Status == incident.Closed && !pending
	var told tea.Cmd
	switch {
	case isDeleted && !d.deleted:
		told = m.tellDeparture(in)
	case isClosed && d.open:
		d.closed = in.LastModified
		told = m.tellDeparture(in)
	}
	if !pending {
		d.open, d.deleted = in.Status.IsOpen(), isDeleted
	}
	words := m.departureWords(in)
	m.queue.SetDeparture(queue.Departure{ID: in.ID, Words: words})
	m.detail.SetDeparture(in.ID, m.departureStatus(in, words))
	return tea.Batch(told, m.askWho(in))
}

// departureStatus is what stands in the place of the incident's status.
func (m *Model) departureStatus(in incident.Incident, words []clean.Safe) []clean.Safe {
	if m.Loaded.IsDeleted(in.ID) || in.Status == incident.Closed {
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
func (m *Model) tellDeparture(in incident.Incident) tea.Cmd {
	words := m.departureWords(in)
	if len(words) == 0 || m.isMine(in) || m.Notices.IsAbout(in.ID) {
		return nil
	}
	return m.Notices.Add(desk.Notice{Level: desk.Warning, About: in.ID, At: m.Clock, Text: clean.Safef("#%d: %s", in.Number, words[0])})
}

// departureWords says why the incident would not be shown: in several lengths, the
// longest first; none when it would be.
func (m *Model) departureWords(in incident.Incident) []clean.Safe {
	_, pending := m.queue.Pending(in.ID)
	switch {
	case m.Loaded.IsDeleted(in.ID):
		return byWhom(clean.Literal("deleted"), m.who(in), clean.Safe{})
	case pending || m.queue.Matches(in):
		return nil
	case in.Status == incident.Closed:
		at := clean.Safe{}
		if when := m.closedAt(in); !when.IsZero() {
			at = clean.Concat(clean.Literal(" at "), clean.New(text.Clock(when.In(m.Zone))).Safe())
		}
		return byWhom(clean.Literal("closed"), m.who(in), at)
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
		words = append(words, clean.Concat(what, by, who, at), clean.Concat(what, by, short, at), clean.Concat(what, by, short))
	}
	return append(words, clean.Concat(what, at), what)
}

// isMine reports whether the person at this screen made the incident what it is.
func (m *Model) isMine(in incident.Incident) bool {
	if m.Loaded.IsDeleted(in.ID) {
		return m.Loaded.IsMine(in.ID)
	}
	return m.IsOurs(in)
}

// who names who closed or deleted the incident, as far as that is known: Azure
// says it in Log Analytics alone.
func (m *Model) who(in incident.Incident) clean.Safe {
	if m.isMine(in) {
		return clean.Literal("you")
	}
	if r, ok := m.lastRevision(in); ok {
		return r.By.Safe()
	}
	return clean.Safe{}
}

// closedAt returns when the incident was closed; zero when nobody saw it.
func (m *Model) closedAt(in incident.Incident) time.Time {
	if r, ok := m.lastRevision(in); ok {
		return r.At.Time()
	}
	if m.departed.id == in.ID {
		return m.departed.closed.Time()
	}
	return time.Time{}
}

// lastRevision returns the modification that closed or deleted the incident, as
// Log Analytics knows it.
func (m *Model) lastRevision(in incident.Incident) (incident.Revision, bool) {
	d := m.Details.Known(in.ID)
	if d == nil {
		return incident.Revision{}, false
	}
	var last incident.Revision
	found := false
	for _, r := range d.Read.Activity {
		switch is := r.Deleted || !m.Loaded.IsDeleted(in.ID) && r.State.Status == incident.Closed; {
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
func (m *Model) askWho(in incident.Incident) tea.Cmd {
	d := &m.departed
	if m.History == nil || !d.deleted && d.closed.Wire() == "" || m.isMine(in) {
		return nil
	}
	if _, known := m.lastRevision(in); known || d.askedFor >= askWhoTimes || m.Clock.Sub(d.askedAt) < askWhoEvery {
		return nil
	}
	d.askedAt = m.Clock
	d.askedFor++
	return m.ReadPart(in.ID, incident.PartActivity)
}
