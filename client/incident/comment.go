package incident

import (
	"errors"
	"fmt"
	"strings"

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

// Note returns the comment's text to be edited. It has no ID yet.
func (c Comment) Note(in Incident) Note {
	return Note{
		Of:       c.ID,
		Incident: in.ID,
		Number:   in.Number,
		Text:     c.Message.Raw(),
		Was:      c.Message.Raw(),
		Made:     c.Created,
		ETag:     c.ETag,
	}
}
