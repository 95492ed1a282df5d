package ui

import (
	"slices"
	"time"

	"sentinelq/client/incident"
)

// settling is how long a new incident may be missing from the service's lists
// before its absence means anything.
const settling = 2 * time.Minute

// ledger is every incident that is loaded, newest state each. Its zero value
// has none.
type ledger struct {
	byID    map[incident.ID]incident.Incident
	sorted  []incident.Incident
	version int // counts the changes
}

// merge takes in what the service said. An answer older than what is known is
// not believed: it was under way while a later one arrived.
func (l *ledger) merge(incidents []incident.Incident) {
	if l.byID == nil {
		l.byID = make(map[incident.ID]incident.Incident, len(incidents))
	}
	changed := false
	for _, in := range incidents {
		known, ok := l.byID[in.ID]
		if ok && (known.ETag == in.ETag || in.LastModified.Time().Before(known.LastModified.Time())) {
			continue
		}
		l.byID[in.ID] = in
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

// forget takes out an incident that was deleted.
func (l *ledger) forget(id incident.ID) {
	if _, ok := l.byID[id]; ok {
		delete(l.byID, id)
		l.sort()
	}
}

// prune forgets what a whole pass over the query did not list: it was deleted.
// What was modified lately may not be listed yet, and what no longer answers
// the query is not the pass's to judge.
func (l *ledger) prune(q incident.Query, seen map[incident.ID]struct{}, began time.Time) {
	before := len(l.byID)
	for id, in := range l.byID {
		_, listed := seen[id]
		if !listed && q.Matches(in) && in.LastModified.Time().Before(began.Add(-settling)) {
			delete(l.byID, id)
		}
	}
	if len(l.byID) != before {
		l.sort()
	}
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
