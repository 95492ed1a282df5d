package parts

import (
	"fmt"
	"net/http"
	"strings"

	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// Limits of an incident.
const (
	MaxAlerts    = 150
	MaxBookmarks = 20
)

// Related is what a relation leads to.
type Related struct {
	wire.RelationProperties
	Defender bool // is an alert of a Defender product
}

// IsAlert reports whether a relation leads to an alert, and not to a bookmark.
func IsAlert(p wire.RelationProperties) bool { return p.RelatedResourceType == wire.TypeRelatedAlert }

// Binding is a relation that is asked for.
type Binding struct {
	Name   string
	ETag   string
	To     Related
	Synced bool // the incident comes from Defender
}

// PutRelation answers IncidentRelations_CreateOrUpdate, and reports whether the
// relation is new.
func (f *Parts) PutRelation(by Stamp, b Binding) (isNew bool, err error) {
	relation, found := f.Relations.Get(b.Name)
	id := by.Incident + "/relations/" + b.Name
	if err := checkETag(b.ETag, relation.ETag, id); err != nil {
		return false, err
	}
	if err := f.checkBinding(by, b, relation, found); err != nil {
		return false, err
	}
	f.Relations.Put(wire.Relation{
		ID: id, Name: b.Name, Type: wire.TypeRelation, ETag: by.ETag, Properties: b.To.RelationProperties,
	})
	return !found, nil
}

func (f *Parts) checkBinding(by Stamp, b Binding, have wire.Relation, found bool) error {
	to := b.To.RelationProperties
	if found {
		return checkReplaced(b, have)
	}
	if err := checkRelationName(by, b); err != nil {
		return err
	}
	if b.Synced && b.To.Defender {
		return respond.BadRequest("Defender alerts cannot be added to Defender incidents.")
	}
	for _, r := range f.Relations.items {
		if strings.EqualFold(r.Properties.RelatedResourceID, to.RelatedResourceID) {
			return respond.BadRequest("Related resource '%s' already exists in incident '%s'.", to.RelatedResourceName, by.Incident)
		}
	}
	if limit := limitOf(to); f.Related(IsAlert(to)) >= limit {
		return respond.BadRequest("The incident has reached the maximum of %d relations of type '%s'.", limit, to.RelatedResourceType)
	}
	return nil
}

// checkReplaced refuses a name that is taken, unless by the same relation.
func checkReplaced(b Binding, have wire.Relation) error {
	switch {
	case have.Properties.RelatedResourceType != b.To.RelatedResourceType:
		return respond.BadRequest("A relation of a different type with the name '%s' already exists.", b.Name)
	case !strings.EqualFold(have.Properties.RelatedResourceID, b.To.RelatedResourceID):
		return respond.Refuse(http.StatusConflict, "Conflict",
			fmt.Sprintf("Relation '%s' already exists and is bound to a different alert.", b.Name))
	}
	return nil
}

// checkRelationName wants the pattern of the specification, or the form that
// the documentation has.
func checkRelationName(by Stamp, b Binding) error {
	incident := by.Incident[strings.LastIndexByte(by.Incident, '/')+1:]
	if strings.EqualFold(b.Name, incident+"_"+b.To.RelatedResourceName) {
		return nil
	}
	const shortest, longest = 3, 63
	isOther := func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", r)
	}
	if len(b.Name) < shortest || len(b.Name) > longest || strings.ContainsFunc(b.Name, isOther) {
		return respond.BadRequest("The relation name '%s' is not valid.", b.Name)
	}
	return nil
}

func limitOf(p wire.RelationProperties) int {
	if IsAlert(p) {
		return MaxAlerts
	}
	return MaxBookmarks
}

// Related returns how many alerts, or else bookmarks, the incident has.
func (f *Parts) Related(alerts bool) (n int) {
	for _, r := range f.Relations.items {
		if IsAlert(r.Properties) == alerts {
			n++
		}
	}
	return n
}
