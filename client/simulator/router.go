package simulator

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"sentinelq/client/simulator/arm"
	"sentinelq/client/simulator/respond"
)

// call is a request that reached the resource provider.
type call struct {
	method string
	query  url.Values
	body   []byte
	now    time.Time
}

// serve answers a request under the lock: nothing else happens to the
// workspace meanwhile.
func (s *Simulator) serve(req *http.Request, body []byte, v visit) respond.Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	s.work(now)
	var a respond.Answer
	var err error
	switch v.service {
	case directory:
		a, err = s.directory.Answer(req)
	case analytics:
		a, err = s.logs().Answer(req, body, now)
	default:
		a, err = s.route(req, body, now)
	}
	if err != nil {
		return v.refused(err)
	}
	return a
}

// route checks what every request needs and finds the operation.
func (s *Simulator) route(req *http.Request, body []byte, now time.Time) (respond.Answer, error) {
	if strings.ContainsAny(req.URL.RawQuery, " \t") {
		return respond.Page(http.StatusBadRequest, "Bad Request"), nil // a space ends the address in a request line
	}
	query, err := arm.Check(req, body)
	if err != nil {
		return respond.Answer{}, err
	}
	place, err := s.scope.Find(req.URL)
	if err != nil {
		return respond.Answer{}, err
	}
	c := call{method: req.Method, query: query, body: body, now: now}
	if err := s.authorize(c, place); err != nil {
		return respond.Answer{}, err
	}
	switch place.Kind {
	case arm.Workspace:
		return s.workspace(c)
	case arm.Permissions:
		return s.permissions(c, place)
	case arm.Workflows, arm.Workflow:
		return s.workflows(c, place)
	case arm.Bookmarks:
		return s.bookmarkItems(c, place.Rest)
	default:
		return s.incidents(c, place.Rest)
	}
}

// incidents answers at …/incidents and below.
func (s *Simulator) incidents(c call, rest []string) (respond.Answer, error) {
	switch len(rest) {
	case 0:
		return s.collection(c)
	case 1:
		return s.item(c, rest[0])
	default:
		return s.attached(c, rest[0], rest[1:])
	}
}

// collection answers at …/incidents.
func (s *Simulator) collection(c call) (respond.Answer, error) {
	if c.method != http.MethodGet {
		return respond.Answer{}, c.unsupported()
	}
	return s.list(c)
}

// item answers at …/incidents/{incidentId}.
func (s *Simulator) item(c call, name string) (respond.Answer, error) {
	switch c.method {
	case http.MethodGet:
		r, found := s.records[key(name)]
		if !found {
			return respond.Answer{}, noIncident(name)
		}
		return respond.JSON(http.StatusOK, r.Incident), nil
	case http.MethodPut:
		return s.put(c, name)
	case http.MethodDelete:
		return s.delete(c, name)
	default:
		return respond.Answer{}, c.unsupported()
	}
}

// unsupported refuses a method, in the form that a PUT on the collection meets
// when the incident's ID was forgotten.
func (c call) unsupported() error {
	return respond.Refuse(
		http.StatusMethodNotAllowed, "UnsupportedApiVersion",
		fmt.Sprintf("The requested resource with API version '%s' does not support HTTP method '%s'.",
			c.query.Get("api-version"), c.method),
	)
}
