package incident

import (
	"slices"
	"time"
)

// Query is what the service is asked for: the part of a filter that Azure
// evaluates correctly. Fields are and-ed, values within one are or-ed, and an
// empty one does not restrict. The rest of a filter is evaluated here, by
// package query.
type Query struct {
	Statuses      []Status
	Severities    []Severity
	Numbers       []int
	CreatedSince  time.Time // inclusive
	ModifiedSince time.Time // inclusive
	Order         Order
	PageSize      int // incidents in a page; zero and anything above 1000 ask for 1000
}

// Order is the order in which pages arrive.
type Order int

// The orders the service is asked for.
const (
	NewestFirst  Order = iota // by creation, descending
	LastModified              // by modification, descending
)

// Open is the query of the default queue: New and Active, newest first.
func Open() Query { return Query{Statuses: []Status{New, Active}} }

// Covers reports whether every incident that answers other answers q as well.
func (q Query) Covers(other Query) bool {
	return covers(q.Statuses, other.Statuses) &&
		covers(q.Severities, other.Severities) &&
		covers(q.Numbers, other.Numbers) &&
		!q.CreatedSince.After(other.CreatedSince) &&
		!q.ModifiedSince.After(other.ModifiedSince)
}

// covers reports whether the values of a restrict no more than those of b.
func covers[T comparable](a, b []T) bool {
	if len(a) == 0 {
		return true
	}
	if len(b) == 0 {
		return false
	}
	for _, v := range b {
		if !slices.Contains(a, v) {
			return false
		}
	}
	return true
}

// Matches reports whether the service would list in for the query.
func (q Query) Matches(in Incident) bool {
	return within(q.Statuses, in.Status) && within(q.Severities, in.Severity) &&
		within(q.Numbers, in.Number) &&
		!in.Created.Time().Before(q.CreatedSince) &&
		!in.LastModified.Time().Before(q.ModifiedSince)
}

func within[T comparable](values []T, v T) bool {
	return len(values) == 0 || slices.Contains(values, v)
}

// Cursor is where the next page of a list starts; empty for the first page and
// after the last. It is opaque.
type Cursor string

// Page is one page of a list, in the order the service gave it.
type Page struct {
	Incidents []Incident
	Next      Cursor
}
