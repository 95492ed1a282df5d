package incident_test

import (
	"reflect"
	"slices"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func labels(names ...string) []incident.Label {
	made := make([]incident.Label, len(names))
	for i, name := range names {
		made[i] = incident.Label{Name: clean.New(name), Type: incident.UserLabel}
	}
	return made
}

func names(labels []incident.Label) []string {
	var all []string
	for _, l := range labels {
		all = append(all, l.Name.Raw())
	}
	return all
}

func TestNoChangeChangesNothing(t *testing.T) {
	t.Parallel()
	d := newDice(1)
	for range rounds {
		base := d.incident()
		if got := (incident.Change{}).Apply(base); !reflect.DeepEqual(got, base) {
			t.Fatalf("%+v became %+v", base, got)
		}
	}
}

// single returns a change of one field, and what that field alone becomes.
func single(d dice, field incident.Field) (change incident.Change, set func(*incident.Incident)) {
	switch field {
	case incident.FieldTitle:
		v := d.text()
		return incident.Change{Title: &v}, func(in *incident.Incident) { in.Title = v }
	case incident.FieldDescription:
		v := d.text()
		return incident.Change{Description: &v}, func(in *incident.Incident) { in.Description = v }
	case incident.FieldSeverity:
		v := d.severity()
		return incident.Change{Severity: &v}, func(in *incident.Incident) { in.Severity = v }
	case incident.FieldStatus:
		return incident.Change{Status: new(incident.Closed)}, func(in *incident.Incident) { in.Status = incident.Closed }
	case incident.FieldClosing:
		v := d.closing()
		return incident.Change{Closing: &v}, func(in *incident.Incident) { in.Closing = v }
	case incident.FieldOwner:
		v := d.owner()
		return incident.Change{Owner: &v}, func(in *incident.Incident) { in.Owner = v }
	case incident.FieldTags:
		return incident.Change{AddTags: []string{"new tag"}}, func(in *incident.Incident) {
			in.Labels = append(slices.Clone(in.Labels), labels("new tag")...)
		}
	}
	return incident.Change{}, func(*incident.Incident) {}
}

func TestAFieldAloneLeavesEveryOtherUntouched(t *testing.T) {
	t.Parallel()
	for field := incident.FieldTitle; field <= incident.FieldTags; field++ {
		t.Run(field.Label().String(), func(t *testing.T) {
			t.Parallel()
			d := newDice(uint64(field))
			for range rounds {
				base := d.incident()
				change, set := single(d, field)
				want := base
				set(&want)
				if got := change.Apply(base); !reflect.DeepEqual(got, want) {
					t.Fatalf("%+v became %+v, want %+v", base, got, want)
				}
				if got := change.Fields(); !slices.Equal(got, []incident.Field{field}) {
					t.Fatalf("the change touches %v, want %v alone", got, field)
				}
			}
		})
	}
}

func TestApplyNeverModifiesItsBase(t *testing.T) {
	t.Parallel()
	d := newDice(2)
	for range rounds {
		base := d.incident()
		before := base
		before.Labels = slices.Clone(base.Labels)
		d.change().Apply(base)
		if !reflect.DeepEqual(base, before) {
			t.Fatalf("the base was %+v and is %+v", before, base)
		}
	}
}

func TestOnlyLeavingClosedClearsTheClosing(t *testing.T) {
	t.Parallel()
	verdict := incident.Closings()[2]
	verdict.Comment = clean.New("by design")
	other := incident.Closings()[0]
	closed := incident.Incident{Status: incident.Closed, Closing: verdict}
	tests := []struct {
		name   string
		change incident.Change
		want   incident.Closing
	}{
		{"reopening as New", incident.Change{Status: new(incident.New)}, incident.Closing{}},
		{"reopening as Active", incident.Change{Status: new(incident.Active)}, incident.Closing{}},
		{"reopening with another closing", incident.Change{Status: new(incident.Active), Closing: &other}, incident.Closing{}},
		{"closing again", incident.Change{Status: new(incident.Closed)}, verdict},
		{"closing again with another", incident.Change{Status: new(incident.Closed), Closing: &other}, other},
		{"a new title", incident.Change{Title: new(clean.New("x"))}, verdict},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.change.Apply(closed).Closing; got != tt.want {
				t.Errorf("the closing is %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestTagsAreAddedAndTakenOffOneByOne(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name            string
		has, add, takes []string
		want            []string
	}{
		{"a colleague's tag survives", []string{"theirs"}, []string{"mine"}, []string{"old"}, []string{"theirs", "mine"}},
		{"a new one comes last", []string{"a", "b"}, []string{"c"}, nil, []string{"a", "b", "c"}},
		{"one that is there stays as it is written", []string{"VIP"}, []string{"vip"}, nil, []string{"VIP"}},
		{"one is taken off in any case", []string{"VIP", "travel"}, nil, []string{" vip "}, []string{"travel"}},
		{"one added twice is there once", nil, []string{"vip", "Vip"}, nil, []string{"vip"}},
		{"spaces around a new one are dropped", nil, []string{"  night shift "}, nil, []string{"night shift"}},
		{"nothing but spaces is no tag", nil, []string{"", "  "}, nil, nil},
		{"taken off and added changes the case", []string{"vip"}, []string{"VIP"}, []string{"vip"}, []string{"VIP"}},
		{"one that is not there is not missed", []string{"a"}, nil, []string{"b"}, []string{"a"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			change := incident.Change{AddTags: tt.add, RemoveTags: tt.takes}
			got := change.Apply(incident.Incident{Labels: labels(tt.has...)})
			if !slices.Equal(names(got.Labels), tt.want) {
				t.Errorf("the tags are %q, want %q", names(got.Labels), tt.want)
			}
		})
	}
}

func TestTheTypeOfALabelIsKept(t *testing.T) {
	t.Parallel()
	base := incident.Incident{Labels: []incident.Label{{Name: clean.New("ml"), Type: incident.AutoAssigned}}}
	got := incident.Change{AddTags: []string{"ML", "mine"}}.Apply(base).Labels
	if len(got) != 2 || got[0] != base.Labels[0] || got[1].Type != incident.UserLabel {
		t.Errorf("the labels are %+v", got)
	}
}

func TestFieldsAreListedInTheOrderOfTheForm(t *testing.T) {
	t.Parallel()
	d := newDice(3)
	for range rounds {
		c := d.change()
		fields := c.Fields()
		if !slices.IsSorted(fields) || c.IsZero() != (len(fields) == 0) {
			t.Fatalf("%+v lists %v, IsZero is %v", c, fields, c.IsZero())
		}
	}
	removal := incident.Change{RemoveTags: []string{"a"}}
	if !slices.Equal(removal.Fields(), []incident.Field{incident.FieldTags}) {
		t.Errorf("taking a tag off touches %v", removal.Fields())
	}
}

func TestAChangeThatWasAppliedIsMade(t *testing.T) {
	t.Parallel()
	d := newDice(4)
	for range rounds {
		base, change := d.incident(), d.change()
		change.RemoveTags = nil // a tag taken off and added at once is never at rest
		if after := change.Apply(base); !change.Made(after) {
			t.Fatalf("%+v applied to %+v is not made", change, base)
		}
	}
}

func TestAChangeIsMadeOnlyWhenAllOfItIs(t *testing.T) {
	t.Parallel()
	base := incident.Incident{
		Title: clean.New("a"), Description: clean.New("b"), Severity: incident.Low, Status: incident.Closed,
		Closing: incident.Closings()[0], Owner: owner(annID, "ann@x", "ann@x", "Ann"), Labels: labels("vip"),
	}
	tests := []struct {
		name   string
		change incident.Change
		want   bool
	}{
		{"nothing asked for", incident.Change{}, true},
		{"the same title", incident.Change{Title: new(clean.New("a"))}, true},
		{"another title", incident.Change{Title: new(clean.New("A"))}, false},
		{"another description", incident.Change{Description: new(clean.New(""))}, false},
		{"another severity", incident.Change{Severity: new(incident.High)}, false},
		{"another status", incident.Change{Status: new(incident.New)}, false},
		{"another closing", incident.Change{Closing: &incident.Closings()[1]}, false},
		{"the owner as typed, by name", incident.Change{Owner: new(owner("", "ANN@x", "", ""))}, true},
		{"another owner", incident.Change{Owner: new(owner("", "bob@x", "", ""))}, false},
		{"nobody as owner", incident.Change{Owner: new(incident.Owner{})}, false},
		{"a tag in another case", incident.Change{AddTags: []string{"VIP"}}, true},
		{"a tag that is missing", incident.Change{AddTags: []string{"vip", "new"}}, false},
		{"a tag that is still there", incident.Change{RemoveTags: []string{"Vip"}}, false},
		{"a tag that is gone", incident.Change{RemoveTags: []string{"old"}}, true},
		{"one right and one wrong", incident.Change{Severity: new(incident.Low), Title: new(clean.New("z"))}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.change.Made(base); got != tt.want {
				t.Errorf("Made is %v, want %v", got, tt.want)
			}
		})
	}
	if !(incident.Change{Owner: new(incident.Owner{})}).Made(incident.Incident{Owner: incident.Owner{Type: incident.User}}) {
		t.Error("an incident without an owner is not found unassigned")
	}
}
