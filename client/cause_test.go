package client

import (
	"bufio"
	"context"
	"crypto/x509"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/account"
	"sentinelq/client/incident"
)

// loopback is a server, and the transport that a client reaches it with.
type loopback struct {
	url       string
	transport *http.Transport
}

// overTLS serves with a certificate that the transport trusts.
func overTLS(t *testing.T, handler http.HandlerFunc) loopback {
	t.Helper()
	server := httptest.NewUnstartedServer(handler)
	server.StartTLS()
	t.Cleanup(server.Close)
	transport := account.NewTransport().Transport.(*http.Transport)
	transport.TLSClientConfig.RootCAs = x509.NewCertPool()
	transport.TLSClientConfig.RootCAs.AddCert(server.Certificate())
	return loopback{server.URL, transport}
}

// listening serves each connection by hand.
func listening(t *testing.T, serve func(net.Conn)) loopback {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = conn.Close() }()
				serve(conn)
			}()
		}
	}()
	return loopback{"https://" + listener.Addr().String(), account.NewTransport().Transport.(*http.Transport)}
}

// behind lets a request go through a proxy that answers with status.
func behind(t *testing.T, status string) loopback {
	t.Helper()
	proxy := listening(t, func(conn net.Conn) {
		_, _ = bufio.NewReader(conn).ReadString('\n')
		_, _ = io.WriteString(conn, "HTTP/1.1 "+status+"\r\nContent-Length: 0\r\n\r\n")
	})
	return through(proxy, strings.Replace(proxy.url, "https", "http", 1))
}

func through(l loopback, proxy string) loopback {
	address, err := url.Parse(proxy)
	l.url = "https://arm.example"
	l.transport.Proxy = func(*http.Request) (*url.URL, error) { return address, err }
	return l
}

// namedBy resolves names by a server that answers every question with a code.
func namedBy(t *testing.T, rcode byte) loopback {
	t.Helper()
	server, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	go func() {
		question := make([]byte, 512)
		for {
			n, from, err := server.ReadFrom(question)
			if err != nil {
				return
			}
			question[2], question[3] = 0x81, 0x80|rcode
			_, _ = server.WriteTo(question[:n], from)
		}
	}()
	resolver := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
	transport := account.NewTransport().Transport.(*http.Transport)
	transport.DialContext = (&net.Dialer{Resolver: resolver}).DialContext
	return loopback{"https://arm.example.", transport}
}

func closedPort(t *testing.T) string {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

// TestEveryFaultOfTheTransportHasItsCause asks real servers on loopback.
func TestEveryFaultOfTheTransportHasItsCause(t *testing.T) {
	t.Parallel()
	fine := func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(`{"value":[]}`)) }
	const nameError, serverFailure = 3, 2
	for rule, c := range map[string]struct {
		make func(*testing.T) loopback
		want incident.Cause
	}{
		"nothing listens": {func(t *testing.T) loopback {
			t.Helper()
			return loopback{"https://" + closedPort(t), account.NewTransport().Transport.(*http.Transport)}
		}, incident.CauseConnectionRefused},
		"a name that does not exist": {func(t *testing.T) loopback { t.Helper(); return namedBy(t, nameError) }, incident.CauseUnknownHost},
		"a name server that fails":   {func(t *testing.T) loopback { t.Helper(); return namedBy(t, serverFailure) }, incident.CauseNoNameServer},
		"a private authority": {func(t *testing.T) loopback {
			t.Helper()
			l := overTLS(t, fine)
			l.transport.TLSClientConfig.RootCAs = nil
			return l
		}, incident.CauseBadCertificate},
		"another host's certificate": {func(t *testing.T) loopback {
			t.Helper()
			l := overTLS(t, fine)
			l.transport.TLSClientConfig.ServerName = "other.example.net"
			return l
		}, incident.CauseForeignCertificate},
		"a certificate that is over": {func(t *testing.T) loopback {
			t.Helper()
			l := overTLS(t, fine)
			l.transport.TLSClientConfig.Time = func() time.Time { return time.Date(2999, 1, 1, 0, 0, 0, 0, time.UTC) }
			return l
		}, incident.CauseExpiredCertificate},
		"no TLS": {func(t *testing.T) loopback {
			t.Helper()
			return listening(t, func(conn net.Conn) { _, _ = io.WriteString(conn, "HTTP/1.1 400 Bad Request\r\n\r\n") })
		}, incident.CauseNotTLS},
		"a proxy that wants a password": {func(t *testing.T) loopback { t.Helper(); return behind(t, "407 Who") }, incident.CauseProxyPassword},
		"a proxy that refuses":          {func(t *testing.T) loopback { t.Helper(); return behind(t, "403 No") }, incident.CauseProxyRefused},
		"no proxy": {func(t *testing.T) loopback {
			t.Helper()
			return through(loopback{"", account.NewTransport().Transport.(*http.Transport)}, "http://"+closedPort(t))
		}, incident.CauseProxyUnreached},
		"silence": {func(t *testing.T) loopback {
			t.Helper()
			l := listening(t, func(conn net.Conn) { _, _ = io.Copy(io.Discard, conn) })
			l.transport.TLSHandshakeTimeout = 50 * time.Millisecond
			return l
		}, incident.CauseSilent},
		"an answer cut off": {func(t *testing.T) loopback {
			t.Helper()
			return overTLS(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Length", "1000")
				_, _ = w.Write([]byte(`{"value":`))
				panic(http.ErrAbortHandler)
			})
		}, incident.CauseCutOff},
	} {
		t.Run(rule, func(t *testing.T) {
			t.Parallel()
			l := c.make(t)
			o := testOptions(&http.Client{Transport: l.transport})
			o.Retry = policy.RetryOptions{MaxRetries: -1}
			o.Cloud = cloud.Configuration{Services: map[cloud.ServiceName]cloud.ServiceConfiguration{
				cloud.ResourceManager: {Endpoint: l.url, Audience: "https://arm.example"},
			}}
			client, err := New(o)
			if err != nil {
				t.Fatal(err)
			}
			_, err = client.List(t.Context(), incident.Query{}, "")
			wantError(t, err, incident.ErrOffline)
			got := failure(t, err)
			if got.Cause != c.want || "https://"+got.Host.Raw() != l.url {
				t.Errorf("the cause is %d at %q, want %d at %s: %v", got.Cause, got.Host.Raw(), c.want, l.url, err)
			}
		})
	}
}
