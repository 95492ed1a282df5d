package client

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	armpolicy "github.com/Azure/azure-sdk-for-go/sdk/azcore/arm/policy"
	armruntime "github.com/Azure/azure-sdk-for-go/sdk/azcore/arm/runtime"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"

	"sentinelq/client/account"
)

// MaxRetryDelay is the longest wait that a call makes by itself. A service that
// wants to be left alone for longer is reported with an
// *incident.ThrottledError, so that a person sees a countdown and no silence.
const MaxRetryDelay = 5 * time.Second

// newPipeline makes the one pipeline of a client. It is the one place where
// tokens are cached, so there must be no second one for the same audience.
func newPipeline(o Options, retry policy.RetryOptions, credential azcore.TokenCredential) (runtime.Pipeline, error) {
	options := &armpolicy.ClientOptions{
		// An incident client registers no resource providers, and 409, which that
		// policy looks for, is an everyday answer here.
		DisableRPRegistration: true,
	}
	options.Cloud = o.Cloud
	options.Retry = retry
	options.Transport = o.Transport
	if options.Transport == nil {
		options.Transport = account.NewTransport()
	}
	options.Telemetry.ApplicationID = "sentinelq"
	options.PerCallPolicies = []policy.Policy{runtime.NewRequestIDPolicy()}
	// These come behind authorisation: signing in may take a person minutes and
	// must not count against the deadline of an exchange.
	options.PerRetryPolicies = []policy.Policy{exchanges{newContact(o)}}
	return armruntime.NewPipeline("sentinelq", o.Version, credential, runtime.PipelineOptions{}, options)
}

func retryOptions(o policy.RetryOptions) policy.RetryOptions {
	if o.MaxRetryDelay == 0 {
		o.MaxRetryDelay = MaxRetryDelay
	}
	if o.ShouldRetry == nil {
		o.ShouldRetry = account.Retryable
	}
	return o
}

// onlyUndone sends again what has certainly not been done: it was throttled, or it
// never left. Where a write may have been done, whoever sends it again must look
// first; see [amend].
func onlyUndone(resp *http.Response, err error) bool {
	if err != nil {
		return account.Unsent(err) && account.Retryable(nil, err)
	}
	return resp.StatusCode == http.StatusTooManyRequests
}

// exchange goes with a request through all its tries.
type exchange struct {
	limit time.Duration // for one answer, body included

	mu      sync.Mutex // a caller that gives up judges while a try may go on
	under   bool       // a try is under way
	left    bool       // its caller has given up: no try begins any more
	outcome outcome    // of all tries that have ended, the least certain one
}

// begin reports whether a try may begin.
func (e *exchange) begin() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.under = !e.left
	return e.under
}

// leave gives up, and reports whether no try is under way.
func (e *exchange) leave() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.left = true
	return !e.under
}

func (e *exchange) end(o outcome) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.under, e.outcome = false, max(e.outcome, o)
}

// judged returns how certain it is what became of the request.
func (e *exchange) judged() outcome {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.under {
		return perhapsLater
	}
	return e.outcome
}

// exchanges is the policy that limits each try, judges what it has done, and
// tells how it goes.
type exchanges struct{ contact *contact }

// Do implements policy.Policy. The body has been read when it returns, so the
// context may end then.
func (x exchanges) Do(req *policy.Request) (*http.Response, error) {
	var e *exchange
	if !req.OperationValue(&e) {
		return req.Next()
	}
	caller := req.Raw().Context()
	ctx, cancel := context.WithTimeoutCause(caller, e.limit, &silentError{e.limit})
	defer cancel()
	var way reach
	over := ctx.Err() != nil
	if !e.begin() {
		return nil, caller.Err()
	}
	x.contact.begin(e)
	resp, err := req.WithContext(way.watch(ctx)).Next()
	e.end(outcomeOf(resp, err, !over && way.left()))
	if silent, ok := errors.AsType[*silentError](context.Cause(ctx)); ok && err != nil {
		resp, err = nil, silent
	}
	x.contact.end(caller, e, resp, err)
	return resp, err
}

// silentError says that an exchange ran into its own deadline, while the caller
// would have waited longer.
type silentError struct{ limit time.Duration }

// Error implements error.
func (e *silentError) Error() string { return "no answer within " + e.limit.String() }

// NonRetriable tells azcore that a server which kept silent for a whole
// deadline is not to be asked three more times.
func (*silentError) NonRetriable() {}
