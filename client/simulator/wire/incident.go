package wire

import (
	"encoding/json"
	"slices"
)

// Incident is an incident as it stands on the wire.
type Incident struct {
	ID         string     `json:"id"`
	Name       string     `json:"name"`
	ETag       string     `json:"etag"`
	Type       string     `json:"type"`
	Properties Properties `json:"properties"`
}

// Properties are the fields of an incident, in Azure's spelling and order of
// the 2025-09-01 examples. Times are text, as they are sent.
type Properties struct {
	Title                  string         `json:"title"`
	Description            string         `json:"description,omitempty"`
	Severity               string         `json:"severity"`
	Status                 string         `json:"status"`
	Classification         string         `json:"classification,omitempty"`
	ClassificationReason   string         `json:"classificationReason,omitempty"`
	ClassificationComment  string         `json:"classificationComment,omitempty"`
	Owner                  Owner          `json:"owner"`
	Labels                 []Label        `json:"labels"`
	FirstActivityTimeUTC   string         `json:"firstActivityTimeUtc,omitempty"`
	LastActivityTimeUTC    string         `json:"lastActivityTimeUtc,omitempty"`
	LastModifiedTimeUTC    string         `json:"lastModifiedTimeUtc"`
	CreatedTimeUTC         string         `json:"createdTimeUtc"`
	IncidentNumber         int            `json:"incidentNumber"`
	AdditionalData         AdditionalData `json:"additionalData"`
	RelatedAnalyticRuleIDs []string       `json:"relatedAnalyticRuleIds"`
	IncidentURL            string         `json:"incidentUrl"`
	ProviderName           string         `json:"providerName"`
	ProviderIncidentID     string         `json:"providerIncidentId"`
}

// Label is a tag of an incident.
type Label struct {
	LabelName string `json:"labelName"`
	LabelType string `json:"labelType"`
}

// AdditionalData holds the read-only counts. Techniques are no part of the
// 2025-09-01 schema, yet servers answer with them. Incidents from Defender have
// its portal's address.
type AdditionalData struct {
	AlertsCount         int      `json:"alertsCount"`
	BookmarksCount      int      `json:"bookmarksCount"`
	CommentsCount       int      `json:"commentsCount"`
	AlertProductNames   []string `json:"alertProductNames"`
	Tactics             []string `json:"tactics"`
	Techniques          []string `json:"techniques"`
	ProviderIncidentURL string   `json:"providerIncidentUrl,omitempty"`
}

// Owner is whom an incident is assigned to. Fields that are not known, and all
// of them when nobody is assigned, are written as null.
type Owner struct {
	ObjectID          string `json:"objectId"`
	Email             string `json:"email"`
	AssignedTo        string `json:"assignedTo"`
	UserPrincipalName string `json:"userPrincipalName"`
	OwnerType         string `json:"ownerType"`
}

// IsZero reports whether the owner names nobody.
func (o Owner) IsZero() bool {
	return o.ObjectID == "" && o.Email == "" && o.AssignedTo == "" && o.UserPrincipalName == ""
}

// MarshalJSON implements json.Marshaler.
func (o Owner) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ObjectID          *string `json:"objectId"`
		Email             *string `json:"email"`
		AssignedTo        *string `json:"assignedTo"`
		UserPrincipalName *string `json:"userPrincipalName"`
		OwnerType         *string `json:"ownerType,omitempty"`
	}{
		orNull(o.ObjectID), orNull(o.Email), orNull(o.AssignedTo),
		orNull(o.UserPrincipalName), orNull(o.OwnerType),
	})
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// Clone returns a copy that shares nothing that can be written to.
func (in Incident) Clone() Incident {
	p := &in.Properties
	p.Labels = slices.Clone(p.Labels)
	p.RelatedAnalyticRuleIDs = slices.Clone(p.RelatedAnalyticRuleIDs)
	p.AdditionalData.AlertProductNames = slices.Clone(p.AdditionalData.AlertProductNames)
	p.AdditionalData.Tactics = slices.Clone(p.AdditionalData.Tactics)
	p.AdditionalData.Techniques = slices.Clone(p.AdditionalData.Techniques)
	return in
}

// FillLists makes empty lists of missing ones: the service writes [] and never
// null.
func (p *Properties) FillLists() {
	for _, list := range []*[]string{
		&p.RelatedAnalyticRuleIDs, &p.AdditionalData.AlertProductNames,
		&p.AdditionalData.Tactics, &p.AdditionalData.Techniques,
	} {
		if *list == nil {
			*list = []string{}
		}
	}
	if p.Labels == nil {
		p.Labels = []Label{}
	}
}
