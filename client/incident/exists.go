package incident

import (
	"strings"

	"sentinelq/client/clean"
)

// ExistsError says that a draft was not sent, because an incident has its ID and
// differs from it: another session made it of the same draft, or a colleague has
// changed it since it was made.
type ExistsError struct {
	Found  Incident
	Fields []Field // in which it differs, in the order of the form
}

// Error implements error.
func (e *ExistsError) Error() string {
	labels := make([]clean.Safe, len(e.Fields))
	for i, f := range e.Fields {
		labels[i] = f.Label()
	}
	return clean.Safef(
		"#%d was made of this draft already, and differs: %s",
		e.Found.Number,
		clean.Join(clean.Literal(", "), labels...),
	).String()
}

// Unwrap makes it an [ErrExists].
func (e *ExistsError) Unwrap() error { return ErrExists }

// Missing returns the fields of what the draft asks for that an incident does not
// have. What is not asked for, an owner or a tag, may have been added; and the
// service is free in white space at the ends and in how it ends lines.
func (d Draft) Missing(in Incident) []Field {
	want := d.Incident()
	var fields []Field
	for _, f := range Fields() {
		if f.kind().missing(want, in) {
			fields = append(fields, f)
		}
	}
	return fields
}

// SameText reports whether a service that was given one text may have kept it as
// the other.
func SameText(a, b clean.Text) bool { return plain(a) == plain(b) }

func plain(t clean.Text) string {
	return strings.TrimSpace(strings.ReplaceAll(t.Raw(), "\r\n", "\n"))
}
