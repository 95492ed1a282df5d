package logs

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/account"
	"sentinelq/client/incident"
)

const (
	customer = "5f1b4a6e-0d3c-4a58-9a51-0c7d6f0f2a11"
	id       = incident.ID("9c0b2a7e-3a63-4d7b-8a02-5b9f0c6f1d21")
	token    = "eyJ-secret-token"
)

// sent is one request as it went out.
type sent struct {
	method, url, body string
	header            http.Header
}

// said is one answer.
type said struct {
	status int // zero means that no answer comes
	body   string
	header http.Header
}

// service answers with what it is told to, the last of it again and again, and
// keeps what it was asked.
type service struct {
	mu       sync.Mutex
	answers  []said
	requests []sent
	hangs    bool // until the context of a request ends
}

func answering(answers ...said) *service { return &service{answers: answers} }

// Do implements policy.Transporter.
func (s *service) Do(req *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(req.Body)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	s.requests = append(s.requests, sent{req.Method, req.URL.String(), string(body), req.Header.Clone()})
	next, hangs := s.answers[0], s.hangs
	if len(s.answers) > 1 {
		s.answers = s.answers[1:]
	}
	s.mu.Unlock()
	switch {
	case hangs:
		<-req.Context().Done()
		return nil, req.Context().Err()
	case next.status == 0:
		return nil, errors.New("connection reset by peer")
	case next.header == nil:
		next.header = http.Header{}
	}
	return &http.Response{StatusCode: next.status, Header: next.header, Body: io.NopCloser(strings.NewReader(next.body)), Request: req}, nil
}

// credential has one token, and keeps the scopes it was asked for.
type credential struct {
	err    error
	stuck  chan struct{} // not nil: a token comes when it is closed, whatever the context
	mu     sync.Mutex
	scopes []string
}

// GetToken implements azcore.TokenCredential.
func (c *credential) GetToken(_ context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	if c.stuck != nil {
		<-c.stuck
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.scopes = append(c.scopes, o.Scopes...)
	return azcore.AccessToken{Token: token, ExpiresOn: time.Now().Add(time.Hour)}, c.err
}

func options(s policy.Transporter) Options {
	return Options{
		Cloud: account.Clouds()[0], Credential: &credential{}, Transport: s,
		WorkspaceID: func(context.Context) (string, error) { return customer, nil },
		Retry:       policy.RetryOptions{RetryDelay: time.Nanosecond},
	}
}

func newLogs(t testing.TB, o Options) *Logs {
	t.Helper()
	l, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// failure returns what every error of the package is.
func failure(t *testing.T, err error) *incident.OperationError {
	t.Helper()
	got, ok := err.(*incident.OperationError) //nolint:errorlint // no wrapper is wanted around it
	if !ok || got.Operation == "" {
		t.Fatalf("the error is %v (%T), want an OperationError", err, err)
	}
	return got
}

// rows is an answer with one table.
func rows(columns, rows string) said {
	return said{status: http.StatusOK, body: `{"tables":[{"name":"PrimaryResult","columns":[` + columns + `],"rows":[` + rows + `]}]}`}
}
