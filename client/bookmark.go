package client

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// MaxAllBookmarks is how many of a workspace's bookmarks are listed.
const MaxAllBookmarks = 1000

// Bookmarks returns the bookmarks of an incident, the newest first
// (Incidents_ListBookmarks). For time and number of such calls see
// [Client.Alerts]. A bookmark without a name is left out. The errors are those
// of [Client.Get].
func (c *Client) Bookmarks(ctx context.Context, in incident.ID) ([]incident.Bookmark, error) {
	do, err := c.evidence("list bookmarks", in, "bookmarks")
	if err != nil {
		return nil, err
	}
	bookmarks, _, err := page(ctx, c, do, "", (*wireBookmark).bookmark)
	sortBookmarks(bookmarks)
	return bookmarks, err
}

// AllBookmarks returns the bookmarks of the workspace, the newest first
// (Bookmarks_List). The service can neither sort nor filter them; of a workspace
// with more than [MaxAllBookmarks] these are among those that it lists first.
// The errors are those of [Client.List].
func (c *Client) AllBookmarks(ctx context.Context) ([]incident.Bookmark, error) {
	do, err := c.at(call{operation: "list bookmarks", method: http.MethodGet}, "bookmarks")
	if err != nil {
		return nil, err
	}
	do.limit = ListTimeout
	bookmarks, err := list(ctx, c, do, MaxAllBookmarks, (*wireBookmark).bookmark)
	sortBookmarks(bookmarks)
	return bookmarks[:min(len(bookmarks), MaxAllBookmarks)], err
}

func sortBookmarks(bookmarks []incident.Bookmark) {
	slices.SortFunc(bookmarks, func(a, b incident.Bookmark) int {
		return cmp.Or(b.Created.Time().Compare(a.Created.Time()), cmp.Compare(a.ID, b.ID))
	})
}

// CreateBookmark makes a bookmark under its own ID and returns it as the service
// keeps it (Bookmarks_CreateOrUpdate without an etag). It looks first, as
// [Client.Create] does: a bookmark of that name and query is what an earlier call
// has made; another one stays, with incident.ErrExists. It takes the Contributor
// role; [incident.CheckBookmark] is the caller's to ask.
func (c *Client) CreateBookmark(ctx context.Context, b incident.Bookmark) (incident.Bookmark, error) {
	do, err := c.at(call{operation: "create bookmark", method: http.MethodPut}, "bookmarks", string(b.ID))
	if err != nil {
		return incident.Bookmark{}, err
	}
	do.body = bookmarkRequest{Properties: bookmarkProperties{
		Name:      b.Name,
		Query:     b.Query,
		Notes:     b.Notes,
		Result:    b.Result,
		Labels:    b.Labels,
		EventTime: b.EventTime.Wire(),
	}}
	return create(ctx, c, do, (*wireBookmark).bookmark, func(found incident.Bookmark, tried bool) error {
		return unless(do, tried || incident.SameText(found.Name, b.Name) && incident.SameText(found.Query, b.Query))
	})
}

// wireBookmark is the Bookmark of an answer, and what Incidents_ListBookmarks
// has for one.
type wireBookmark struct {
	resource
	Properties struct {
		Name         text       `json:"displayName"`
		FriendlyName text       `json:"friendlyName"`
		Notes        text       `json:"notes"`
		Query        text       `json:"query"`
		Result       anything   `json:"queryResult"` // JSON in a string
		Labels       []text     `json:"labels"`
		EventTime    string     `json:"eventTime"`
		Created      string     `json:"created"`
		CreatedBy    wirePerson `json:"createdBy"`
	} `json:"properties"`
}

func (w *wireBookmark) bookmark() (incident.Bookmark, bool) {
	name, ok := w.name()
	p := &w.Properties
	title := p.Name.Text
	if title.IsEmpty() {
		title = p.FriendlyName.Text
	}
	return incident.Bookmark{
		ID: incident.ParseID(name), ETag: w.ETag, Name: title, Notes: p.Notes.Text, Query: p.Query.Text,
		Result: p.Result.Text, Labels: filled(p.Labels), EventTime: incident.ParseStamp(p.EventTime),
		Created: incident.ParseStamp(p.Created), CreatedBy: p.CreatedBy.person(),
	}, ok
}

// bookmarkRequest is the Bookmark of a PUT. Its labels are plain strings, other
// than those of an incident.
type bookmarkRequest struct {
	Properties bookmarkProperties `json:"properties"`
}

type bookmarkProperties struct {
	Name      clean.Text   `json:"displayName"`
	Query     clean.Text   `json:"query"`
	Notes     clean.Text   `json:"notes,omitzero"`
	Result    clean.Text   `json:"queryResult,omitzero"`
	Labels    []clean.Text `json:"labels,omitempty"`
	EventTime string       `json:"eventTime,omitempty"`
}
