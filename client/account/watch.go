package account

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// note is what happened last on the network during one sign-in. It goes beside
// the SDK, which turns a failure of the network into text and so into a failed
// sign-in, and while it polls for a device code reads a refusal and forgets it.
type note struct {
	mu    sync.Mutex
	err   error
	said  answer
	host  string // that gave it
	page  bool   // it is a page for a browser
	asked bool   // the person was asked to do something
}

// noteKey is where a context carries the note.
type noteKey struct{}

// watch returns a context under which what [watched] meets is noted.
func watch(ctx context.Context) (context.Context, *note) {
	n := &note{}
	return context.WithValue(ctx, noteKey{}, n), n
}

// noteOf returns the note of a context, an empty one where it has none.
func noteOf(ctx context.Context) *note {
	if n, ok := ctx.Value(noteKey{}).(*note); ok {
		return n
	}
	return &note{}
}

func (n *note) set(err error, said answer) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.err, n.said, n.page = err, said, false
}

// meet notes whose answer it is, and whether it can be the service's.
func (n *note) meet(resp *http.Response) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.page = strings.Contains(resp.Header.Get("Content-Type"), "html") || isRedirect(resp.StatusCode)
	if resp.Request != nil {
		n.host = resp.Request.URL.Host
	}
}

func isRedirect(status int) bool { return 300 <= status && status < 400 }

// stranger returns the host in whose name something else answered.
func (n *note) stranger() (host string, met bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.host, n.page
}

func (n *note) ask() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.asked = true
}

// fault returns how the network failed; nil where the last request was answered.
func (n *note) fault() error {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.err
}

// refusal returns what the last answer refused with.
func (n *note) refusal() answer {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.said
}

func (n *note) wasAsked() bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.asked
}

// watched is a transport that notes what came of its last request.
type watched struct{ next policy.Transporter }

// maxRefusal is how much of a refusal is read.
const maxRefusal = 1 << 20

// Do implements policy.Transporter.
func (w *watched) Do(req *http.Request) (*http.Response, error) {
	resp, err := w.next.Do(req)
	n, ok := req.Context().Value(noteKey{}).(*note)
	switch {
	case !ok:
	case err != nil:
		n.set(err, answer{})
	case resp.StatusCode < http.StatusBadRequest:
		n.set(nil, answer{})
		n.meet(resp)
	default:
		body, readErr := io.ReadAll(io.LimitReader(resp.Body, maxRefusal))
		_ = resp.Body.Close() // read as far as it is of use
		resp.Body = io.NopCloser(bytes.NewReader(body))
		var said answer
		if json.Unmarshal(body, &said) != nil {
			said = answer{} // a page, of which the status says more
		}
		said.Status = resp.StatusCode
		n.set(readErr, said)
		n.meet(resp)
	}
	return resp, err
}

// explainNoted is [Explain] for a sign-in of which the network was watched.
func explainNoted(ctx context.Context, err error, n *note) *Error {
	known, isKnown := errors.AsType[*Error](err)
	said := n.refusal()
	host, isStrange := n.stranger()
	switch {
	case isKnown:
		return known
	case ctx.Err() == nil && n.fault() != nil:
		return unreached(n.fault())
	case ctx.Err() != nil:
		return Explain(ctx, err)
	case isStrange:
		return &Error{
			Message: clean.New("a page for a browser came in the name of the sign-in service"),
			Cause:   incident.CausePage, Host: clean.New(host), Err: incident.ErrUnavailable,
		}
	case said.Status >= http.StatusInternalServerError:
		return &Error{
			Code:    clean.New(findCode(said.Description)),
			Message: clean.New("the sign-in service answered HTTP " + strconv.Itoa(said.Status)),
			Cause:   incident.CauseServiceFailed, Host: clean.New(host), Err: incident.ErrUnavailable,
		}
	case said.Status != 0:
		return explainAnswer(said.described())
	}
	return Explain(ctx, err)
}

// unreached says that the sign-in service was not reached.
func unreached(err error) *Error {
	return &Error{
		Message: clean.New(
			"sign-in: " + Unreached(err),
		),
		Cause: causeOf(err),
		Host:  hostOf(err),
		Err:   incident.ErrOffline,
	}
}

// Unreached says in one line why no answer came, without the address that was
// asked for, which may hold identifiers.
func Unreached(err error) string {
	if request, ok := errors.AsType[*url.Error](err); ok {
		err = request.Err
	}
	if causeInTLS(err) == incident.CauseBadCertificate {
		return firstLine(err.Error()) + " (a private CA is named in SSL_CERT_FILE)"
	}
	return firstLine(err.Error())
}
