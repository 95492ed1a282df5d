package client

import (
	"bytes"
	"encoding/json"

	"sentinelq/client/clean"
)

// The shapes of the service's JSON, of which only what this program uses is
// named. Enums are strings: the service's are open, and a value that nobody
// knows here must go back as it came.

// wireList is a page of a list.
type wireList[W any] struct {
	Value    []W    `json:"value"` // nil where there is no list
	NextLink string `json:"nextLink"`
}

// resource is what every resource of the resource manager has.
type resource struct {
	ID   text   `json:"id"`
	Name string `json:"name"`
	ETag string `json:"etag"`
}

// wireIncident is the Incident of an answer.
type wireIncident struct {
	resource
	Properties wireProperties `json:"properties"`
}

type wireProperties struct {
	Title                 text           `json:"title"`
	Description           text           `json:"description"`
	Severity              string         `json:"severity"`
	Status                string         `json:"status"`
	Classification        string         `json:"classification"`
	ClassificationReason  string         `json:"classificationReason"`
	ClassificationComment text           `json:"classificationComment"`
	Owner                 wireOwner      `json:"owner"`
	Labels                []wireLabel    `json:"labels"`
	FirstActivity         string         `json:"firstActivityTimeUtc"`
	LastActivity          string         `json:"lastActivityTimeUtc"`
	Created               string         `json:"createdTimeUtc"`
	LastModified          string         `json:"lastModifiedTimeUtc"`
	Number                int            `json:"incidentNumber"`
	URL                   text           `json:"incidentUrl"`
	Provider              text           `json:"providerName"`
	ProviderIncidentID    text           `json:"providerIncidentId"`
	AnalyticRules         []text         `json:"relatedAnalyticRuleIds"`
	Additional            wireAdditional `json:"additionalData"`
}

type wireOwner struct {
	ObjectID          text   `json:"objectId"`
	Email             text   `json:"email"`
	AssignedTo        text   `json:"assignedTo"`
	UserPrincipalName text   `json:"userPrincipalName"`
	Type              string `json:"ownerType"`
}

// wirePerson is who wrote something.
type wirePerson struct {
	ObjectID          text `json:"objectId"`
	Email             text `json:"email"`
	Name              text `json:"name"`
	UserPrincipalName text `json:"userPrincipalName"`
}

type wireLabel struct {
	Name text   `json:"labelName"`
	Type string `json:"labelType"`
}

type wireAdditional struct {
	Alerts      int    `json:"alertsCount"`
	Bookmarks   int    `json:"bookmarksCount"`
	Comments    int    `json:"commentsCount"`
	Products    []text `json:"alertProductNames"`
	Tactics     []text `json:"tactics"`
	Techniques  []text `json:"techniques"`
	ProviderURL text   `json:"providerIncidentUrl"`
}

// incidentRequest is the Incident of a PUT. A field without a value is left
// out, which is how the service is told that there is none.
type incidentRequest struct {
	ETag       string            `json:"etag,omitempty"`
	Properties requestProperties `json:"properties"`
}

func (r incidentRequest) version() string { return r.ETag }

type requestProperties struct {
	Title                 clean.Text     `json:"title"`
	Description           clean.Text     `json:"description,omitzero"`
	Severity              string         `json:"severity"`
	Status                string         `json:"status"`
	Classification        string         `json:"classification,omitempty"`
	ClassificationReason  string         `json:"classificationReason,omitempty"`
	ClassificationComment clean.Text     `json:"classificationComment,omitzero"`
	Owner                 *requestOwner  `json:"owner,omitempty"`
	Labels                []requestLabel `json:"labels,omitzero"` // nil is left out, empty is sent
	FirstActivity         string         `json:"firstActivityTimeUtc,omitempty"`
	LastActivity          string         `json:"lastActivityTimeUtc,omitempty"`
}

type requestOwner struct {
	ObjectID          clean.Text `json:"objectId,omitzero"`
	Email             clean.Text `json:"email,omitzero"`
	AssignedTo        clean.Text `json:"assignedTo,omitzero"`
	UserPrincipalName clean.Text `json:"userPrincipalName,omitzero"`
	Type              string     `json:"ownerType,omitempty"`
}

type requestLabel struct {
	Name clean.Text `json:"labelName"`
}

// text is a clean.Text that takes any JSON: where a string should be and is
// not, there is no text. Without it one such field would stop the decoding of
// a whole page.
type text struct{ clean.Text }

// UnmarshalJSON implements json.Unmarshaler and never fails.
func (t *text) UnmarshalJSON(data []byte) error {
	if t.Text.UnmarshalJSON(data) != nil {
		*t = text{}
	}
	return nil
}

// anything is a clean.Text that takes any JSON and keeps it: a string as what it
// says, null as nothing, and all else as JSON without spaces. Package
// encoding/json gives it valid JSON only.
type anything struct{ clean.Text }

// UnmarshalJSON implements json.Unmarshaler and never fails.
func (a *anything) UnmarshalJSON(data []byte) error {
	if a.Text.UnmarshalJSON(data) == nil {
		return nil
	}
	var compact bytes.Buffer
	*a = anything{}
	if json.Compact(&compact, data) == nil {
		a.Text = clean.New(compact.String())
	}
	return nil
}
