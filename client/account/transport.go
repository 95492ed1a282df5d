package account

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/url"
	"time"
)

// Limits of the default transport.
const (
	dialTimeout  = 10 * time.Second // to a TCP connection
	tlsTimeout   = 10 * time.Second // to a finished TLS handshake
	idleTimeout  = 90 * time.Second // before an unused connection is closed
	pingAfter    = 10 * time.Second // of silence on an HTTP/2 connection
	pingTimeout  = 5 * time.Second  // for the answer to such a ping
	idlePerHost  = 8                // connections kept for the next burst of calls
	maxHeaderLen = 64 << 10         // bytes of an answer's header
)

// ProxyError says that a proxy refused to connect to a server.
type ProxyError struct {
	Status int // the proxy's HTTP status; 407 when it wants a password
}

// Error implements error.
func (e *ProxyError) Error() string {
	return "the proxy refused the connection: " + http.StatusText(e.Status)
}

// NewTransport returns the HTTP client that is used when the caller brings
// none: HTTP/2 with a health check, so that a connection which died behind a
// VPN is noticed in seconds; proxies from the environment; TLS 1.2 or later.
// It follows no redirect, because Azure answers none and a token must not be
// led elsewhere.
func NewTransport() *http.Client {
	dialer := &net.Dialer{Timeout: dialTimeout, KeepAlive: 30 * time.Second}
	return &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			Proxy:                  http.ProxyFromEnvironment,
			OnProxyConnectResponse: checkProxy,
			DialContext:            dialer.DialContext,
			ForceAttemptHTTP2:      true,
			HTTP2:                  &http.HTTP2Config{SendPingTimeout: pingAfter, PingTimeout: pingTimeout},
			MaxIdleConnsPerHost:    idlePerHost,
			IdleConnTimeout:        idleTimeout,
			TLSHandshakeTimeout:    tlsTimeout,
			MaxResponseHeaderBytes: maxHeaderLen,
			TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		},
	}
}

// checkProxy gives a refusal a type of its own; net/http has only text for it.
func checkProxy(_ context.Context, _ *url.URL, _ *http.Request, answer *http.Response) error {
	if answer.StatusCode != http.StatusOK {
		return &ProxyError{Status: answer.StatusCode}
	}
	return nil
}
