package feed

import (
	"slices"

	"sentinelq/client/incident"
)

// Incidents is every incident that is loaded, newest state each. Its zero value
// has none.
type Incidents struct {
	byID    map[incident.ID]incident.Incident
	deleted map[incident.ID]deletion
	sorted  []incident.Incident
	Version int           // counts the changes
	read    []incident.ID // since the news were asked for last
	missed  []incident.ID // the same, that the service does not have any more
}

// deletion is an incident that the service does not have any more.
type deletion struct {
	last incident.Incident // as it was last seen
	mine bool              // the person at this screen deleted it
}

// Merge takes in what the service said. An answer older than what is known is
// not believed: it was under way while a later one arrived. Nor does a list that
// lags bring back what was deleted.
func (l *Incidents) Merge(incidents []incident.Incident) {
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

// Get returns the incident as the service last described it.
func (l *Incidents) Get(id incident.ID) (incident.Incident, bool) {
	in, ok := l.byID[id]
	return in, ok
}

// News returns what was read since it was asked for last, changed or not.
func (l *Incidents) News() []incident.ID {
	ids := l.read
	l.read = nil
	return ids
}

// Miss notes that the service does not have an incident any more. It is forgotten by
// whoever draws the conclusions: it may be the person's own deletion.
func (l *Incidents) Miss(id incident.ID) { l.missed = append(l.missed, id) }

// Misses returns what was missed since it was asked for last.
func (l *Incidents) Misses() []incident.ID {
	ids := l.missed
	l.missed = nil
	return ids
}

// IsDeleted reports whether the service said that it does not have the incident
// any more.
func (l *Incidents) IsDeleted(id incident.ID) bool {
	_, is := l.deleted[id]
	return is
}

// IsMine reports whether an incident was deleted by the person at this screen.
func (l *Incidents) IsMine(id incident.ID) bool { return l.deleted[id].mine }

// Last returns the incident as the service last described it, also when it does not
// have it any more.
func (l *Incidents) Last(id incident.ID) (incident.Incident, bool) {
	if in, ok := l.byID[id]; ok {
		return in, true
	}
	gone, ok := l.deleted[id]
	return gone.last, ok
}

// Forget takes out an incident that the service said it does not have, and
// remembers how it was.
func (l *Incidents) Forget(id incident.ID, mine bool) {
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
func (l *Incidents) absent(q incident.Query, seen map[incident.ID]struct{}) []incident.Incident {
	var absent []incident.Incident
	for _, in := range l.sorted {
		if _, listed := seen[in.ID]; !listed && q.Matches(in) {
			absent = append(absent, in)
		}
	}
	return absent
}

// sort makes a new slice, since the old one may be with a command.
func (l *Incidents) sort() {
	l.Version++
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

// All returns everything in queue order. The slice is never changed afterwards.
func (l *Incidents) All() []incident.Incident { return l.sorted }

// Counts is what the counters show: the open incidents of everything loaded.
type Counts struct {
	Open, Fresh, Active int
	Severity            map[incident.Severity]int
}

// Counts counts the open incidents of everything that is loaded.
func (l *Incidents) Counts() Counts {
	c := Counts{Severity: map[incident.Severity]int{}}
	for i := range l.sorted {
		in := &l.sorted[i]
		if !in.Status.IsOpen() {
			continue
		}
		c.Open++
		c.Severity[in.Severity]++
		switch in.Status {
		case incident.New:
			c.Fresh++
		case incident.Active:
			c.Active++
		case incident.Closed:
		}
	}
	return c
}

// Number returns the number of an incident; zero where it is not known.
func (f *Feed) Number(id incident.ID) int {
	in, _ := f.Loaded.Last(id)
	return in.Number
}
