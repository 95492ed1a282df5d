package incident

import (
	"slices"
	"strings"

	"sentinelq/client/clean"
)

// Change is what a person did to an incident: only the fields that are set are
// theirs, all others stay as the service has them. Its zero value changes
// nothing.
type Change struct {
	Title       *clean.Text
	Description *clean.Text
	Severity    *Severity
	Status      *Status
	Closing     *Closing
	Owner       *Owner // the zero Owner unassigns
	AddTags     []string
	RemoveTags  []string
}

// IsZero reports whether the change touches nothing.
func (c Change) IsZero() bool { return len(c.Fields()) == 0 }

// Apply returns base with the change made. An incident that leaves Closed
// loses its classification, reason and comment, as reopening in the portal
// clears them. Tags are added and taken off one by one, so that a colleague's
// tag survives.
func (c Change) Apply(base Incident) Incident {
	in := base
	set(&in.Title, c.Title)
	set(&in.Description, c.Description)
	set(&in.Severity, c.Severity)
	set(&in.Status, c.Status)
	set(&in.Closing, c.Closing)
	set(&in.Owner, c.Owner)
	if c.Status != nil && in.Status != Closed {
		in.Closing = Closing{}
	}
	in.Labels = c.retag(base.Labels)
	return in
}

func set[T any](field *T, value *T) {
	if value != nil {
		*field = *value
	}
}

func (c Change) retag(labels []Label) []Label {
	kept := slices.DeleteFunc(slices.Clone(labels), func(l Label) bool {
		return slices.ContainsFunc(c.RemoveTags, func(t string) bool { return SameTag(t, l.Name.Raw()) })
	})
	for _, tag := range c.AddTags {
		if tag = strings.TrimSpace(tag); tag != "" && !HasTag(kept, tag) {
			kept = append(kept, Label{Name: clean.New(tag), Type: UserLabel})
		}
	}
	return kept
}

// Made reports whether in already has everything the change asks for. It tells
// a write whose answer was lost from one that a colleague overtook.
func (c Change) Made(in Incident) bool {
	after := c.Apply(in)
	return after.Title == in.Title && after.Description == in.Description &&
		after.Severity == in.Severity && after.Status == in.Status &&
		after.Closing == in.Closing && c.owned(in) &&
		slices.EqualFunc(after.Labels, in.Labels, func(a, b Label) bool { return a.Name == b.Name })
}

// owned compares owners by whom they name, since the service fills in what was
// not sent.
func (c Change) owned(in Incident) bool {
	switch {
	case c.Owner == nil:
		return true
	case c.Owner.IsZero():
		return in.Owner.IsZero()
	default:
		return in.Owner.Is(*c.Owner)
	}
}

// Inverse returns the change that undoes c in an incident which was before when
// c was made: each field that c touched gets the value it had, and only the tags
// that c really added or took off are taken off or added.
func (c Change) Inverse(before Incident) Change {
	after := c.Apply(before)
	var undo Change
	undo.Title = whatWas(c.Title, before.Title)
	undo.Description = whatWas(c.Description, before.Description)
	undo.Severity = whatWas(c.Severity, before.Severity)
	undo.Status = whatWas(c.Status, before.Status)
	undo.Closing = whatWas(c.Closing, before.Closing)
	if after.Closing != before.Closing {
		undo.Closing = &before.Closing // reopening has cleared it
	}
	undo.Owner = whatWas(c.Owner, before.Owner)
	for _, l := range after.Labels {
		if !HasTag(before.Labels, l.Name.Raw()) {
			undo.RemoveTags = append(undo.RemoveTags, l.Name.Raw())
		}
	}
	for _, l := range before.Labels {
		if !HasTag(after.Labels, l.Name.Raw()) {
			undo.AddTags = append(undo.AddTags, l.Name.Raw())
		}
	}
	return undo
}

func whatWas[T any](touched *T, before T) *T {
	if touched == nil {
		return nil
	}
	return &before
}

// Then returns one change that does what c and then next would do.
func (c Change) Then(next Change) Change {
	if c.reopens() && next.Status != nil && *next.Status == Closed {
		c.Closing = &Closing{} // reopening cleared what was there
	}
	c.Title = later(c.Title, next.Title)
	c.Description = later(c.Description, next.Description)
	c.Severity = later(c.Severity, next.Severity)
	c.Status = later(c.Status, next.Status)
	c.Closing = later(c.Closing, next.Closing)
	c.Owner = later(c.Owner, next.Owner)
	c.AddTags, c.RemoveTags = combine(
		c.AddTags,
		next.AddTags,
		next.RemoveTags,
	), combine(
		c.RemoveTags,
		next.RemoveTags,
		next.AddTags,
	)
	return c
}

// reopens reports whether what the change leaves behind is not closed.
func (c Change) reopens() bool { return c.Status != nil && *c.Status != Closed }

func later[T any](first, next *T) *T {
	if next != nil {
		return next
	}
	return first
}

// combine returns the tags of first and next, without those that next undoes.
func combine(first, next, undone []string) []string {
	var tags []string
	for _, t := range first {
		if !containsTag(undone, t) {
			tags = append(tags, t)
		}
	}
	for _, t := range next {
		if !containsTag(tags, t) {
			tags = append(tags, t)
		}
	}
	return tags
}
