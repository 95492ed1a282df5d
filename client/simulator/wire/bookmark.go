package wire

import (
	"strings"
	"time"

	"sentinelq/client/simulator/respond"
)

// Bookmark is a finding of a hunt that somebody kept (Bookmarks_Get). Its etag
// has quotes inside.
type Bookmark = Resource[BookmarkProperties]

// BookmarkProperties are the fields of a bookmark. Its labels are plain text,
// unlike those of an incident.
type BookmarkProperties struct {
	DisplayName    string        `json:"displayName"`
	Created        string        `json:"created"`
	CreatedBy      Person        `json:"createdBy"`
	Updated        string        `json:"updated"`
	UpdatedBy      Person        `json:"updatedBy"`
	Notes          string        `json:"notes,omitempty"`
	Labels         []string      `json:"labels"`
	Query          string        `json:"query"`
	QueryResult    string        `json:"queryResult,omitempty"`
	EventTime      string        `json:"eventTime,omitempty"`
	QueryStartTime string        `json:"queryStartTime,omitempty"`
	QueryEndTime   string        `json:"queryEndTime,omitempty"`
	IncidentInfo   *IncidentInfo `json:"incidentInfo,omitempty"`
}

// IncidentInfo is the incident that a bookmark is related to.
type IncidentInfo struct {
	IncidentID   string `json:"incidentId"`
	Severity     string `json:"severity"`
	Title        string `json:"title"`
	RelationName string `json:"relationName"`
}

// SentBookmark is the body of a PUT of a bookmark.
type SentBookmark struct {
	ETag       string                  `json:"etag"`
	Properties *SentBookmarkProperties `json:"properties"`
}

// SentBookmarkProperties are the fields of a bookmark that can be written.
type SentBookmarkProperties struct {
	DisplayName    string   `json:"displayName"`
	Notes          string   `json:"notes"`
	Labels         []string `json:"labels"`
	Query          string   `json:"query"`
	QueryResult    string   `json:"queryResult"`
	EventTime      string   `json:"eventTime"`
	QueryStartTime string   `json:"queryStartTime"`
	QueryEndTime   string   `json:"queryEndTime"`
}

// ParseBookmark reads the body of a PUT.
func ParseBookmark(content []byte) (SentBookmark, error) {
	var body SentBookmark
	if err := parse(content, &body); err != nil {
		return SentBookmark{}, err
	}
	p := body.Properties
	switch {
	case p == nil:
		return SentBookmark{}, missingProperties()
	case strings.TrimSpace(p.DisplayName) == "":
		return SentBookmark{}, respond.BadRequest("'DisplayName' must have a non-empty value")
	case strings.TrimSpace(p.Query) == "":
		return SentBookmark{}, respond.BadRequest("'Query' must have a non-empty value")
	}
	for _, text := range []string{p.EventTime, p.QueryStartTime, p.QueryEndTime} {
		if _, err := time.Parse(time.RFC3339Nano, text); text != "" && err != nil {
			return SentBookmark{}, respond.BadRequest("'%s' is not a date and time.", text)
		}
	}
	return body, nil
}

// WriteTo writes every writable field to p.
func (s *SentBookmarkProperties) WriteTo(p *BookmarkProperties) {
	p.DisplayName, p.Notes, p.Query, p.QueryResult = s.DisplayName, s.Notes, s.Query, s.QueryResult
	p.EventTime, p.QueryStartTime, p.QueryEndTime = s.EventTime, s.QueryStartTime, s.QueryEndTime
	p.Labels = append([]string{}, s.Labels...)
}
