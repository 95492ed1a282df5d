package incident

import (
	"strings"
	"time"

	"sentinelq/client/clean"
)

// NoteKind is what a note becomes.
type NoteKind string

// The kinds. In a task and a bookmark the first line is the title.
const (
	NoteComment  NoteKind = ""
	NoteTask     NoteKind = "task"
	NoteBookmark NoteKind = "bookmark"
	NoteClosing  NoteKind = "closing"  // why an incident is closed
	NoteTags     NoteKind = "tags"     // a tag that is typed, and those chosen besides
	NoteOwner    NoteKind = "owner"    // who is to own the incident
	NoteAlert    NoteKind = "alert"    // an alert that is to be related
	NoteTemplate NoteKind = "template" // what a draft is to be called as a template
)

// Label returns the kind in words for the middle of a sentence.
func (k NoteKind) Label() clean.Safe {
	switch k {
	case NoteComment:
		return clean.Literal("comment")
	case NoteTask:
		return clean.Literal("task")
	case NoteBookmark:
		return clean.Literal("bookmark")
	case NoteClosing:
		return clean.Literal("closing comment")
	case NoteTags:
		return clean.Literal("tags")
	case NoteOwner:
		return clean.Literal("owner")
	case NoteAlert:
		return clean.Literal("alert")
	case NoteTemplate:
		return clean.Literal("template's name")
	}
	return clean.New(string(k)).Safe()
}

// Note is what is being typed for an incident besides a [Draft]: the text of a
// comment, a task or a bookmark, or the answer to a question. It has an ID of its
// own; a new comment, task or bookmark is sent under that, however often.
type Note struct {
	ID       ID
	Kind     NoteKind
	Incident ID     // of a template's name: the draft's
	Number   int    // of the incident, for the person
	Text     string // as it was typed
	SavedAt  time.Time

	Of   ID     // the comment or task whose text it is to replace; empty for something new
	Was  string // the text of that as it was read; empty where it is not known
	Made Stamp  // when that was made
	ETag string // of that

	Closing    Closing  // of a closing comment: the classification, without the comment
	AddTags    []string // of tags
	RemoveTags []string
}

// Replaces reports whether it is the new text of something that is there.
func (n Note) Replaces() bool { return n.Of != "" }

// IsWritten reports whether it is written in a panel, and not the answer to a
// question.
func (n Note) IsWritten() bool {
	return n.Kind == NoteComment || n.Kind == NoteTask || n.Kind == NoteBookmark
}

// Split returns the first line, without surrounding spaces, and the rest.
func (n Note) Split() (title, rest string) {
	title, rest, _ = strings.Cut(strings.TrimLeft(n.Text, " \t\r\n"), "\n")
	return strings.TrimSpace(title), strings.TrimSpace(rest)
}

// IsBlank reports whether nothing is written or chosen that would be missed.
func (n Note) IsBlank() bool {
	return strings.TrimSpace(n.Text) == "" && len(n.AddTags)+len(n.RemoveTags) == 0
}
