package query

import (
	"slices"
	"time"

	"sentinelq/client/incident"
)

// Server returns the part of the filter that Azure evaluates correctly
// (Incidents_List, $filter, api-version 2025-09-01): statuses, severities,
// lower bounds of the two times, and numbers when the filter asks for nothing
// else. Whatever the filter matches at now or later answers the query; the
// rest of the filter is for [Filter.Match].
//
// Left out are negated terms, because the service's enums are open and a value
// this program does not know would be lost; tags and products, because any()
// fails or finds nothing unless it comes first; and text, which Azure compares
// otherwise than we do.
func (f Filter) Server(now time.Time) incident.Query {
	if numbers := f.numbers(); numbers != nil {
		return incident.Query{Numbers: numbers}
	}
	var q incident.Query
	for _, t := range f.effective() {
		if t.negated {
			continue
		}
		switch t.field {
		case fieldStatus:
			if !t.has(anyStatus) {
				q.Statuses = narrow(
					q.Statuses,
					incident.Statuses(),
					func(s incident.Status) bool { return t.has(statusValue(s)) },
				)
			}
		case fieldSeverity:
			q.Severities = narrow(
				q.Severities,
				incident.Severities(),
				func(s incident.Severity) bool { return t.has(severityValue(s)) },
			)
		case fieldCreated:
			q.CreatedSince = later(q.CreatedSince, t.since(now))
		case fieldUpdated:
			q.ModifiedSince = later(q.ModifiedSince, t.since(now))
		default: // not Azure's part
		}
	}
	return q
}

func (t term) has(v value) bool { return slices.Contains(t.values, v) }

// narrow returns the values that both current and a further term allow, in the
// order of all. Where there are none the filter matches nothing, and then
// current is wide enough.
func narrow[T comparable](current, all []T, allows func(T) bool) []T {
	var both []T
	for _, v := range all {
		if allows(v) && (len(current) == 0 || slices.Contains(current, v)) {
			both = append(both, v)
		}
	}
	if len(both) == 0 {
		return current
	}
	return both
}

// since returns the moment before which no value of a term about time matches,
// zero when there is none.
func (t term) since(now time.Time) time.Time {
	var first time.Time
	for i, v := range t.values {
		bounded, ok := v.(interface {
			since(now time.Time) (time.Time, bool)
		})
		if !ok {
			return time.Time{}
		}
		at, ok := bounded.since(now)
		if !ok {
			return time.Time{}
		}
		if i == 0 || at.Before(first) {
			first = at
		}
	}
	return first.UTC()
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
