package client

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// conflict returns incident.ErrConflict, with the fields by name, when the
// change would write over what somebody else decided after seen was read.
func conflict(seen, now incident.Incident, change incident.Change) error {
	want := change.Apply(now)
	var fields []clean.Safe
	for _, f := range change.Fields() {
		if differ(f, seen, now) && differ(f, now, want) {
			fields = append(fields, f.Label())
		}
	}
	if len(fields) == 0 {
		return nil
	}
	words := clean.Concat(clean.Join(clean.Literal(", "), fields...), clean.Literal(" changed since you looked"))
	return &incident.OperationError{
		Operation: "update incident", Target: now.ID,
		Message: clean.New(words.String()), Err: incident.ErrConflict,
	}
}

// differ reports whether two states of an incident differ in a field.
func differ(f incident.Field, a, b incident.Incident) bool {
	switch f {
	case incident.FieldTitle:
		return a.Title != b.Title
	case incident.FieldDescription:
		return a.Description != b.Description
	case incident.FieldSeverity:
		return a.Severity != b.Severity
	case incident.FieldStatus:
		return a.Status != b.Status
	case incident.FieldClosing:
		return a.Closing != b.Closing
	case incident.FieldOwner:
		return !sameOwner(a.Owner, b.Owner)
	case incident.FieldTags:
		return false // added and taken off one by one
	}
	return false
}

func sameOwner(a, b incident.Owner) bool {
	return a.IsZero() && b.IsZero() || a.Is(b)
}
