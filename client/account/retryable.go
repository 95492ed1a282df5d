package account

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"slices"
	"syscall"
)

// Retryable reports whether a request may succeed when it is sent again. It
// keeps azcore's rule for answers (408, 429, 500, 502, 503, 504) and, unlike
// azcore, gives up at once on faults that time does not cure: a certificate
// that is not trusted, a name that does not exist, a refused connection, a
// proxy that wants a password. It is for policy.RetryOptions.ShouldRetry.
func Retryable(resp *http.Response, err error) bool {
	if err != nil {
		return !isDefinite(err)
	}
	return slices.Contains([]int{
		http.StatusRequestTimeout, http.StatusTooManyRequests,
		http.StatusInternalServerError, http.StatusBadGateway,
		http.StatusServiceUnavailable, http.StatusGatewayTimeout,
	}, resp.StatusCode)
}

// isDefinite reports whether err is the same at the next try.
func isDefinite(err error) bool {
	if dns, ok := errors.AsType[*net.DNSError](err); ok && dns.IsNotFound {
		return true
	}
	_, proxy := errors.AsType[*ProxyError](err)
	return proxy || errors.Is(err, syscall.ECONNREFUSED) || isUntrusted(err)
}

// isUntrusted reports whether err says that a server's certificate was refused,
// or that what answered does not speak TLS.
func isUntrusted(err error) bool {
	var (
		verification *tls.CertificateVerificationError
		authority    x509.UnknownAuthorityError
		host         x509.HostnameError
		invalid      x509.CertificateInvalidError
		record       tls.RecordHeaderError
	)
	return errors.As(err, &verification) || errors.As(err, &authority) ||
		errors.As(
			err,
			&host,
		) || errors.As(err, &invalid) || errors.As(err, &record) || errors.Is(err, http.ErrSchemeMismatch)
}
