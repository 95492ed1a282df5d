package simulator

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"sentinelq/client/simulator/parts"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

// attached answers at …/incidents/{incidentId}/{kind} and below.
func (s *Simulator) attached(c call, name string, rest []string) (respond.Answer, error) {
	r, found := s.records[key(name)]
	if !found {
		return respond.Answer{}, noIncident(name)
	}
	f, kind := s.file(r), strings.ToLower(rest[0])
	switch {
	case len(rest) > 2:
		return respond.Answer{}, nothingThere()
	case kind == "comments":
		return serve(s, c, r, rest, drawer[wire.CommentProperties]{shelf: &f.Comments, newestFirst: true, put: f.PutComment})
	case len(rest) == 1 && (kind == "alerts" || kind == "bookmarks" || kind == "entities"):
		return s.contents(c, r, kind)
	case len(rest) == 1 && kind == "runplaybook":
		return s.runPlaybook(c, r)
	case kind == "relations":
		return serve(s, c, r, rest, s.relations(r))
	case kind == "tasks":
		return serve(s, c, r, rest, drawer[wire.TaskProperties]{shelf: &f.Tasks, put: f.PutTask})
	default:
		return respond.Answer{}, nothingThere()
	}
}

func noIncident(name string) error {
	return respond.Refuse(http.StatusNotFound, "NotFound", fmt.Sprintf("Incident '%s' was not found.", name))
}

func nothingThere() error {
	return respond.Refuse(http.StatusNotFound, "NotFound", "There is no resource at this path.")
}

// drawer is one kind of what hangs on incidents, with the service's rules.
type drawer[P any] struct {
	shelf       *parts.List[P]
	newestFirst bool
	put         func(by parts.Stamp, name string, content []byte) (isNew bool, err error)
	keep        func(name string) error // refuses to let one go; nil for none
}

// serve answers the four operations of a kind. Rest is the kind and, for one of
// them, its name.
func serve[P any](s *Simulator, c call, r *record, rest []string, d drawer[P]) (respond.Answer, error) {
	if len(rest) == 1 {
		if c.method != http.MethodGet {
			return respond.Answer{}, c.unsupported()
		}
		address := s.scope.List() + "/" + url.PathEscape(r.Name) + "/" + rest[0]
		return page(c, address, d.shelf.Items(), d.newestFirst)
	}
	name := rest[1]
	switch c.method {
	case http.MethodGet:
		one, found := d.shelf.Get(name)
		if !found {
			return respond.Answer{}, respond.Refuse(http.StatusNotFound, "NotFound", fmt.Sprintf("Resource '%s' does not exist.", name))
		}
		return respond.JSON(http.StatusOK, one), nil
	case http.MethodPut:
		return write(s, c, r, name, d)
	case http.MethodDelete:
		return takeOff(s, c, r, name, d)
	default:
		return respond.Answer{}, c.unsupported()
	}
}

func write[P any](s *Simulator, c call, r *record, name string, d drawer[P]) (respond.Answer, error) {
	stamp := s.stamp(c, r)
	s.keep(r)
	isNew, err := d.put(stamp, name, c.body)
	if err != nil {
		return respond.Answer{}, err
	}
	s.amended(r, stamp)
	status := http.StatusOK
	if isNew {
		status = http.StatusCreated
	}
	one, _ := d.shelf.Get(name)
	return respond.JSON(status, one), nil
}

// takeOff answers 204 for what was not there, as for an incident.
func takeOff[P any](s *Simulator, c call, r *record, name string, d drawer[P]) (respond.Answer, error) {
	if d.keep != nil {
		if err := d.keep(name); err != nil {
			return respond.Answer{}, err
		}
	}
	s.keep(r)
	if !d.shelf.Remove(name) {
		return respond.Answer{Status: http.StatusNoContent}, nil
	}
	s.amended(r, s.stamp(c, r))
	return respond.Answer{Status: http.StatusOK}, nil
}
