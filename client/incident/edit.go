package incident

import (
	"slices"
	"strings"

	"sentinelq/client/clean"
)

// Rebased returns the draft of an edit as it is to be gone on with while the incident
// is as now has it: what the person changed stays, everything else is as it is now. The
// draft was before until anything was typed. What a colleague has changed in the same
// fields is not forgotten: there the edit goes on from what the person saw.
func (d Draft) Rebased(before Draft, now Incident) Draft {
	mine := d.ChangeFrom(before)
	base := mine.Inverse(*d.Edits).Apply(now)
	base.ETag = d.Edits.ETag
	next := NewEdit(d.ID, base)
	next.Sent = d.Sent
	next.TagText = d.TagText
	for _, f := range mine.Fields() {
		if keep := f.kind().keep; keep != nil {
			keep(&next, d)
		}
	}
	if d.OwnerText != before.OwnerText {
		next.Owner, next.OwnerText = d.Owner, d.OwnerText
	}
	for _, tag := range missing(before.Tags, d.Tags) {
		if !containsTag(next.Tags, tag) {
			next.Tags = append(next.Tags, tag)
		}
	}
	gone := missing(d.Tags, before.Tags)
	next.Tags = slices.DeleteFunc(next.Tags, func(tag string) bool { return containsTag(gone, tag) })
	return next
}

// ChangeFrom returns what a person did to a draft of an edit since it was as
// before has it: only the fields in which the two differ. What a panel cannot
// show as it is, such as a control character, so is no change.
func (d Draft) ChangeFrom(before Draft) Change {
	after, before := d.Trimmed(), before.Trimmed()
	var c Change
	for _, f := range Fields() {
		f.kind().diff(&c, after, before)
	}
	return c
}

// text returns a text of this program's own.
func text(s string) *clean.Text {
	t := clean.New(s)
	return &t
}

// missing returns the tags that are not in have.
func missing(have, tags []string) []string {
	return slices.DeleteFunc(slices.Clone(tags), func(t string) bool {
		return strings.TrimSpace(t) == "" || containsTag(have, t)
	})
}

// Without returns the change without some of its fields.
func (c Change) Without(fields []Field) Change {
	for _, f := range fields {
		f.kind().drop(&c)
	}
	return c
}
