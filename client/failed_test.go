package client

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"

	"sentinelq/client/account"
	"sentinelq/client/incident"
)

// called is how net/http reports a failure: with the whole address in it.
func called(err error) error {
	return &url.Error{Op: "Get", URL: "https://management.azure.com" + testIncident, Err: err}
}

func TestFaultsOfTheNetworkAreOffline(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		rule  string
		err   error
		tries int
	}{
		{"a reset is tried four times", called(errors.New("read: connection reset by peer")), 4},
		{"a name that does not exist once", called(&net.DNSError{Err: "no such host", Name: "management.azure.com", IsNotFound: true}), 1},
		{"a name server that is slow four times", called(&net.DNSError{Err: "timeout", IsTimeout: true}), 4},
		{"a refused connection once", called(&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}), 1},
		{"a proxy that wants a password once", called(&account.ProxyError{Status: 407}), 1},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, fails(test.err))
			_, err := c.Get(t.Context(), testID)
			wantError(t, err, incident.ErrOffline)
			got := failure(t, err)
			if len(w.got) != test.tries || got.Message.IsEmpty() || got.Status != 0 {
				t.Errorf("after %d tries, want %d, the error is %+v", len(w.got), test.tries, got)
			}
		})
	}
}

func TestTheCallersContextIsTheReason(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, w := newTestClient(t, hangs)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := c.Get(ctx, testID)
		wantError(t, err, context.DeadlineExceeded)
		if errors.Is(err, incident.ErrOffline) {
			t.Errorf("%v blames the service", err)
		}
		gone, stop := context.WithCancel(t.Context())
		stop()
		_, err = c.Get(gone, testID)
		wantError(t, err, context.Canceled)
		_, err = c.Create(gone, incident.NewDraft(testID))
		wantError(t, err, context.Canceled)
		if len(w.got) > 3 {
			t.Errorf("%d requests were sent", len(w.got))
		}
	})
}

func TestASilentServiceCostsOneDeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, w := newTestClient(t, hangs)
		start := time.Now()
		_, err := c.Get(t.Context(), testID)
		wantError(t, err, incident.ErrOffline)
		wantError(t, err, context.DeadlineExceeded)
		if took := time.Since(start); took != ReadTimeout || len(w.got) != 1 {
			t.Errorf("%d requests took %v, want one and %v", len(w.got), took, ReadTimeout)
		}
	})
}

func TestRetriesWaitNoLongerThanTheyMay(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := &wire{answers: []reply{says(503, "")}}
		o := testOptions(w)
		o.Retry.RetryDelay = 0 // azcore's own
		c, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		_, err = c.Get(t.Context(), testID)
		wantError(t, err, incident.ErrUnavailable)
		if took := time.Since(start); len(w.got) != 4 || took > 3*MaxRetryDelay {
			t.Errorf("%d tries took %v", len(w.got), took)
		}
	})
}

func TestSigningInDoesNotCountAgainstTheDeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := &wire{answers: []reply{says(200, wireBody("e", ""))}}
		o := testOptions(w)
		o.Credential = slowCredential{}
		c, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Get(t.Context(), testID); err != nil {
			t.Error(err)
		}
	})
}

func TestAFailedSignInIsOneLineAndSendsNothing(t *testing.T) {
	t.Parallel()
	w := &wire{answers: []reply{says(200, wireBody("e", ""))}}
	o := testOptions(w)
	o.Credential = &fakeCredential{err: errors.New("AADSTS50076: Due to a configuration change\r\nTrace ID: x")}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Get(t.Context(), testID)
	wantError(t, err, incident.ErrSignIn)
	got := failure(t, err)
	if got.Code.Raw() != "AADSTS50076" || len(w.got) != 0 {
		t.Errorf("after %d requests the error is %+v", len(w.got), got)
	}
}

// customCloud is a private Azure behind a TLS server with a CA of its own.
func customCloud(t *testing.T, handler http.HandlerFunc) (*httptest.Server, Options) {
	t.Helper()
	server := httptest.NewTLSServer(handler)
	t.Cleanup(server.Close)
	custom, err := account.Custom(account.Endpoints{
		Authority: "https://login.example/", ResourceManager: server.URL + "/", Audience: "https://arm.example",
	})
	if err != nil {
		t.Fatal(err)
	}
	o := testOptions(server.Client())
	o.Cloud = custom.Configuration
	return server, o
}

func TestACustomCloudIsAskedOverTLS(t *testing.T) {
	t.Parallel()
	var path string
	_, o := customCloud(t, func(w http.ResponseWriter, r *http.Request) {
		path = r.URL.Path
		_, _ = w.Write([]byte(`{"value":[` + wireBody("e", `"title":"private"`) + `]}`))
	})
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	page, err := c.List(t.Context(), incident.Query{}, "")
	if err != nil {
		t.Fatal(err)
	}
	if path != testIncidents || page.Incidents[0].Title.Raw() != "private" {
		t.Errorf("asked %s and got %+v", path, page)
	}
}

func TestAnUntrustedCertificateIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	synctestFree := func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) }
	_, o := customCloud(t, synctestFree)
	o.Transport = nil // the default one, which does not know the server's CA
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.List(t.Context(), incident.Query{}, "")
	wantError(t, err, incident.ErrOffline)
	if got := failure(t, err); got.Message.IsEmpty() {
		t.Errorf("the error %v says nothing", err)
	}
}

func TestARedirectIsNotFollowed(t *testing.T) {
	t.Parallel()
	var asked int
	server, o := customCloud(t, func(w http.ResponseWriter, r *http.Request) {
		asked++
		http.Redirect(w, r, "/elsewhere", http.StatusFound)
	})
	transport := account.NewTransport()
	transport.Transport = server.Client().Transport
	o.Transport = transport
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Get(t.Context(), testID)
	wantError(t, err, incident.ErrUnavailable)
	if got := failure(t, err); asked != 1 || got.Status != http.StatusFound {
		t.Errorf("after %d requests the error is %+v", asked, got)
	}
}

// TestAnHTTPEndpointIsRefused shows that no token can be sent in the clear.
func TestAnHTTPEndpointIsRefused(t *testing.T) {
	t.Parallel()
	o := testOptions(nil)
	o.Cloud = cloud.Configuration{Services: map[cloud.ServiceName]cloud.ServiceConfiguration{
		cloud.ResourceManager: {Endpoint: "http://arm.example", Audience: "https://arm.example"},
	}}
	if _, err := New(o); err == nil {
		t.Error("New takes an http endpoint")
	}
}
