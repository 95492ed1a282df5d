package incident

import (
	"time"

	"sentinelq/client/clean"
)

// Unsent is a draft that waits, with when it was last typed in.
type Unsent struct {
	Draft   Draft
	SavedAt time.Time
}

// IsBlank reports whether nothing was typed or chosen in the draft that would
// be missed.
func (d Draft) IsBlank() bool {
	blank := NewDraft(d.ID)
	return d.Title == "" && d.Description == "" && d.OwnerText == "" && d.TagText == "" &&
		len(d.Tags) == 0 && d.Owner.IsZero() && d.Closing.IsZero() &&
		d.Severity == blank.Severity && d.Status == blank.Status
}

// Template is a draft with a name, for reports that keep coming. Its draft has
// no ID; each use gets one of its own.
type Template struct {
	Name  clean.Text
	Draft Draft
}

// Fill returns the template's values in a new draft with the given ID.
func (t Template) Fill(id ID) Draft {
	d := t.Draft
	d.ID, d.Sent = id, false
	return d
}
