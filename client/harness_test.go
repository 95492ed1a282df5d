package client

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/incident"
)

const (
	testSubscription = "d0cfe6b2-9ac0-4464-9919-dccaee2e48c0"
	testID           = incident.ID("73e01a99-5cd7-4139-a149-9f2736ff2ab5")
	testBase         = "/subscriptions/" + testSubscription + "/resourceGroups/rg-soc/providers/" +
		"Microsoft.OperationalInsights/workspaces/ws-soc/providers/Microsoft.SecurityInsights"
	testIncidents = testBase + "/incidents"
	testIncident  = testIncidents + "/" + string(testID)
	testVersion   = "?api-version=2025-09-01"
)

// sent is a request as it reached the transport.
type sent struct {
	method, url, body string
	header            http.Header
}

// wire is a transport that keeps what was sent and answers from a script, the
// last line of which is repeated.
type wire struct {
	mu      sync.Mutex
	answers []reply
	got     []sent
}

// reply makes the answer to one request.
type reply func(*http.Request) (*http.Response, error)

func (w *wire) Do(req *http.Request) (*http.Response, error) {
	var body []byte
	if req.Body != nil {
		body, _ = io.ReadAll(req.Body)
	}
	w.mu.Lock()
	w.got = append(w.got, sent{req.Method, req.URL.String(), string(body), req.Header.Clone()})
	next := w.answers[0]
	if len(w.answers) > 1 {
		w.answers = w.answers[1:]
	}
	w.mu.Unlock()
	return next(req)
}

// methods lists the methods that were sent, in order.
func (w *wire) methods() string {
	var m []string
	for _, s := range w.got {
		m = append(m, s.method)
	}
	return strings.Join(m, " ")
}

// says answers with a status, a body and headers in pairs.
func says(status int, body string, header ...string) reply {
	return func(req *http.Request) (*http.Response, error) {
		h := http.Header{}
		for i := 0; i < len(header); i += 2 {
			h.Set(header[i], header[i+1])
		}
		return &http.Response{
			StatusCode: status, Status: http.StatusText(status), Header: h,
			Body: io.NopCloser(strings.NewReader(body)), Request: req,
		}, nil
	}
}

// fails answers with an error of the network.
func fails(err error) reply {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

// hangs answers never.
func hangs(req *http.Request) (*http.Response, error) {
	<-req.Context().Done()
	return nil, req.Context().Err()
}

// cut answers with a body that ends too early.
func cut(status int) reply {
	return func(req *http.Request) (*http.Response, error) {
		resp, err := says(status, `{"name":"`)(req)
		resp.Body = io.NopCloser(io.MultiReader(resp.Body, iotest.ErrReader(io.ErrUnexpectedEOF)))
		return resp, err
	}
}

func reset() reply { return fails(errors.New("read: connection reset by peer")) }

// fakeCredential hands out one token and counts how often.
type fakeCredential struct {
	mu    sync.Mutex
	count int
	token string
	err   error
}

func (f *fakeCredential) GetToken(ctx context.Context, _ policy.TokenRequestOptions) (azcore.AccessToken, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.count++
	if f.err != nil {
		return azcore.AccessToken{}, f.err
	}
	return azcore.AccessToken{Token: f.token, ExpiresOn: time.Now().Add(time.Hour)}, ctx.Err()
}

// jwt makes an unsigned token with the given claims.
func jwt(claims string) string {
	part := base64.RawURLEncoding.EncodeToString
	return part([]byte(`{"alg":"none"}`)) + "." + part([]byte(claims)) + ".c2VjcmV0LXNpZ25hdHVyZQ"
}

func testOptions(w policy.Transporter) Options {
	return Options{
		Credential:     &fakeCredential{token: jwt(`{"oid":"2046feea-040d-4a46-9e2b-91c2941bfa70","upn":"ann@contoso.com","name":"Ann"}`)},
		SubscriptionID: testSubscription, ResourceGroup: "rg-soc", Workspace: "ws-soc",
		Transport: w,
		Retry:     policy.RetryOptions{RetryDelay: time.Nanosecond},
	}
}

// newTestClient returns a client that waits for nothing between tries.
func newTestClient(t *testing.T, answers ...reply) (*Client, *wire) {
	t.Helper()
	w := &wire{answers: answers}
	c, err := New(testOptions(w))
	if err != nil {
		t.Fatal(err)
	}
	return c, w
}

// body of an incident as the service answers it; properties are added to it.
func wireBody(etag, properties string) string {
	return `{"id":"` + testIncident + `","name":"` + string(testID) +
		`","type":"Microsoft.SecurityInsights/Incidents","etag":` + quote(etag) + `,"properties":{` + properties + `}}`
}

func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// wantRequests compares method, path with query, and body of what was sent.
func wantRequests(t *testing.T, w *wire, want ...sent) {
	t.Helper()
	if len(w.got) != len(want) {
		t.Fatalf("%d requests were sent (%s), want %d", len(w.got), w.methods(), len(want))
	}
	for i, g := range w.got {
		wantURL := "https://management.azure.com" + want[i].url
		if g.method != want[i].method || g.url != wantURL {
			t.Errorf("request %d is\n%s %s, want\n%s %s", i, g.method, g.url, want[i].method, wantURL)
		}
		if g.body != want[i].body {
			t.Errorf("request %d has the body\n%s, want\n%s", i, g.body, want[i].body)
		}
	}
}

// wantError checks what an error is, and that it says which call failed.
func wantError(t *testing.T, err, want error) {
	t.Helper()
	if got := failure(t, err); !errors.Is(err, want) || got.Operation == "" {
		t.Fatalf("the error is %v, want %v", err, want)
	}
}

// failure returns what every error of the package is.
func failure(t *testing.T, err error) incident.OperationError {
	t.Helper()
	got, ok := errors.AsType[*incident.OperationError](err)
	if !ok {
		t.Fatalf("the error is %v (%T), want an OperationError", err, err)
	}
	return *got
}

// slowCredential takes ten minutes, as a person with a device code may.
type slowCredential struct{}

func (slowCredential) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	time.Sleep(10 * time.Minute) // in a synctest bubble
	return azcore.AccessToken{Token: "t", ExpiresOn: time.Now().Add(time.Hour)}, nil
}
