package incident

import (
	"slices"
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
	if d.Edits != nil {
		return d.ChangeFrom(NewEdit(d.ID, *d.Edits)).IsZero()
	}
	blank := NewDraft(d.ID)
	return d.Title == "" && d.Description == "" && d.OwnerText == "" && d.TagText == "" &&
		len(d.Tags) == 0 && d.Owner.IsZero() && d.Closing.IsZero() &&
		d.Severity == blank.Severity && d.Status == blank.Status
}

// Equal reports whether two drafts hold the same.
func (d Draft) Equal(other Draft) bool {
	return d.ID == other.ID && d.Title == other.Title && d.Description == other.Description &&
		d.Severity == other.Severity && d.Status == other.Status && d.Closing == other.Closing &&
		d.Owner == other.Owner && d.OwnerText == other.OwnerText &&
		slices.Equal(d.Tags, other.Tags) && d.TagText == other.TagText && d.Sent == other.Sent
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
	d.ID, d.Sent, d.Edits = id, false, nil
	return d
}

// Unwritten is a draft, a note or a template that is kept in memory only, and ends
// with the program.
type Unwritten struct {
	ID       ID         // of a draft or note
	Template clean.Text // the template's name, where ID is empty
	Why      error      // in words for the middle of a sentence
}
