package simulator

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

const (
	version = "api-version=2025-09-01"
	someID  = "6b1c0f3e-2d47-4a95-8e10-c3f7a9d25b84"
)

// noon is when tests take place.
func noon() time.Time { return time.Date(2026, 3, 14, 12, 0, 0, 123456700, time.UTC) }

// clock is a clock that stands until it is moved.
type clock struct{ at time.Time }

func (c *clock) now() time.Time       { return c.at }
func (c *clock) pass(d time.Duration) { c.at = c.at.Add(d) }

// empty returns a workspace without incidents at noon.
func empty() *Simulator { return New(Options{Incidents: -1, Now: noon}) }

// reply is an answer that was read.
type reply struct {
	status int
	header http.Header
	body   string
}

// refusal returns code and message of an error body.
func (r reply) refusal(t *testing.T) (code, message string) {
	t.Helper()
	var body struct {
		Error struct{ Code, Message string }
	}
	r.decode(t, &body)
	return body.Error.Code, body.Error.Message
}

func (r reply) decode(t *testing.T, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(r.body), into); err != nil {
		t.Fatalf("the answer %d %q is no JSON: %v", r.status, r.body, err)
	}
}

func (r reply) incident(t *testing.T) Incident {
	t.Helper()
	var in Incident
	r.decode(t, &in)
	return in
}

// request makes a signed-in request to address.
func request(t *testing.T, method, address, body string) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer a.b.")
	return req
}

// send has a request answered.
func send(t *testing.T, s *Simulator, req *http.Request) reply {
	t.Helper()
	resp, err := s.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{resp.StatusCode, resp.Header, string(body)}
}

// at returns the address of an incident, or of the collection for no name.
func at(s *Simulator, name string) string {
	return strings.TrimSuffix(s.scope.List()+"/"+name, "/") + "?" + version
}

// get reads the incident someID.
func get(t *testing.T, s *Simulator) reply {
	t.Helper()
	return send(t, s, request(t, http.MethodGet, at(s, someID), ""))
}

func put(t *testing.T, s *Simulator, name, body string) reply {
	t.Helper()
	return send(t, s, request(t, http.MethodPut, at(s, name), body))
}

func remove(t *testing.T, s *Simulator, name string) reply {
	t.Helper()
	return send(t, s, request(t, http.MethodDelete, at(s, name), ""))
}

// listed is a page of a list.
type listed struct {
	Value    []Incident
	NextLink string
}

// numbers returns the incident numbers of a page.
func (l listed) numbers() []int {
	var numbers []int
	for _, in := range l.Value {
		numbers = append(numbers, in.Properties.IncidentNumber)
	}
	return numbers
}

// query sends a list request with query options in pairs.
func query(t *testing.T, s *Simulator, options ...string) reply {
	t.Helper()
	values := url.Values{}
	for i := 0; i < len(options); i += 2 {
		values.Set(options[i], options[i+1])
	}
	return send(t, s, request(t, http.MethodGet, at(s, "")+"&"+values.Encode(), ""))
}

func (r reply) list(t *testing.T) listed {
	t.Helper()
	if r.status != http.StatusOK {
		t.Fatalf("list answered %d %s", r.status, r.body)
	}
	var l listed
	r.decode(t, &l)
	return l
}

// walk follows the links of a list to its end, encoding each as a client must.
func walk(t *testing.T, s *Simulator, options ...string) (pages []listed) {
	t.Helper()
	for r := query(t, s, options...); ; {
		l := r.list(t)
		pages = append(pages, l)
		if l.NextLink == "" {
			return pages
		}
		r = send(t, s, request(t, http.MethodGet, strings.ReplaceAll(l.NextLink, " ", "%20"), ""))
	}
}
