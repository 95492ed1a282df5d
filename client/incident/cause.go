package incident

import "errors"

// Cause is why a call failed, finer than the error that it is compared with. A
// person is told by it what happened and what helps; nothing decides by it
// whether to send again.
type Cause int

// What keeps an answer from coming.
const (
	CauseUnexplained        Cause = iota
	CauseConnectionRefused        // nothing listens there
	CauseUnknownHost              // the name does not exist
	CauseNoNameServer             // nobody says whether the name exists
	CauseUnreachable              // no way leads there, or nobody answers a knock
	CauseBadCertificate           // from an authority that is not trusted
	CauseForeignCertificate       // of another host
	CauseExpiredCertificate       // over, or not begun
	CauseNotTLS                   // what answers does not speak TLS
	CauseProxyUnreached           // the proxy itself is not reached
	CauseProxyRefused             // the proxy does not connect
	CauseProxyPassword            // the proxy wants to know who asks
	CauseSilent                   // connected, and no answer came in time
	CauseCutOff                   // the connection broke
)

// What is wrong with who asks.
const (
	CauseNotSignedIn  Cause = iota + 100 // the message says what to do
	CauseSignInOver                      // to sign in again is what to do
	CauseTokenRefused                    // the service does not take the token
	CauseWrongTenant                     // the token is of another tenant than the subscription
	CauseWrongClock                      // this machine's clock differs too much from the service's
	CauseNoRole                          // a role is missing
	CauseTooManyAsked                    // throttled
)

// What the service says about what was asked.
const (
	CauseNoSubscription  Cause = iota + 200
	CauseNoResourceGroup       // in that subscription
	CauseNoWorkspace           // in that resource group
	CauseNoSentinel            // in that workspace
	CauseGone                  // what was asked for is not there
	CauseWrongVersion          // the api-version is not known there
	CauseStale                 // somebody changed it
	CauseDeclined              // everything else that is refused: the message says why
	CauseWordless              // a status, and nothing that says why
	CausePage                  // a page for a browser, or the way to one
	CauseSenseless             // an answer that cannot be the service's
	CauseServiceFailed         // the service's own fault
)

// CauseOf returns why a call failed; CauseUnexplained when nobody said.
func CauseOf(err error) Cause {
	if failed, ok := errors.AsType[*OperationError](err); ok {
		return failed.Cause
	}
	return CauseUnexplained
}
