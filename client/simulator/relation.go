package simulator

import (
	"net/http"

	"sentinelq/client/simulator/parts"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// Relation ties an alert or a bookmark to an incident.
type Relation = wire.Relation

// Relations returns copies of an incident's relations, the oldest first; none
// of an incident that there is not.
func (s *Simulator) Relations(name string) []Relation {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r, found := s.records[key(name)]; found {
		return s.file(r).Relations.All()
	}
	return nil
}

// isSynced reports whether an incident comes from Defender.
func (r *record) isSynced() bool { return r.Properties.ProviderName == providerDefender }

// relations returns the drawer of an incident's relations.
func (s *Simulator) relations(r *record) drawer[wire.RelationProperties] {
	f := s.file(r)
	return drawer[wire.RelationProperties]{
		shelf: &f.Relations,
		put: func(by parts.Stamp, name string, content []byte) (bool, error) {
			return s.relate(r, by, name, content)
		},
		keep: func(name string) error { return s.release(r, name) },
	}
}

func (s *Simulator) relate(r *record, by parts.Stamp, name string, content []byte) (isNew bool, err error) {
	body, err := wire.ParseRelation(content)
	if err != nil {
		return false, err
	}
	to, err := s.related(body.Properties.RelatedResourceID)
	if err != nil {
		return false, err
	}
	isNew, err = s.file(r).PutRelation(by, parts.Binding{Name: name, ETag: body.ETag, To: to, Synced: r.isSynced()})
	if err == nil && !parts.IsAlert(to.RelationProperties) {
		s.bind(to.RelatedResourceName, wire.IncidentInfo{
			IncidentID: r.Name, Severity: r.Properties.Severity, Title: r.Properties.Title, RelationName: name,
		})
	}
	return isNew, err
}

// release prepares that a relation goes, or refuses it.
func (s *Simulator) release(r *record, name string) error {
	relation, found := s.file(r).Relations.Get(name)
	if !found {
		return nil
	}
	p := relation.Properties
	if !parts.IsAlert(p) {
		s.unbind(r, p.RelatedResourceName)
		return nil
	}
	if ref, known := s.alert(p.RelatedResourceName); known && ref.origin.FromDefender() && r.isSynced() {
		return respond.BadRequest("Defender alerts cannot be removed from Defender incidents.")
	}
	return nil
}

// contents answers the operations that list what an incident is about. They
// are POST requests that change nothing.
func (s *Simulator) contents(c call, r *record, kind string) (respond.Answer, error) {
	if c.method != http.MethodPost {
		return respond.Answer{}, c.unsupported()
	}
	switch kind {
	case "alerts":
		return s.listAlerts(r), nil
	case "bookmarks":
		return s.listBookmarks(r), nil
	default:
		return s.listEntities(r), nil
	}
}
