package incident_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/clean/corpus"
	"sentinelq/client/incident"
)

// writable is what can be written of an incident, with its tags as a set that
// knows no case: a tag that is put back stands last, and is the user's.
type writable struct {
	title, description clean.Text
	severity           incident.Severity
	status             incident.Status
	closing            incident.Closing
	owner              incident.Owner
	tags               string
}

func writableOf(in incident.Incident) writable {
	var folds []string
	for _, l := range in.Labels {
		folds = append(folds, incident.TagUse{Name: l.Name}.Fold())
	}
	slices.Sort(folds)
	return writable{in.Title, in.Description, in.Severity, in.Status, in.Closing, in.Owner, strings.Join(folds, "\n")}
}

// sound returns an incident as the service keeps it: only what is closed has a
// classification.
func (d dice) sound() incident.Incident {
	in := d.incident()
	if in.Status != incident.Closed {
		in.Closing = incident.Closing{}
	}
	return in
}

// soundChange returns a change as a person makes it to in: a classification
// belongs to what is closed.
func (d dice) soundChange(in incident.Incident) incident.Change {
	c := d.change()
	if c.Apply(in).Status != incident.Closed {
		c.Closing = nil
	}
	return c
}

func TestAnInverseUndoesItsChange(t *testing.T) {
	t.Parallel()
	d := newDice(11)
	for range 10 * rounds {
		before := d.sound()
		c := d.soundChange(before)
		undone := c.Inverse(before).Apply(c.Apply(before))
		if got, want := writableOf(undone), writableOf(before); got != want {
			t.Fatalf("%+v was undone to\n%+v, was\n%+v", c, got, want)
		}
	}
}

func TestAnInverseLeavesWhatTheChangeDidNotTouch(t *testing.T) {
	t.Parallel()
	d := newDice(12)
	for range rounds {
		before := d.sound()
		c := d.soundChange(before)
		touched := c.Fields()
		if c.Apply(before).Closing != before.Closing {
			touched = append(touched, incident.FieldClosing)
		}
		for _, f := range c.Inverse(before).Fields() {
			if !slices.Contains(touched, f) {
				t.Fatalf("%+v touches %v and its inverse %v", c, touched, f)
			}
		}
	}
}

func TestOneChangeAfterAnotherIsBothInOne(t *testing.T) {
	t.Parallel()
	d := newDice(13)
	for range 10 * rounds {
		base := d.sound()
		first := d.soundChange(base)
		next := d.soundChange(first.Apply(base))
		got, want := writableOf(first.Then(next).Apply(base)), writableOf(next.Apply(first.Apply(base)))
		if got != want {
			t.Fatalf("%+v and then %+v give\n%+v, want\n%+v", first, next, got, want)
		}
	}
}

func TestThenModifiesNeitherChange(t *testing.T) {
	t.Parallel()
	first := incident.Change{AddTags: []string{"a", "b"}, RemoveTags: []string{"c"}}
	next := incident.Change{AddTags: []string{"c"}, RemoveTags: []string{"a"}}
	both := first.Then(next)
	both.AddTags[0] = "z"
	if !slices.Equal(first.AddTags, []string{"a", "b"}) || !slices.Equal(next.AddTags, []string{"c"}) {
		t.Errorf("the changes are %+v and %+v", first, next)
	}
}

func TestWithoutItsFieldsAChangeIsZero(t *testing.T) {
	t.Parallel()
	d := newDice(14)
	for range rounds {
		c := d.change()
		if left := c.Without(c.Fields()); !left.IsZero() {
			t.Fatalf("%+v is left", left)
		}
		for _, f := range c.Fields() {
			left := c.Without([]incident.Field{f}).Fields()
			if slices.Contains(left, f) || len(left) != len(c.Fields())-1 {
				t.Fatalf("without %v there are %v of %v", f, left, c.Fields())
			}
		}
	}
}

func TestAnUntouchedDraftChangesNothing(t *testing.T) {
	t.Parallel()
	check := func(t *testing.T, in incident.Incident) {
		t.Helper()
		draft := incident.NewEdit("draft", in)
		change := draft.ChangeFrom(incident.NewEdit("other", in))
		if !change.IsZero() || !reflect.DeepEqual(change.Apply(in), in) {
			t.Errorf("%+v is changed by %+v", in, change)
		}
	}
	for _, c := range slices.Concat(corpus.Hostile(), corpus.Benign()) {
		check(t, incident.Incident{
			ID: "i", Title: clean.New(c.Text), Description: clean.New(c.Text), Severity: incident.Severity(c.Text), Status: incident.Closed,
			Closing: incident.Closing{Comment: clean.New(c.Text)}, Owner: owner(c.Text, c.Text, c.Text, c.Text), Labels: labels(c.Text, "x"),
		})
	}
	d := newDice(15)
	for range rounds {
		check(t, d.incident())
	}
}

// edited returns what a person made of a draft.
func (d dice) edited(draft incident.Draft) incident.Draft {
	change := func(do func()) {
		if d.IntN(2) == 0 {
			do()
		}
	}
	change(func() { draft.Title = pick(d, "new", " new ", "a\x1b[31mb") })
	change(func() { draft.Description = d.text().Raw() })
	change(func() { draft.Severity = d.severity() })
	change(func() { draft.Status = d.status() })
	change(func() { draft.Closing = d.closing() })
	change(func() { draft.Owner = d.owner() })
	change(func() { draft.Tags = d.tags() })
	change(func() { draft.TagText = d.tag() })
	return draft
}

func TestAChangeFromADraftGivesTheDraft(t *testing.T) {
	t.Parallel()
	d := newDice(16)
	for range 10 * rounds {
		in := d.sound()
		before := incident.NewEdit("draft", in)
		after := d.edited(before)
		got := writableOf(after.ChangeFrom(before).Apply(in))
		if want := writableOf(after.Incident()); got != want {
			t.Fatalf("%+v became\n%+v, want\n%+v", in, got, want)
		}
	}
}

func TestOnlyWhatThePersonTouchedIsTheirs(t *testing.T) {
	t.Parallel()
	d := newDice(17)
	for range rounds {
		seen := d.sound()
		before := incident.NewEdit("draft", seen)
		after := before
		after.Severity = "Odd"
		theirs := d.soundChange(seen)
		theirs.Severity = nil
		now := theirs.Apply(seen) // a colleague was here meanwhile
		got := writableOf(after.ChangeFrom(before).Apply(now))
		want := writableOf(now)
		want.severity = "Odd"
		if got != want {
			t.Fatalf("%+v became\n%+v, want\n%+v", now, got, want)
		}
	}
}

func TestAnEditShowsWhoOwnsTheIncident(t *testing.T) {
	t.Parallel()
	draft := incident.NewEdit("draft", incident.Incident{Owner: owner(annID, "ann@x", "", "Ann\x1b[2J")})
	if draft.OwnerText != "Ann<U+001B>[2J" || draft.ID != "draft" || draft.Edits == nil {
		t.Errorf("the draft is %+v", draft)
	}
	if nobody := incident.NewEdit("draft", incident.Incident{Owner: incident.Owner{Type: incident.User}}); nobody.OwnerText != "" {
		t.Errorf("nobody is called %q", nobody.OwnerText)
	}
}
