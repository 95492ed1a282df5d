package simulator

import (
	"fmt"
	"net/http"
	"strings"

	"sentinelq/client/simulator/evidence"
	"sentinelq/client/simulator/parts"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

const (
	looseAlerts    = 12 // alerts that belong to no incident
	listedEntities = 20 // entities of a kind that are listed at most
)

// alertRef is where an alert comes from. An alert outlives its incident.
type alertRef struct {
	origin *evidence.Origin
	nth    int
}

// alerts finds alerts by their IDs in lower case. It is filled when it is
// needed, and only with the origins that came since.
type alerts struct {
	origins []*evidence.Origin
	indexed int
	byID    map[string]alertRef
}

// alert finds an alert of the workspace.
func (s *Simulator) alert(id string) (alertRef, bool) {
	for _, o := range s.alerts.origins[s.alerts.indexed:] {
		for n := range o.Alerts {
			s.alerts.byID[s.evidence.AlertID(*o, n)] = alertRef{o, n}
		}
	}
	s.alerts.indexed = len(s.alerts.origins)
	ref, found := s.alerts.byID[strings.ToLower(id)]
	return ref, found
}

// related finds what a relation is to lead to, by its resource ID.
func (s *Simulator) related(id string) (parts.Related, error) {
	provider := s.scope.Provider() + "/"
	if !strings.HasPrefix(id, "/") {
		return parts.Related{}, respond.BadRequest("The related resource ID '%s' is not valid.", id)
	}
	if len(id) < len(provider) || !strings.EqualFold(id[:len(provider)], provider) {
		return parts.Related{}, respond.BadRequest("Related resource '%s' must be in the same workspace as the incident.", id)
	}
	kind, name, _ := strings.Cut(id[len(provider):], "/")
	switch strings.ToLower(kind) {
	case "entities":
		if ref, found := s.alert(name); found {
			return parts.Related{
				RelationProperties: evidence.RelatedAlert(s.scope.Provider(), strings.ToLower(name)), Defender: ref.origin.FromDefender(),
			}, nil
		}
	case "bookmarks":
		if b, found := s.bookmarks().Get(name); found {
			return parts.Related{RelationProperties: evidence.RelatedBookmark(s.scope.Provider(), b.Name)}, nil
		}
	default:
		return parts.Related{}, respond.BadRequest("Relations to resource '%s' are not supported.", id)
	}
	return parts.Related{}, respond.Refuse(http.StatusNotFound, "NotFound", fmt.Sprintf("resource '%s' does not exist", name))
}

// ofIncident returns the alerts that an incident has now.
func (s *Simulator) ofIncident(r *record) []alertRef {
	var all []alertRef
	for _, relation := range s.file(r).Relations.All() {
		if ref, found := s.alert(relation.Properties.RelatedResourceName); found && parts.IsAlert(relation.Properties) {
			all = append(all, ref)
		}
	}
	return all
}

// listAlerts answers Incidents_ListAlerts.
func (s *Simulator) listAlerts(r *record) respond.Answer {
	value := []wire.Alert{}
	for _, ref := range s.ofIncident(r) {
		value = append(value, s.evidence.Alert(*ref.origin, ref.nth))
	}
	return respond.JSON(http.StatusOK, struct {
		Value []wire.Alert `json:"value"`
	}{value})
}

// listEntities answers Incidents_ListEntities. As was seen of the service, it
// lists fewer entities of a kind than it counts.
func (s *Simulator) listEntities(r *record) respond.Answer {
	entities, kinds := []wire.Entity{}, []string{}
	counts, seen := map[string]int{}, map[string]bool{}
	for _, ref := range s.ofIncident(r) {
		for _, e := range s.evidence.Entities(*ref.origin, ref.nth) {
			if seen[e.Name] {
				continue
			}
			seen[e.Name] = true
			if counts[e.Kind] == 0 {
				kinds = append(kinds, e.Kind)
			}
			if counts[e.Kind]++; counts[e.Kind] <= listedEntities {
				entities = append(entities, e)
			}
		}
	}
	metaData := []wire.EntityCount{}
	for _, kind := range kinds {
		metaData = append(metaData, wire.EntityCount{EntityKind: kind, Count: counts[kind]})
	}
	return respond.JSON(http.StatusOK, struct {
		Entities []wire.Entity      `json:"entities"`
		MetaData []wire.EntityCount `json:"metaData"`
	}{entities, metaData})
}
