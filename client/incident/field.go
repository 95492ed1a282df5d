package incident

import (
	"slices"

	"sentinelq/client/clean"
)

// Field names a writable field, for mistakes, conflicts and messages.
type Field int

// The writable fields, in the order of the form.
const (
	FieldTitle Field = iota
	FieldDescription
	FieldSeverity
	FieldStatus
	FieldClosing
	FieldOwner
	FieldTags
	fields // how many there are
)

// Fields returns all writable fields, in the order of the form.
func Fields() []Field {
	all := make([]Field, fields)
	for i := range all {
		all[i] = Field(i)
	}
	return all
}

// fieldKind is all that has to be known of a writable field to change it, to compare
// it and to speak of it.
type fieldKind struct {
	label   clean.Safe                                // in the portal's words
	touched func(c Change) bool                       // whether a change is about it
	differs func(a, b Incident) bool                  // whether two states clash in it
	missing func(want, in Incident) bool              // whether an incident lacks what a draft asked for
	value   func(in Incident) clean.Safe              // for the screen
	words   func(c Change, after Incident) clean.Safe // what a change makes of it, in the middle of a sentence
	diff    func(c *Change, after, before Draft)      // takes up what a person did to it in a panel
	drop    func(c *Change)                           // takes it out of a change
	keep    func(to *Draft, from Draft)               // takes over what is typed in it; nil where pieces of it are
}

// kind returns the kind of a field.
func (f Field) kind() fieldKind {
	switch f {
	case FieldTitle:
		return titleField()
	case FieldDescription:
		return descriptionField()
	case FieldSeverity:
		return severityField()
	case FieldStatus:
		return statusField()
	case FieldClosing:
		return closingField()
	case FieldOwner:
		return ownerField()
	case FieldTags:
		return tagsField()
	case fields:
	}
	return fieldKind{
		label:   clean.Literal("Field"),
		touched: func(Change) bool { return false },
		differs: func(_, _ Incident) bool { return false },
		missing: func(_, _ Incident) bool { return false },
		value:   func(Incident) clean.Safe { return clean.Safe{} },
		words:   func(Change, Incident) clean.Safe { return clean.Safe{} },
		diff:    func(*Change, Draft, Draft) {},
		drop:    func(*Change) {},
	}
}

// Label returns the field's name in the portal's words.
func (f Field) Label() clean.Safe { return f.kind().label }

// Value returns the field's value for the screen.
func (f Field) Value(in Incident) clean.Safe { return f.kind().value(in) }

// differs reports whether two states of an incident differ in the field.
func (f Field) differs(a, b Incident) bool { return f.kind().differs(a, b) }

// Fields lists what the change touches, in the order of the form.
func (c Change) Fields() []Field {
	var touched []Field
	for _, f := range Fields() {
		if f.kind().touched(c) {
			touched = append(touched, f)
		}
	}
	return touched
}

// Words says what a change makes of an incident as the person saw it: "severity High,
// owner Ann".
func (c Change) Words(seen Incident) clean.Safe {
	after := c.Apply(seen)
	var words []clean.Safe
	for _, f := range c.Fields() {
		if said := f.kind().words(c, after); !said.IsEmpty() {
			words = append(words, said)
		}
	}
	return clean.Join(clean.Literal(", "), words...)
}

func titleField() fieldKind {
	return fieldKind{
		label:   clean.Literal("Title"),
		touched: func(c Change) bool { return c.Title != nil },
		differs: func(a, b Incident) bool { return a.Title != b.Title },
		missing: func(want, in Incident) bool { return !SameText(want.Title, in.Title) },
		value:   func(in Incident) clean.Safe { return in.Title.Safe() },
		words:   func(Change, Incident) clean.Safe { return clean.Literal("title") },
		diff: func(c *Change, after, before Draft) {
			if after.Title != before.Title {
				c.Title = text(after.Title)
			}
		},
		drop: func(c *Change) { c.Title = nil },
		keep: func(to *Draft, from Draft) { to.Title = from.Title },
	}
}

func descriptionField() fieldKind {
	return fieldKind{
		label:   clean.Literal("Description"),
		touched: func(c Change) bool { return c.Description != nil },
		differs: func(a, b Incident) bool { return a.Description != b.Description },
		missing: func(want, in Incident) bool { return !SameText(want.Description, in.Description) },
		value:   func(in Incident) clean.Safe { return in.Description.Safe() },
		words:   func(Change, Incident) clean.Safe { return clean.Literal("description") },
		diff: func(c *Change, after, before Draft) {
			if after.Description != before.Description {
				c.Description = text(after.Description)
			}
		},
		drop: func(c *Change) { c.Description = nil },
		keep: func(to *Draft, from Draft) { to.Description = from.Description },
	}
}

func severityField() fieldKind {
	return fieldKind{
		label:   clean.Literal("Severity"),
		touched: func(c Change) bool { return c.Severity != nil },
		differs: func(a, b Incident) bool { return a.Severity != b.Severity },
		missing: func(want, in Incident) bool { return want.Severity != in.Severity },
		value:   func(in Incident) clean.Safe { return in.Severity.Label() },
		words: func(_ Change, after Incident) clean.Safe {
			return clean.Concat(clean.Literal("severity "), after.Severity.Label())
		},
		diff: func(c *Change, after, before Draft) {
			if after.Severity != before.Severity {
				c.Severity = &after.Severity
			}
		},
		drop: func(c *Change) { c.Severity = nil },
		keep: func(to *Draft, from Draft) { to.Severity = from.Severity },
	}
}

func statusField() fieldKind {
	return fieldKind{
		label:   clean.Literal("Status"),
		touched: func(c Change) bool { return c.Status != nil },
		differs: func(a, b Incident) bool { return a.Status != b.Status },
		missing: func(want, in Incident) bool { return want.Status != in.Status },
		value:   func(in Incident) clean.Safe { return in.Status.Label() },
		words: func(_ Change, after Incident) clean.Safe {
			return clean.Concat(clean.Literal("status "), after.Status.Label())
		},
		diff: func(c *Change, after, before Draft) {
			if after.Status != before.Status {
				c.Status = &after.Status
			}
		},
		drop: func(c *Change) { c.Status = nil },
		keep: keepStatus,
	}
}

// keepStatus takes over the status with its classification: the one asks for the other.
func keepStatus(to *Draft, from Draft) { to.Status, to.Closing = from.Status, from.Closing }

func closingField() fieldKind {
	return fieldKind{
		label:   clean.Literal("Classification"),
		touched: func(c Change) bool { return c.Closing != nil },
		differs: func(a, b Incident) bool { return a.Closing != b.Closing },
		missing: func(want, in Incident) bool {
			return want.Status == Closed &&
				(!want.Closing.SamePair(in.Closing) || !SameText(want.Closing.Comment, in.Closing.Comment))
		},
		value: func(in Incident) clean.Safe {
			switch {
			case in.Closing.IsZero():
				return clean.Literal("none")
			case in.Closing.Comment.IsEmpty():
				return in.Closing.Label()
			}
			return clean.Concat(in.Closing.Label(), clean.Literal(": "), in.Closing.Comment.Safe())
		},
		words: func(_ Change, after Incident) clean.Safe {
			if after.Closing.IsZero() {
				return clean.Safe{}
			}
			return after.Closing.Label()
		},
		diff: func(c *Change, after, before Draft) {
			if after.Closing != before.Closing && after.Status == Closed {
				c.Closing = &after.Closing
			}
		},
		drop: func(c *Change) {
			if c.Closing == nil {
				c.Status = nil // reopening would clear it
			}
			c.Closing = nil
		},
		keep: keepStatus,
	}
}

func ownerField() fieldKind {
	return fieldKind{
		label:   clean.Literal("Owner"),
		touched: func(c Change) bool { return c.Owner != nil },
		differs: func(a, b Incident) bool { return !sameAssignee(a.Owner, b.Owner) },
		missing: func(want, in Incident) bool { return !want.Owner.IsZero() && !in.Owner.Is(want.Owner) },
		value:   ownerValue,
		words: func(_ Change, after Incident) clean.Safe {
			return clean.Concat(clean.Literal("owner "), ownerValue(after))
		},
		diff: func(c *Change, after, before Draft) {
			if after.Owner != before.Owner {
				c.Owner = &after.Owner
			}
		},
		drop: func(c *Change) { c.Owner = nil },
		keep: func(to *Draft, from Draft) { to.Owner, to.OwnerText = from.Owner, from.OwnerText },
	}
}

func ownerValue(in Incident) clean.Safe {
	if in.Owner.IsZero() {
		return clean.Literal("nobody")
	}
	return in.Owner.Name()
}

// tagsField never clashes, since tags are added and taken off one by one.
func tagsField() fieldKind {
	return fieldKind{
		label:   clean.Literal("Tags"),
		touched: func(c Change) bool { return len(c.AddTags)+len(c.RemoveTags) > 0 },
		differs: func(_, _ Incident) bool { return false },
		missing: func(want, in Incident) bool {
			return slices.ContainsFunc(want.Labels, func(l Label) bool { return !HasTag(in.Labels, l.Name.Raw()) })
		},
		value: func(in Incident) clean.Safe {
			tags := make([]clean.Safe, len(in.Labels))
			for i, l := range in.Labels {
				tags[i] = l.Name.Safe()
			}
			return clean.Join(clean.Literal(", "), tags...)
		},
		words: func(c Change, _ Incident) clean.Safe { return c.TagWords() },
		diff: func(c *Change, after, before Draft) {
			c.AddTags, c.RemoveTags = missing(before.Tags, after.Tags), missing(after.Tags, before.Tags)
		},
		drop: func(c *Change) { c.AddTags, c.RemoveTags = nil, nil },
	}
}

// TagWords says which tags a change puts on and takes off.
func (c Change) TagWords() clean.Safe {
	words := []clean.Safe{clean.Literal("tags")}
	for _, t := range c.AddTags {
		words = append(words, clean.Concat(clean.Literal("+"), clean.New(t).Safe()))
	}
	for _, t := range c.RemoveTags {
		words = append(words, clean.Concat(clean.Literal("-"), clean.New(t).Safe()))
	}
	return clean.Join(clean.Literal(" "), words...)
}
