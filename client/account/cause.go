package account

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"syscall"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// causeOf says why no answer came to a request.
func causeOf(err error) incident.Cause {
	for _, about := range []func(error) incident.Cause{causeInProxy, causeInName, causeInTLS, causeInConnection} {
		if cause := about(err); cause != incident.CauseUnexplained {
			return cause
		}
	}
	return incident.CauseUnexplained
}

func causeInProxy(err error) incident.Cause {
	if refused, ok := errors.AsType[*ProxyError](err); ok {
		if refused.Status == http.StatusProxyAuthRequired {
			return incident.CauseProxyPassword
		}
		return incident.CauseProxyRefused
	}
	if op, ok := errors.AsType[*net.OpError](err); ok && op.Op == "proxyconnect" {
		return incident.CauseProxyUnreached
	}
	return incident.CauseUnexplained
}

func causeInName(err error) incident.Cause {
	name, ok := errors.AsType[*net.DNSError](err)
	switch {
	case !ok:
		return incident.CauseUnexplained
	case name.IsNotFound:
		return incident.CauseUnknownHost
	}
	return incident.CauseNoNameServer
}

func causeInTLS(err error) incident.Cause {
	if _, ok := errors.AsType[x509.HostnameError](err); ok {
		return incident.CauseForeignCertificate
	}
	if invalid, ok := errors.AsType[x509.CertificateInvalidError](err); ok && invalid.Reason == x509.Expired {
		return incident.CauseExpiredCertificate
	}
	if _, ok := errors.AsType[tls.RecordHeaderError](err); ok || errors.Is(err, http.ErrSchemeMismatch) {
		return incident.CauseNotTLS
	}
	if isUntrusted(err) {
		return incident.CauseBadCertificate
	}
	return incident.CauseUnexplained
}

func causeInConnection(err error) incident.Cause {
	op, isOp := errors.AsType[*net.OpError](err)
	slow, isSlow := errors.AsType[net.Error](err)
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return incident.CauseConnectionRefused
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETDOWN),
		isOp && op.Op == "dial":
		return incident.CauseUnreachable
	case isSlow && slow.Timeout(), errors.Is(err, context.DeadlineExceeded):
		return incident.CauseSilent
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, io.EOF),
		errors.Is(err, io.ErrUnexpectedEOF), isOp:
		return incident.CauseCutOff
	}
	return incident.CauseUnexplained
}

// hostOf returns the host that a request was for; nothing where the error does
// not say. The rest of its address may hold identifiers.
func hostOf(err error) clean.Text {
	request, ok := errors.AsType[*url.Error](err)
	if !ok {
		return clean.Text{}
	}
	address, parseErr := url.Parse(request.URL)
	if parseErr != nil {
		return clean.Text{}
	}
	return clean.New(address.Host)
}
