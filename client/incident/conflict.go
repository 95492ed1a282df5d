package incident

import "sentinelq/client/clean"

// ConflictError says that a change was not written because somebody else gave
// the same fields other values after the person looked. It holds what is needed
// to decide: what was seen, what is there now, and what was wanted.
type ConflictError struct {
	Seen   Incident
	Now    Incident
	Change Change
	Fields []Field // those that clash, in the order of the form
}

// Error implements error.
func (e *ConflictError) Error() string {
	labels := make([]clean.Safe, len(e.Fields))
	for i, f := range e.Fields {
		labels[i] = f.Label()
	}
	return clean.Concat(clean.Join(clean.Literal(", "), labels...), clean.Literal(" changed since you looked")).String()
}

// Unwrap makes it an [ErrConflict].
func (e *ConflictError) Unwrap() error { return ErrConflict }

// Conflict returns the fields of the change to which somebody gave another value
// after seen was read, and not the one that the change wants. Tags never clash,
// since they are added and taken off one by one.
func (c Change) Conflict(seen, now Incident) []Field {
	want := c.Apply(now)
	touched := c.Fields()
	if c.Closing == nil && want.Closing != now.Closing {
		touched = append(touched, FieldClosing) // reopening clears it
	}
	var fields []Field
	for _, f := range touched {
		if f.differs(seen, now) && f.differs(now, want) {
			fields = append(fields, f)
		}
	}
	return fields
}

// differs reports whether two states of an incident differ in the field.
func (f Field) differs(a, b Incident) bool {
	switch f {
	case FieldTitle:
		return a.Title != b.Title
	case FieldDescription:
		return a.Description != b.Description
	case FieldSeverity:
		return a.Severity != b.Severity
	case FieldStatus:
		return a.Status != b.Status
	case FieldClosing:
		return a.Closing != b.Closing
	case FieldOwner:
		return !sameAssignee(a.Owner, b.Owner)
	case FieldTags:
		return false
	}
	return false
}

// Value returns the field's value for the screen.
func (f Field) Value(in Incident) clean.Safe {
	switch f {
	case FieldTitle:
		return in.Title.Safe()
	case FieldDescription:
		return in.Description.Safe()
	case FieldSeverity:
		return in.Severity.Label()
	case FieldStatus:
		return in.Status.Label()
	case FieldClosing:
		if in.Closing.IsZero() {
			return clean.Literal("none")
		}
		if in.Closing.Comment.IsEmpty() {
			return in.Closing.Label()
		}
		return clean.Concat(in.Closing.Label(), clean.Literal(": "), in.Closing.Comment.Safe())
	case FieldOwner:
		if in.Owner.IsZero() {
			return clean.Literal("nobody")
		}
		return in.Owner.Name()
	case FieldTags:
		tags := make([]clean.Safe, len(in.Labels))
		for i, l := range in.Labels {
			tags[i] = l.Name.Safe()
		}
		return clean.Join(clean.Literal(", "), tags...)
	}
	return clean.Safe{}
}
