package simulator

import (
	"cmp"
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"

	"sentinelq/client/simulator/arm"
	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/respond"
)

// readBody reads and closes the body, as a transport has to. It reads one byte
// more than is allowed, so that too much can be told from just enough.
func readBody(req *http.Request) (body []byte, err error) {
	if req.Body == nil {
		return nil, nil
	}
	defer func() {
		if closing := req.Body.Close(); err == nil {
			err = closing
		}
	}()
	return io.ReadAll(io.LimitReader(req.Body, arm.MaxBody+1))
}

// visit is what is settled about a request when it arrives.
type visit struct {
	at      time.Time
	id      string // the correlation ID of the answer
	service service
	fault   Fault
}

// signed adds the headers that the service puts on its answers.
func (v visit) signed(a respond.Answer) respond.Answer {
	if a.Front {
		return a
	}
	header := a.Header.Clone()
	if header == nil {
		header = http.Header{}
	}
	header.Set("Date", v.at.Format(http.TimeFormat))
	if v.service != manager {
		header.Set("Request-Id", v.id)
	} else {
		header.Set("X-Ms-Request-Id", v.id)
		header.Set("X-Ms-Correlation-Request-Id", v.id)
	}
	if a.Status == http.StatusUnauthorized {
		header.Set("Www-Authenticate",
			`Bearer authorization_uri="https://login.microsoftonline.com/`+tenantID+`", error="invalid_token"`)
	}
	a.Header = header
	return a
}

// arrive notes the request and chooses the fault that is to meet it. It fails
// where no connection would come about.
func (s *Simulator) arrive(req *http.Request, body []byte) (visit, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := visit{at: s.now(), service: s.serviceOf(req.URL)}
	s.journal.note(req, body, v.at)
	if err := s.reach(req); err != nil {
		return visit{}, &net.OpError{Op: "dial", Net: "tcp", Err: err}
	}
	v.id = chance.GUID(chance.Draw(s.options.Seed, uint64(s.journal.total))) //nolint:gosec // a count is never negative
	v.fault = s.faults.meet(req)
	return v, nil
}

// reach fails as dialling would: nothing but the resource manager, Graph and Log
// Analytics exists here, and they speak https only.
func (s *Simulator) reach(req *http.Request) error {
	switch {
	case s.faults.offline:
		return os.NewSyscallError("connect", syscall.ENETUNREACH)
	case !slices.Contains([]string{s.options.Host, s.options.Graph, s.options.Logs}, req.URL.Hostname()):
		return &net.DNSError{Err: "no such host", Name: req.URL.Hostname(), IsNotFound: true}
	case req.URL.Scheme != "https":
		return os.NewSyscallError("connect", syscall.ECONNREFUSED)
	}
	return nil
}

// unanswered wraps err as an http.Client does.
func unanswered(req *http.Request, err error) error {
	method := cmp.Or(req.Method, http.MethodGet)
	return &url.Error{Op: method[:1] + strings.ToLower(method[1:]), URL: req.URL.Redacted(), Err: err}
}

func errReset() error {
	return &net.OpError{Op: "read", Net: "tcp", Err: os.NewSyscallError("read", syscall.ECONNRESET)}
}

// wait lets d pass, or fails with the context's error.
func wait(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil || d <= 0 {
		return err
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
