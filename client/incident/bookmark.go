package incident

import (
	"errors"
	"fmt"
	"strings"

	"sentinelq/client/clean"
)

// Bookmark is a finding that somebody kept from hunting: a query, and a row of
// what it found.
type Bookmark struct {
	ID        ID
	ETag      string
	Name      clean.Text // displayName
	Notes     clean.Text
	Query     clean.Text
	Result    clean.Text // queryResult: JSON in a string
	Labels    []clean.Text
	EventTime Stamp
	Created   Stamp
	CreatedBy Owner
}

// Errors of [CheckBookmark], made for the person who wrote it.
var (
	ErrNoBookmarkName  = errors.New("a bookmark needs a name")
	ErrNoBookmarkQuery = errors.New("a bookmark needs the query that it comes from")
	ErrManyBookmarks   = fmt.Errorf("the incident has the %d bookmarks that Azure allows", MaxBookmarks)
)

// CheckBookmark checks a new bookmark of an incident against the service's rules
// before it is sent.
func CheckBookmark(b Bookmark, existing int) error {
	switch {
	case strings.TrimSpace(b.Name.Raw()) == "":
		return ErrNoBookmarkName
	case strings.TrimSpace(b.Query.Raw()) == "":
		return ErrNoBookmarkQuery
	case existing >= MaxBookmarks:
		return ErrManyBookmarks
	}
	return nil
}
