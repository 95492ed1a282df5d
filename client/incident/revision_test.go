package incident_test

import (
	"slices"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// story returns what the events say. Those of one revision, which happened at
// once, stand in the order of the form.
func story(revisions []incident.Revision, created bool) []string {
	var told []string
	for _, e := range incident.Events(revisions, created) {
		told = append(told, e.What.String())
	}
	return told
}

func TestWhatHappenedIsToldFieldByField(t *testing.T) {
	t.Parallel()
	state := incident.Incident{Title: clean.New("a"), Severity: incident.Low, Status: incident.New, Labels: labels("vip")}
	tests := []struct {
		name   string
		change func(*incident.Revision)
		want   []string
	}{
		{"nothing", func(*incident.Revision) {}, nil},
		{"a title", func(r *incident.Revision) { r.State.Title = clean.New("b\x1b[2J") }, []string{"title changed to b<U+001B>[2J"}},
		{"a description", func(r *incident.Revision) { r.State.Description = clean.New("long") }, []string{"description changed"}},
		{"a severity", func(r *incident.Revision) { r.State.Severity = incident.High }, []string{"severity from Low to High"}},
		{
			"closing", func(r *incident.Revision) { r.State.Status, r.State.Closing = incident.Closed, incident.Closings()[4] },
			[]string{"status from New to Closed", "classified as Undetermined"},
		},
		{"an owner", func(r *incident.Revision) { r.State.Owner = owner(annID, "", "", "Ann") }, []string{"assigned to Ann"}},
		{"an owner type alone", func(r *incident.Revision) { r.State.Owner.Type = incident.User }, nil},
		{"tags", func(r *incident.Revision) { r.State.Labels = labels("new") }, []string{"tagged new", "tag taken off: vip"}},
		{"a tag in another case", func(r *incident.Revision) { r.State.Labels = labels("VIP") }, nil},
		{
			"counts", func(r *incident.Revision) {
				r.State.Additional = incident.Additional{Alerts: 2, Bookmarks: 1, Comments: 3}
				r.Tasks = 1
			},
			[]string{"alerts: 2, before 0", "bookmarks: 1, before 0", "comments: 3, before 0", "tasks: 1, before 0"},
		},
		{"tasks of which nothing is known", func(r *incident.Revision) { r.Tasks = -1 }, nil},
		{"a deletion", func(r *incident.Revision) { r.Deleted, r.State.Status = true, incident.Closed }, []string{"deleted"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			first := incident.Revision{State: state}
			second := first
			tt.change(&second)
			want := append(slices.Clone(tt.want), "created as New, Low")
			if got := story([]incident.Revision{first, second}, true); !slices.Equal(got, want) {
				t.Errorf("told is %q, want %q", got, want)
			}
		})
	}
}

func TestReopeningAndUnassigningAreTold(t *testing.T) {
	t.Parallel()
	closed := incident.Revision{State: incident.Incident{Status: incident.Closed, Closing: incident.Closings()[0], Owner: owner(annID, "", "", "Ann")}}
	open := incident.Revision{State: incident.Incident{Status: incident.Active}}
	want := []string{"status from Closed to Active", "unassigned", "first seen here as Closed, "}
	if got := story([]incident.Revision{closed, open}, false); !slices.Equal(got, want) {
		t.Errorf("told is %q, want %q", got, want)
	}
}

func TestTheLastEventComesFirst(t *testing.T) {
	t.Parallel()
	var revisions []incident.Revision
	for i := range 4 {
		at := stamped(now().Add(time.Duration(i) * time.Hour))
		revisions = append(revisions, incident.Revision{At: at, By: clean.New("Ann"), State: incident.Incident{Additional: incident.Additional{Comments: i}}})
	}
	events := incident.Events(revisions, true)
	if len(events) != 4 || !slices.IsSortedFunc(events, func(a, b incident.Event) int { return b.At.Time().Compare(a.At.Time()) }) {
		t.Errorf("the events are %+v", events)
	}
	if events[0].By.Raw() != "Ann" || events[0].What.String() != "comments: 3, before 2" {
		t.Errorf("the last event is %+v", events[0])
	}
	if got := incident.Events(nil, true); len(got) != 0 {
		t.Errorf("of nothing is told %+v", got)
	}
}
