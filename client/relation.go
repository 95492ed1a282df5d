package client

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// relations returns what ties alerts and bookmarks to an incident
// (IncidentRelations_List), in the service's order. A relation without a name is
// left out. The errors are those of [Client.Get].
func (c *Client) relations(ctx context.Context, operation string, in incident.ID) ([]incident.Relation, error) {
	do, err := c.part(operation, http.MethodGet, in, "relations")
	if err != nil {
		return nil, err
	}
	return list(ctx, c, do, 0, (*wireRelation).relation)
}

// RelateAlert adds an alert to an incident, by its systemAlertId, in a relation
// of the given name (IncidentRelations_CreateOrUpdate). The name is a new GUID of
// the caller's, and the same one when the call is repeated. The service refuses
// with incident.ErrRejected an alert that is in the incident already, one of
// another workspace, the 151st, and one of Defender in an incident of Defender;
// with incident.ErrNotFound one that does not exist. [incident.CheckAlert] knows
// most of that beforehand.
func (c *Client) RelateAlert(ctx context.Context, in, name incident.ID, alertID string) error {
	return c.relate(ctx, "relate alert", in, name, "entities", alertID)
}

// RelateBookmark adds a bookmark of the workspace to an incident, as
// [Client.RelateAlert] does an alert. An incident holds 20.
func (c *Client) RelateBookmark(ctx context.Context, in, name, bookmark incident.ID) error {
	return c.relate(ctx, "relate bookmark", in, name, "bookmarks", string(bookmark))
}

// relate writes a relation. A refusal is no failure where the relation is there
// all the same, as it is when an earlier answer was lost.
func (c *Client) relate(ctx context.Context, operation string, in, name incident.ID, kind, resourceName string) error {
	do, err := c.part(operation, http.MethodPut, in, "relations", string(name))
	if err != nil {
		return err
	}
	if err := checkName(do, resourceName); err != nil {
		return err
	}
	if strings.Contains(resourceName, "/") {
		return unfit(do, "not the name of an alert or bookmark")
	}
	// A resource ID, which is no address: without scheme and host, and not escaped.
	resourceID := c.options.providerID() + "/" + kind + "/" + resourceName
	do.body = relationRequest{Properties: relationProperties{Resource: clean.New(resourceID)}}
	isTo := func(now *incident.Relation) bool { return now != nil && now.IsTo(resourceName) }
	read := func() (*incident.Relation, error) { return perhaps(ctx, c, do, (*wireRelation).relation) }
	_, err = amend(ctx, c, do, amendment[*incident.Relation]{
		read: read,
		made: isTo,
		write: func(*incident.Relation) (*incident.Relation, error) {
			made, err := one(ctx, c, do, (*wireRelation).relation)
			if errors.Is(err, incident.ErrRejected) || errors.Is(err, incident.ErrConflict) {
				if now, readErr := read(); readErr == nil && isTo(now) {
					return now, nil
				}
			}
			return &made, err
		},
	})
	return err
}

// Unrelate takes the alert or bookmark of that name off an incident
// (IncidentRelations_List and IncidentRelations_Delete). The error is
// incident.ErrNotFound when it is not in the incident, incident.ErrForbidden
// below the Contributor role, and incident.ErrRejected where it comes from
// Defender.
func (c *Client) Unrelate(ctx context.Context, in incident.ID, resourceName string) error {
	do := call{operation: "remove relation", target: in}
	if err := c.mayWrite(do); err != nil {
		return err
	}
	if err := checkName(do, resourceName); err != nil {
		return err
	}
	relations, err := c.relations(ctx, do.operation, in)
	if err != nil {
		return err
	}
	for _, r := range relations {
		if r.IsTo(resourceName) {
			return c.remove(ctx, do.operation, in, "relations", r.Name)
		}
	}
	return &incident.OperationError{
		Operation: do.operation, Target: in,
		Message: clean.New("it is not in the incident"), Cause: incident.CauseGone, Err: incident.ErrNotFound,
	}
}

// wireRelation is the Relation of an answer.
type wireRelation struct {
	resource
	Properties struct {
		Resource     text `json:"relatedResourceId"`
		ResourceName text `json:"relatedResourceName"`
		Type         text `json:"relatedResourceType"`
		Kind         text `json:"relatedResourceKind"`
	} `json:"properties"`
}

func (w *wireRelation) relation() (incident.Relation, bool) {
	name, ok := w.name()
	p := &w.Properties
	kind := p.Kind.Text
	if kind.IsEmpty() && strings.HasSuffix(strings.ToLower(p.Type.Raw()), "/bookmarks") {
		kind = clean.New("Bookmark") // the service names no kind for one
	}
	return incident.Relation{
		Name: name, ETag: w.ETag, Resource: p.Resource.Text, ResourceName: p.ResourceName.Text, Kind: kind,
	}, ok
}

// relationRequest is the Relation of a PUT.
type relationRequest struct {
	Properties relationProperties `json:"properties"`
}

type relationProperties struct {
	Resource clean.Text `json:"relatedResourceId"`
}
