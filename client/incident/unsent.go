package incident

import (
	"reflect"
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
	d.Sent = false
	return d.Equal(NewDraft(d.ID))
}

// Equal reports whether two drafts hold the same.
func (d Draft) Equal(other Draft) bool {
	d.Edits, other.Edits = nil, nil // what they are to change is no part of what they hold
	d.Tags, other.Tags = append([]string{}, d.Tags...), append([]string{}, other.Tags...)
	return reflect.DeepEqual(d, other)
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
