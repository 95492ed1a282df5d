package simulator

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"sentinelq/client/simulator/graph"
)

// maxAddress is the longest address a request line may carry, in bytes: the
// default of the HTTP stack in front of the service. Nobody has documented the
// service's own limit.
const maxAddress = 16 << 10

// call is a request that reached the resource provider.
type call struct {
	method string
	query  url.Values
	body   []byte
	now    time.Time
}

// serve answers a request under the lock: nothing else happens to the
// workspace meanwhile.
func (s *Simulator) serve(req *http.Request, body []byte) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	s.work(now)
	route := s.route
	if req.URL.Hostname() == s.options.Graph && s.options.Graph != s.options.Host || strings.HasPrefix(req.URL.Path, "/v1.0/") {
		route = s.ask
	}
	a, err := route(req, body, now)
	if err != nil {
		a = refused(err)
	}
	return a
}

// ask answers as Microsoft Graph does.
func (s *Simulator) ask(req *http.Request, _ []byte, _ time.Time) (answer, error) {
	if !authorized(req) {
		return answer{}, refusal{http.StatusUnauthorized, "InvalidAuthenticationToken", "Access token is empty."}
	}
	body, err := graph.Directory{People: s.people}.Answer(req)
	if said, ok := errors.AsType[graph.Refusal](err); ok {
		return answer{}, refusal{said.Status, said.Code, said.Message}
	}
	return written(http.StatusOK, body), err
}

// authorized reports whether the request carries a bearer token.
func authorized(req *http.Request) bool {
	token, is := strings.CutPrefix(req.Header.Get("Authorization"), "Bearer ")
	return is && token != ""
}

// route checks what every request needs and finds the operation.
func (s *Simulator) route(req *http.Request, body []byte, now time.Time) (answer, error) {
	if strings.ContainsAny(req.URL.RawQuery, " \t") {
		return page(http.StatusBadRequest, "Bad Request"), nil // a space ends the address in a request line
	}
	query, err := check(req, body)
	if err != nil {
		return answer{}, err
	}
	rest, err := s.scope.within(req.URL)
	if err != nil {
		return answer{}, err
	}
	c := call{method: req.Method, query: query, body: body, now: now}
	switch len(rest) {
	case 0:
		return s.collection(c)
	case 1:
		return s.item(c, rest[0])
	default:
		return answer{}, refusal{http.StatusNotFound, "NotFound", "There is no resource at this path."}
	}
}

// check refuses what the resource manager refuses before it looks at the path.
func check(req *http.Request, body []byte) (url.Values, error) {
	if !authorized(req) {
		return nil, refusal{
			http.StatusUnauthorized, "AuthenticationFailed",
			"Authentication failed. The 'Authorization' header is missing or not a bearer token.",
		}
	}
	if len(req.URL.RequestURI()) > maxAddress {
		return nil, refusal{http.StatusRequestURITooLong, "UriTooLong", "The request URI is too long."}
	}
	if len(body) > maxBody {
		return nil, refusal{http.StatusRequestEntityTooLarge, "RequestContentTooLarge", "The request content is too large."}
	}
	query, err := url.ParseQuery(req.URL.RawQuery)
	if err != nil {
		return nil, badRequest("The query string cannot be read.")
	}
	return query, checkVersion(query)
}

func checkVersion(query url.Values) error {
	version := query.Get("api-version")
	switch {
	case version == "":
		return refusal{
			http.StatusBadRequest, "MissingApiVersionParameter",
			"The api-version query parameter (?api-version=) is required for all requests.",
		}
	case !supported(version):
		return refusal{
			http.StatusBadRequest, "InvalidApiVersionParameter",
			fmt.Sprintf("The api-version '%s' is invalid.", version),
		}
	}
	return nil
}

// supported reports whether the workspace's region knows an api-version. All
// of them are answered in the shape of 2025-09-01.
func supported(version string) bool {
	switch version {
	case "2023-02-01", "2023-11-01", "2024-03-01", "2024-09-01", "2025-03-01", "2025-06-01",
		"2025-09-01", "2025-07-01-preview", "2025-10-01-preview":
		return true
	}
	return false
}

// collection answers at …/incidents.
func (s *Simulator) collection(c call) (answer, error) {
	if c.method != http.MethodGet {
		return answer{}, c.unsupported()
	}
	return s.list(c)
}

// item answers at …/incidents/{incidentId}.
func (s *Simulator) item(c call, name string) (answer, error) {
	switch c.method {
	case http.MethodGet:
		r, found := s.records[key(name)]
		if !found {
			return answer{}, refusal{http.StatusNotFound, "NotFound", fmt.Sprintf("Incident '%s' was not found.", name)}
		}
		return written(http.StatusOK, r.Incident), nil
	case http.MethodPut:
		return s.put(c, name)
	case http.MethodDelete:
		if s.remove(name) {
			return answer{status: http.StatusOK}, nil
		}
		return answer{status: http.StatusNoContent}, nil
	default:
		return answer{}, c.unsupported()
	}
}

// unsupported refuses a method, in the form that a PUT on the collection meets
// when the incident's ID was forgotten.
func (c call) unsupported() error {
	return refusal{
		http.StatusMethodNotAllowed, "UnsupportedApiVersion",
		fmt.Sprintf("The requested resource with API version '%s' does not support HTTP method '%s'.",
			c.query.Get("api-version"), c.method),
	}
}
