package incident_test

import (
	"testing"
	"time"

	"sentinelq/client/incident"
)

func TestWhatCoversAQueryMatchesAllOfIt(t *testing.T) {
	t.Parallel()
	d := newDice(5)
	covered := 0
	for range 20 * rounds {
		a, b, in := d.query(), d.query(), d.incident()
		if !a.Covers(b) {
			continue
		}
		covered++
		if b.Matches(in) && !a.Matches(in) {
			t.Fatalf("%+v covers %+v but does not match %+v", a, b, in)
		}
	}
	if covered < rounds/2 {
		t.Errorf("only %d pairs covered one another, too few to tell", covered)
	}
}

func TestAQueryCoversItselfAndIsCoveredByAll(t *testing.T) {
	t.Parallel()
	d := newDice(6)
	for range rounds {
		q := d.query()
		if !q.Covers(q) || !(incident.Query{}).Covers(q) {
			t.Fatalf("%+v is not covered by itself and by the query of all", q)
		}
	}
}

func TestQueriesCover(t *testing.T) {
	t.Parallel()
	type query = incident.Query
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		name string
		a, b query
		want bool
	}{
		{"more statuses cover fewer", incident.Open(), query{Statuses: []incident.Status{incident.Active}}, true},
		{"fewer do not cover more", query{Statuses: []incident.Status{incident.Active}}, incident.Open(), false},
		{"some do not cover all", incident.Open(), query{}, false},
		{"one field too narrow is enough", incident.Open(), query{Statuses: []incident.Status{incident.New}, Numbers: []int{1}}, true},
		{"a restriction of its own does not cover", query{Numbers: []int{1}}, incident.Open(), false},
		{"an earlier creation covers a later", query{CreatedSince: at}, query{CreatedSince: at.Add(1)}, true},
		{"a later does not cover an earlier", query{CreatedSince: at.Add(1)}, query{CreatedSince: at}, false},
		{"a time does not cover all time", query{ModifiedSince: at}, query{}, false},
		{"the order and the page do not matter", query{Order: incident.LastModified, PageSize: 3}, query{PageSize: 9}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.a.Covers(tt.b); got != tt.want {
				t.Errorf("Covers is %v, want %v", got, tt.want)
			}
		})
	}
}

func TestQueriesMatch(t *testing.T) {
	t.Parallel()
	type query = incident.Query
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	in := incident.Incident{
		Number: 7, Severity: incident.High, Status: incident.Active,
		Created: stamped(at), LastModified: stamped(at.Add(time.Hour)),
	}
	tests := []struct {
		name string
		q    query
		want bool
	}{
		{"an empty query matches all", query{}, true},
		{"values of a field are or-ed", query{Statuses: []incident.Status{incident.New, incident.Active}}, true},
		{"fields are and-ed", query{Statuses: []incident.Status{incident.Active}, Numbers: []int{8}}, false},
		{"another status", query{Statuses: []incident.Status{incident.Closed}}, false},
		{"another severity", query{Severities: []incident.Severity{incident.Low}}, false},
		{"the number", query{Numbers: []int{1, 7}}, true},
		{"since is inclusive", query{CreatedSince: at, ModifiedSince: at.Add(time.Hour)}, true},
		{"created before", query{CreatedSince: at.Add(1)}, false},
		{"modified before", query{ModifiedSince: at.Add(time.Hour + 1)}, false},
		{"the default queue", incident.Open(), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.q.Matches(in); got != tt.want {
				t.Errorf("Matches is %v, want %v", got, tt.want)
			}
		})
	}
}
