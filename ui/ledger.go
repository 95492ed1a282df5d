package ui

import (
	"slices"

	"sentinelq/client/incident"
)

// ledger is every incident that is loaded, newest state each. Its zero value
// has none.
type ledger struct {
	byID    map[incident.ID]incident.Incident
	deleted map[incident.ID]deletion
	sorted  []incident.Incident
	version int           // counts the changes
	read    []incident.ID // since the news were asked for last
}

// deletion is an incident that the service does not have any more.
type deletion struct {
	last incident.Incident // as it was last seen
	mine bool              // the person at this screen deleted it
}

// merge takes in what the service said. An answer older than what is known is
// not believed: it was under way while a later one arrived. Nor does a list that
// lags bring back what was deleted.
func (l *ledger) merge(incidents []incident.Incident) {
	if l.byID == nil {
		l.byID = make(map[incident.ID]incident.Incident, len(incidents))
	}
	changed := false
	for _, in := range incidents {
		l.read = append(l.read, in.ID)
		known, ok := l.byID[in.ID]
		if gone, was := l.deleted[in.ID]; was && !in.LastModified.Time().After(gone.last.LastModified.Time()) {
			continue
		}
		if ok && (known.ETag == in.ETag || in.LastModified.Time().Before(known.LastModified.Time())) {
			continue
		}
		l.byID[in.ID] = in
		delete(l.deleted, in.ID)
		changed = true
	}
	if changed {
		l.sort()
	}
}

// get returns the incident as the service last described it.
func (l *ledger) get(id incident.ID) (incident.Incident, bool) {
	in, ok := l.byID[id]
	return in, ok
}

// news returns what was read since it was asked for last, changed or not.
func (l *ledger) news() []incident.ID {
	ids := l.read
	l.read = nil
	return ids
}

// last returns the incident as the service last described it, also when it does not
// have it any more.
func (l *ledger) last(id incident.ID) (incident.Incident, bool) {
	if in, ok := l.byID[id]; ok {
		return in, true
	}
	gone, ok := l.deleted[id]
	return gone.last, ok
}

// forget takes out an incident that the service said it does not have, and
// remembers how it was.
func (l *ledger) forget(id incident.ID, mine bool) {
	last, ok := l.byID[id]
	if !ok {
		return
	}
	if l.deleted == nil {
		l.deleted = map[incident.ID]deletion{}
	}
	l.deleted[id] = deletion{last, mine}
	delete(l.byID, id)
	l.sort()
}

// absent returns what a whole pass over the query did not list although it
// should answer it. It may have changed, or have been deleted, or the list lags:
// only reading it tells.
func (l *ledger) absent(q incident.Query, seen map[incident.ID]struct{}) []incident.Incident {
	var absent []incident.Incident
	for _, in := range l.sorted {
		if _, listed := seen[in.ID]; !listed && q.Matches(in) {
			absent = append(absent, in)
		}
	}
	return absent
}

// sort makes a new slice, since the old one may be with a command.
func (l *ledger) sort() {
	l.version++
	l.sorted = make([]incident.Incident, 0, len(l.byID))
	for _, in := range l.byID {
		l.sorted = append(l.sorted, in)
	}
	slices.SortFunc(l.sorted, func(a, b incident.Incident) int {
		if a.Before(b) {
			return -1
		}
		return 1
	})
}

// all returns everything in queue order. The slice is never changed afterwards.
func (l *ledger) all() []incident.Incident { return l.sorted }

// counts is what the counters show: the open incidents of everything loaded.
type counts struct {
	open, fresh, active int
	severity            map[incident.Severity]int
}

func (l *ledger) counts() counts {
	c := counts{severity: map[incident.Severity]int{}}
	for i := range l.sorted {
		in := &l.sorted[i]
		if !in.Status.IsOpen() {
			continue
		}
		c.open++
		c.severity[in.Severity]++
		switch in.Status {
		case incident.New:
			c.fresh++
		case incident.Active:
			c.active++
		case incident.Closed:
		}
	}
	return c
}
