package incident

import (
	"slices"
	"strings"

	"sentinelq/client/clean"
)

// Mistake is a rule that a draft breaks, at the field where it is shown.
type Mistake struct {
	Field Field
	Text  clean.Safe
}

// Mistakes checks the rules of the create panel and returns every one that is
// broken, in the order of the form. A draft without mistakes may be sent.
func (d Draft) Mistakes() []Mistake {
	d = d.Trimmed()
	var found []Mistake
	add := func(f Field, text clean.Safe) {
		if !d.left(f) {
			found = append(found, Mistake{f, text})
		}
	}
	if strings.TrimSpace(d.Title) == "" {
		add(FieldTitle, clean.Literal("a title is required"))
	}
	if over := Length(d.Description) - MaxDescription; over > 0 {
		add(FieldDescription, clean.Concat(clean.Int(over), clean.Literal(" characters over the limit of 5,000")))
	}
	if !slices.Contains(Severities(), d.Severity) {
		add(FieldSeverity, clean.Literal("choose a severity"))
	}
	if !slices.Contains(Statuses(), d.Status) {
		add(FieldStatus, clean.Literal("choose a status"))
	}
	if d.Status == Closed && !slices.ContainsFunc(Closings(), d.Closing.SamePair) {
		add(FieldClosing, clean.Literal("a closed incident needs a classification"))
	}
	return found
}

// left reports whether an edit leaves a field as Azure has it: then whatever it
// is, it is not the person's mistake. Who closes an incident decides on its
// classification too; the comment, which a panel may not show as it is, decides
// nothing.
func (d Draft) left(f Field) bool {
	switch {
	case d.Edits == nil || f == FieldTitle:
		return false
	case f == FieldClosing:
		return d.Edits.Status == Closed && d.Closing.SamePair(d.Edits.Closing)
	}
	return !f.differs(*d.Edits, d.Incident())
}
