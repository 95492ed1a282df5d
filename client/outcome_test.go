package client

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/account"
	"sentinelq/client/incident"
)

// breaking returns the transport to a server over TLS that closes every
// connection in the middle of a request.
func breaking(t *testing.T) *http.Transport {
	t.Helper()
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	server.Config.ErrorLog = nil
	server.EnableHTTP2 = true
	server.StartTLS()
	t.Cleanup(server.Close)
	transport, ok := server.Client().Transport.(*http.Transport)
	if !ok {
		t.Fatal("the server's client has another transport")
	}
	transport.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
	}
	transport.TLSClientConfig.ServerName = "example.com" // as the server's certificate has it
	return transport
}

// TestWhatNeverLeftIsCertainlyNotWritten holds on real connections: only a
// request that may have reached somebody leaves a doubt.
func TestWhatNeverLeftIsCertainlyNotWritten(t *testing.T) {
	t.Parallel()
	closed, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	refusing := closed.Addr().String()
	_ = closed.Close()
	dial := func(to func(ctx context.Context) (net.Conn, error)) *http.Transport {
		return &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return to(ctx) }}
	}
	current, old, untrusted := breaking(t), breaking(t), breaking(t)
	old.ForceAttemptHTTP2, old.TLSClientConfig.NextProtos = false, []string{"http/1.1"}
	untrusted.TLSClientConfig = &tls.Config{ServerName: "example.com", MinVersion: tls.VersionTLS12}
	proxied := dial(func(ctx context.Context) (net.Conn, error) { return new(net.Dialer).DialContext(ctx, "tcp", refusing) })
	proxied.Proxy = http.ProxyURL(&url.URL{Scheme: "http", Host: "proxy.example:8080"})
	for rule, test := range map[string]struct {
		by    http.RoundTripper
		doubt bool
	}{
		"a refused connection": {dial(func(ctx context.Context) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "tcp", refusing)
		}), false},
		"an unknown host": {dial(func(context.Context) (net.Conn, error) {
			return nil, &net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", IsNotFound: true}}
		}), false},
		"a connection that never comes about": {dial(func(ctx context.Context) (net.Conn, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		}), false},
		"a handshake that never ends": {dial(func(context.Context) (net.Conn, error) {
			ours, _ := net.Pipe()
			return ours, nil
		}), false},
		"a certificate that is not trusted":        {untrusted, false},
		"a proxy that is not there":                {proxied, false},
		"a connection that breaks with HTTP/2":     {current, true},
		"a connection that breaks with HTTP/1":     {old, true},
		"a transport that tells nothing, and ends": {roundTripper(func(*http.Request) (*http.Response, error) { return nil, errors.New("EOF") }), true},
		"a proxy that refuses": {roundTripper(func(*http.Request) (*http.Response, error) {
			return nil, &account.ProxyError{Status: http.StatusProxyAuthRequired}
		}), false},
	} {
		t.Run(rule, func(t *testing.T) {
			t.Parallel()
			o := testOptions(&http.Client{Transport: test.by})
			o.Retry = policy.RetryOptions{RetryDelay: time.Nanosecond}
			c, err := New(o)
			if err != nil {
				t.Fatal(err)
			}
			do, err := c.part("delete incident", http.MethodDelete, testID)
			if err != nil {
				t.Fatal(err)
			}
			if do.limit = time.Minute; !test.doubt {
				do.limit = 300 * time.Millisecond // some of these never end otherwise
			}
			_, err = c.send(t.Context(), do)
			if err == nil || errors.Is(err, incident.ErrUnknown) != test.doubt {
				t.Errorf("the error is %v, and in doubt: %t, want %t", err, errors.Is(err, incident.ErrUnknown), test.doubt)
			}
			if err != nil && strings.Contains(err.Error(), "subscriptions") {
				t.Errorf("the error %q tells an address", err)
			}
		})
	}
}

// roundTripper is a transport of one function.
type roundTripper func(*http.Request) (*http.Response, error)

func (r roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return r(req) }

func TestAnAnswerTellsWhetherTheWriteMayHaveBeenDone(t *testing.T) {
	t.Parallel()
	for want, statuses := range map[outcome][]int{
		notDone:      {400, 401, 403, 404, 405, 407, 409, 410, 412, 413, 415, 422, 423, 428, 429},
		perhapsDone:  {200, 201, 202, 204, 500, 503},
		perhapsLater: {302, 307, 408, 501, 502, 504, 507, 520, 599},
	} {
		for _, status := range statuses {
			if got := outcomeOf(&http.Response{StatusCode: status}, nil, true); got != want {
				t.Errorf("%d is %d, want %d", status, got, want)
			}
		}
	}
}

func TestAWriteThatIsStoppedIsInDoubtAndOneThatWasNotBegunIsNot(t *testing.T) {
	t.Parallel()
	synctest.Test(t, testStoppedWrites) // where it is stopped once nothing else goes on
}

func testStoppedWrites(t *testing.T) {
	high := says(200, wireBody("e1", `"severity":"High"`))
	for rule, test := range map[string]struct {
		answers []reply
		early   bool
		doubt   bool
	}{
		"stopped while it was sent":    {[]reply{high, hangs}, false, true},
		"stopped while it was read":    {[]reply{hangs}, false, false},
		"stopped before it was begun":  {[]reply{high}, true, false},
		"stopped while looking for it": {[]reply{high, reset(), hangs}, false, true},
	} {
		ctx, stop := context.WithTimeout(t.Context(), time.Second)
		defer stop()
		if test.early {
			stop()
		}
		c, _ := newTestClient(t, test.answers...)
		_, err := c.UpdateFrom(ctx, seenHigh(), lower())
		if err == nil || errors.Is(err, incident.ErrUnknown) != test.doubt || ctx.Err() == nil || !errors.Is(err, ctx.Err()) {
			t.Errorf("%s: the error is %v, want a doubt: %t", rule, err, test.doubt)
		}
	}
}
