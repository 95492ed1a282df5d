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
	return clean.Concat(
		clean.Join(clean.Literal(", "), labels...),
		clean.Literal(" changed since you looked"),
	).String()
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
