package incident

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"sentinelq/client/clean"
)

// Comment is one comment of an incident. Its message may be plain text,
// Markdown or basic HTML; nothing says which.
type Comment struct {
	ID           ID // chosen by whoever writes it, which makes sending it again harmless
	ETag         string
	Message      clean.Text
	Author       Owner
	Created      Stamp
	LastModified Stamp
}

// IsBy reports whether me wrote the comment: the service lets nobody else
// change it.
func (c Comment) IsBy(me Owner) bool { return !me.IsZero() && c.Author.Is(me) }

// Errors of [CheckComment], made for the person who wrote it.
var (
	ErrNoComment    = errors.New("nothing is written")
	ErrLongComment  = fmt.Errorf("longer than the %d characters that Azure takes", MaxComment)
	ErrManyComments = fmt.Errorf("the incident has the %d comments that Azure allows", MaxComments)
)

// CheckComment checks a message against the service's rules before it is sent.
// Existing is how many comments the incident has; a comment that replaces
// another one is not one more.
func CheckComment(message string, existing int, replaces bool) error {
	switch {
	case strings.TrimSpace(message) == "":
		return ErrNoComment
	case Length(message) > MaxComment:
		return ErrLongComment
	case existing >= MaxComments && !replaces:
		return ErrManyComments
	}
	return nil
}

// NoteKind is what a note becomes.
type NoteKind string

// The kinds. In a task and a bookmark the first line is the title.
const (
	NoteComment  NoteKind = ""
	NoteTask     NoteKind = "task"
	NoteBookmark NoteKind = "bookmark"
)

// Note is a comment, a task or a bookmark that is being written: what was typed,
// and for which incident. Like a [Draft] it has the ID under which it is sent,
// however often.
type Note struct {
	ID       ID // of what it becomes
	Kind     NoteKind
	Incident ID
	Number   int    // of the incident, for the person
	Text     string // as it was typed
	Replaces bool   // it is the new text of something that is there
	ETag     string // of that
	SavedAt  time.Time
}

// Split returns the first line, without surrounding spaces, and the rest.
func (n Note) Split() (title, rest string) {
	title, rest, _ = strings.Cut(strings.TrimLeft(n.Text, " \t\r\n"), "\n")
	return strings.TrimSpace(title), strings.TrimSpace(rest)
}

// IsBlank reports whether nothing is written that would be missed.
func (n Note) IsBlank() bool { return strings.TrimSpace(n.Text) == "" }

// Note returns the comment's text to be edited.
func (c Comment) Note(in Incident) Note {
	return Note{ID: c.ID, Incident: in.ID, Number: in.Number, Text: c.Message.Raw(), Replaces: true, ETag: c.ETag}
}
