package logs

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
)

// Timeout is how long one exchange takes at most, from the request's first byte
// to the answer's last. Sign-in and the waits between tries are not part of it,
// and a try that runs into it is not repeated.
const Timeout = 60 * time.Second

// deadline is the policy that ends an exchange after [Timeout].
type deadline struct{}

// Do implements policy.Policy. The body has been read when it returns, so the
// context may end then.
func (deadline) Do(req *policy.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeoutCause(req.Raw().Context(), Timeout, silentError{})
	defer cancel()
	resp, err := req.WithContext(ctx).Next()
	if err != nil && errors.Is(context.Cause(ctx), silentError{}) {
		return nil, silentError{}
	}
	return resp, err
}

// silentError says that an exchange ran into [Timeout], while the caller would
// have waited longer.
type silentError struct{}

// Error implements error.
func (silentError) Error() string { return "no answer within " + Timeout.String() }

// NonRetriable tells azcore not to ask a server again that was silent for so
// long.
func (silentError) NonRetriable() {}
