package simulator

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// journalLength is how many requests are remembered, so that a demo may run for
// days.
const journalLength = 1000

// Request is a request that arrived, whether it was answered or not.
type Request struct {
	Method string
	Path   string      // decoded
	Query  url.Values  // decoded
	Header http.Header // without Authorization
	Body   []byte
	At     time.Time
}

// journal remembers the latest requests and counts all.
type journal struct {
	requests []Request
	counts   map[string]int // by method
	total    int
}

func newJournal() journal { return journal{counts: map[string]int{}} }

func (j *journal) note(req *http.Request, body []byte, at time.Time) {
	header := req.Header.Clone()
	header.Del("Authorization")
	if len(j.requests) == journalLength {
		j.requests = slices.Delete(j.requests, 0, journalLength/2)
	}
	j.requests = append(j.requests, Request{
		Method: req.Method, Path: req.URL.Path, Query: req.URL.Query(), Header: header, Body: body, At: at,
	})
	j.counts[req.Method]++
	j.total++
}

// Requests returns the latest requests, oldest first: at least the last 500 and
// at most 1000.
func (s *Simulator) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.journal.requests)
}

// Counts returns how many requests of each method arrived since the start.
func (s *Simulator) Counts() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.journal.counts)
}
