package simulator

import (
	"context"
	"net/http"
	"time"
)

// late is a request that is carried out after its sender has given it up.
type late struct {
	req  *http.Request
	body []byte
	v    visit
	due  time.Time
}

// defers keeps a request for later.
func (s *Simulator) defers(req *http.Request, body []byte, v visit) {
	s.mu.Lock()
	defer s.mu.Unlock()
	req = req.Clone(context.WithoutCancel(req.Context()))
	s.late = append(s.late, late{req, body, v, v.at.Add(v.fault.Delay)})
}

// catchUp carries out what was kept until now, before anything else is done.
func (s *Simulator) catchUp(now time.Time) {
	s.mu.Lock()
	var due, kept []late
	for _, l := range s.late {
		if l.due.After(now) {
			kept = append(kept, l)
		} else {
			due = append(due, l)
		}
	}
	s.late = kept
	s.mu.Unlock()
	for _, l := range due {
		s.serve(l.req, l.body, l.v)
	}
}

// CatchUp carries out what was kept for later and is due by now, as the next
// request would.
func (s *Simulator) CatchUp() { s.catchUp(s.now()) }
