package incident_test

import (
	"errors"
	"slices"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestAConflictIsAFieldThatBothChangedDifferently(t *testing.T) {
	t.Parallel()
	seen := incident.Incident{
		Title: clean.New("a"), Severity: incident.Low, Status: incident.New,
		Owner: owner(annID, "ann@x", "", "Ann"), Labels: labels("vip"),
	}
	theirs := func(change func(*incident.Incident)) incident.Incident {
		now := seen
		change(&now)
		return now
	}
	tests := []struct {
		name   string
		now    incident.Incident
		change incident.Change
		want   []incident.Field
	}{
		{"nobody else was there", seen, incident.Change{Title: new(clean.New("b"))}, nil},
		{"another field", theirs(func(in *incident.Incident) { in.Severity = incident.High }), incident.Change{Title: new(clean.New("b"))}, nil},
		{"the same field", theirs(func(in *incident.Incident) { in.Title = clean.New("c") }), incident.Change{Title: new(clean.New("b"))}, []incident.Field{incident.FieldTitle}},
		{"the same value", theirs(func(in *incident.Incident) { in.Title = clean.New("b") }), incident.Change{Title: new(clean.New("b"))}, nil},
		{"the description", theirs(func(in *incident.Incident) { in.Description = clean.New("c") }), incident.Change{Description: new(clean.New("b"))}, []incident.Field{incident.FieldDescription}},
		{"the owner whom the service filled in", theirs(func(in *incident.Incident) { in.Owner.Email = clean.New("ann@y") }), incident.Change{Owner: &incident.Owner{}}, nil},
		{"another owner", theirs(func(in *incident.Incident) { in.Owner = owner(bobID, "", "", "") }), incident.Change{Owner: &incident.Owner{}}, []incident.Field{incident.FieldOwner}},
		{"tags", theirs(func(in *incident.Incident) { in.Labels = nil }), incident.Change{AddTags: []string{"b"}, RemoveTags: []string{"vip"}}, nil},
		{
			"two fields, in the order of the form",
			theirs(func(in *incident.Incident) {
				in.Status, in.Severity, in.Closing = incident.Closed, incident.High, incident.Closings()[0]
			}),
			incident.Change{Closing: &incident.Closings()[1], Severity: new(incident.Medium), Status: new(incident.Closed)},
			[]incident.Field{incident.FieldSeverity, incident.FieldClosing},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.change.Conflict(seen, tt.now); !slices.Equal(got, tt.want) {
				t.Errorf("the conflict is %v, want %v", got, tt.want)
			}
		})
	}
}

func TestAWriteThatIsThereNeverConflicts(t *testing.T) {
	t.Parallel()
	d := newDice(21)
	for range rounds {
		seen := d.sound()
		change := d.soundChange(seen)
		if fields := change.Conflict(seen, change.Apply(seen)); len(fields) > 0 {
			t.Fatalf("%+v conflicts with itself in %v", change, fields)
		}
		if fields := change.Conflict(seen, seen); len(fields) > 0 {
			t.Fatalf("%+v conflicts with nobody in %v", change, fields)
		}
	}
}

func TestAConflictErrorNamesTheFields(t *testing.T) {
	t.Parallel()
	err := error(&incident.ConflictError{Fields: []incident.Field{incident.FieldSeverity, incident.FieldOwner}})
	if !errors.Is(err, incident.ErrConflict) || err.Error() != "Severity, Owner changed since you looked" {
		t.Errorf("the error is %v", err)
	}
}

func TestEveryFieldShowsItsValue(t *testing.T) {
	t.Parallel()
	in := incident.Incident{
		Title: clean.New("T\x1b[2J"), Description: clean.New("two\nlines"), Severity: incident.High, Status: incident.Closed,
		Closing: incident.Closings()[1], Owner: owner(annID, "", "", "Ann"), Labels: labels("a", "b\u202e"),
	}
	said := in
	said.Closing.Comment = clean.New("test")
	for _, tt := range []struct {
		field incident.Field
		in    incident.Incident
		want  string
	}{
		{incident.FieldTitle, in, "T<U+001B>[2J"},
		{incident.FieldDescription, in, "two lines"},
		{incident.FieldSeverity, in, "High"},
		{incident.FieldStatus, in, "Closed"},
		{incident.FieldClosing, in, "Benign positive - suspicious but expected"},
		{incident.FieldClosing, said, "Benign positive - suspicious but expected: test"},
		{incident.FieldClosing, incident.Incident{}, "none"},
		{incident.FieldOwner, in, "Ann"},
		{incident.FieldOwner, incident.Incident{}, "nobody"},
		{incident.FieldTags, in, "a, b<U+202E>"},
		{incident.FieldTags, incident.Incident{}, ""},
		{incident.Field(99), in, ""},
	} {
		if got := tt.field.Value(tt.in).String(); got != tt.want {
			t.Errorf("%s is shown as %q, want %q", tt.field.Label(), got, tt.want)
		}
	}
}
