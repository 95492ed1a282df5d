package account

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// fault is the last failure of the network during one sign-in. It goes beside
// the SDK, which turns such a failure into text and so into a failed sign-in.
type fault struct {
	mu  sync.Mutex
	err error
}

// faultKey is where a context carries the fault.
type faultKey struct{}

// watch returns a context under which failures of [watched] are noted.
func watch(ctx context.Context) (context.Context, *fault) {
	f := &fault{}
	return context.WithValue(ctx, faultKey{}, f), f
}

func (f *fault) set(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.err = err
}

func (f *fault) get() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

// watched is a transport that notes whether its last request got an answer.
type watched struct{ next policy.Transporter }

// Do implements policy.Transporter.
func (w *watched) Do(req *http.Request) (*http.Response, error) {
	resp, err := w.next.Do(req)
	if f, ok := req.Context().Value(faultKey{}).(*fault); ok {
		f.set(err)
	}
	return resp, err
}

// unreached says that the sign-in service was not reached.
func unreached(err error) *Error {
	return &Error{Message: clean.New("sign-in: " + Unreached(err)), Err: incident.ErrOffline}
}

// Unreached says in one line why no answer came, without the address that was
// asked for, which may hold identifiers.
func Unreached(err error) string {
	if request, ok := errors.AsType[*url.Error](err); ok {
		err = request.Err
	}
	if isUntrusted(err) {
		return firstLine(err.Error()) + " (a private CA is named in SSL_CERT_FILE)"
	}
	return firstLine(err.Error())
}
