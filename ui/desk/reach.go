package desk

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// tellReach is about the way to the service.
func (d *Desk) tellReach(e *incident.OperationError) Telling {
	const away = "offline"
	host := hostOf(e)
	switch e.Cause { //nolint:exhaustive // the others are told elsewhere
	case incident.CauseConnectionRefused:
		return telling(
			clean.Literal(away),
			clean.Safef("%s refuses the connection", host),
			clean.Literal("check VPN, firewall and proxy (HTTPS_PROXY)"),
		)
	case incident.CauseUnknownHost:
		return telling(
			clean.Literal(away),
			clean.Safef("there is no host %s", host),
			clean.Literal("check DNS, VPN and --cloud"),
		)
	case incident.CauseNoNameServer:
		return telling(
			clean.Literal(away),
			clean.Safef("no name server answers for %s", host),
			clean.Literal("check network and VPN"),
		)
	case incident.CauseUnreachable:
		return telling(
			clean.Literal(away),
			clean.Safef("%s was not reached", serviceOf(e)),
			clean.Literal("check network and VPN"),
		)
	case incident.CauseSilent:
		if d.Signing.State.Under {
			return d.tellLate(e) // Graph counts the sign-in among its own time
		}
		return Telling{Word: clean.Literal("no answer"), Said: clean.Safef("%s does not answer", host), again: true}
	case incident.CauseCutOff:
		return Telling{
			Word:  clean.Literal("cut off"),
			Said:  clean.Safef("the connection to %s broke", host),
			again: true,
		}
	}
	return Telling{}
}

// tellTLS is about who answers there.
func (d *Desk) tellTLS(e *incident.OperationError) Telling {
	const certificate = "bad certificate"
	host := hostOf(e)
	switch e.Cause { //nolint:exhaustive // the others are told elsewhere
	case incident.CauseBadCertificate:
		return telling(
			clean.Literal(certificate),
			clean.Safef("the certificate of %s is not trusted", host),
			clean.Literal("for a private CA set SSL_CERT_FILE"),
		)
	case incident.CauseForeignCertificate:
		return telling(
			clean.Literal(certificate),
			clean.Safef("%s shows the certificate of another host", host),
			clean.Literal("check the address and the proxy"),
		)
	case incident.CauseExpiredCertificate:
		return telling(
			clean.Literal(certificate),
			clean.Safef("the certificate of %s is not valid today", host),
			clean.Literal("check the clock of this machine"),
		)
	case incident.CauseNotTLS:
		return telling(
			clean.Literal("no TLS"),
			clean.Safef("what answers at %s does not speak TLS", host),
			clean.Literal("check the address and the proxy"),
		)
	}
	return Telling{}
}

// tellProxy is about a proxy on that way.
func (d *Desk) tellProxy(e *incident.OperationError) Telling {
	host := hostOf(e)
	switch e.Cause { //nolint:exhaustive // the others are told elsewhere
	case incident.CauseProxyUnreached:
		return telling(
			clean.Literal("no proxy"),
			clean.Safef("the proxy before %s was not reached", host),
			clean.Literal("check HTTPS_PROXY"),
		)
	case incident.CauseProxyRefused:
		return telling(
			clean.Literal("proxy refuses"),
			clean.Safef("the proxy does not connect to %s", host),
			clean.Literal("check HTTPS_PROXY and NO_PROXY"),
		)
	case incident.CauseProxyPassword:
		return telling(
			clean.Literal("proxy password"),
			clean.Literal("the proxy wants a user and a password (407)"),
			clean.Literal("put them into HTTPS_PROXY"),
		)
	}
	return Telling{}
}
