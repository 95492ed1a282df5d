package wire

import "sentinelq/client/simulator/respond"

// Types of relations and of what they lead to.
const (
	TypeRelation        = "Microsoft.SecurityInsights/incidents/relations"
	TypeRelatedAlert    = "Microsoft.SecurityInsights/entities"
	TypeRelatedBookmark = "Microsoft.SecurityInsights/bookmarks"
	KindAlert           = "SecurityAlert"
	KindBookmark        = "Bookmark"
)

// Relation ties an alert or a bookmark to an incident (IncidentRelations_Get).
type Relation = Resource[RelationProperties]

// RelationProperties are the fields of a relation. A bookmark has no kind in
// the examples of 2025-09-01.
type RelationProperties struct {
	RelatedResourceID   string `json:"relatedResourceId"`
	RelatedResourceName string `json:"relatedResourceName"`
	RelatedResourceType string `json:"relatedResourceType"`
	RelatedResourceKind string `json:"relatedResourceKind,omitempty"`
}

// SentRelation is the body of a PUT of a relation.
type SentRelation struct {
	ETag       string `json:"etag"`
	Properties *struct {
		RelatedResourceID string `json:"relatedResourceId"`
	} `json:"properties"`
}

// ParseRelation reads the body of a PUT.
func ParseRelation(content []byte) (SentRelation, error) {
	var body SentRelation
	if err := parse(content, &body); err != nil {
		return SentRelation{}, err
	}
	switch {
	case body.Properties == nil:
		return SentRelation{}, missingProperties()
	case body.Properties.RelatedResourceID == "":
		return SentRelation{}, respond.BadRequest("'RelatedResourceId' must have a non-empty value")
	}
	return body, nil
}
