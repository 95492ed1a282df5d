package directory

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"

	"sentinelq/client/account"
	"sentinelq/client/incident"
)

// ErrNotConfigured says that the cloud has no directory. It is an
// incident.ErrNotFound too.
var ErrNotConfigured = fmt.Errorf(
	"no directory is configured, so owners are typed (set cloud.graph to search one): %w",
	incident.ErrNotFound,
)

// Options say which directory to search. Credential and Endpoint are required.
type Options struct {
	Credential azcore.TokenCredential
	Endpoint   string // Microsoft Graph's base address, such as https://graph.microsoft.com
	Version    string // of this program, for the User-Agent header; default: dev

	// Transport sends the requests; nil means account.NewTransport.
	Transport policy.Transporter

	// Retry overrides the waits between tries, for tests. Where it is zero, what
	// may be over at once is tried once more after 0.2 s, and a service that asks
	// for a longer wait than a second is left alone. There is never more than one
	// retry.
	Retry policy.RetryOptions

	// Now is the clock that a Retry-After date is compared with; nil means
	// time.Now.
	Now func() time.Time
}

// Directory searches one tenant. Its methods may be called at the same time.
type Directory struct {
	base     string // with the version, without a slash at the end
	pipeline runtime.Pipeline
	now      func() time.Time
}

// New makes a directory. It reaches nothing: sign-in and connection wait for the
// first call. It fails with [ErrNotConfigured] without an endpoint, and on one
// that is no https address.
func New(o Options) (*Directory, error) {
	if o.Endpoint == "" {
		return nil, fmt.Errorf("set up the directory: %w", ErrNotConfigured)
	}
	base, err := account.ParseEndpoint("cloud.graph", o.Endpoint)
	if err != nil {
		return nil, fmt.Errorf("set up the directory: %w", err)
	}
	if o.Credential == nil {
		return nil, errors.New("set up the directory: the credential is missing")
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Directory{base: base + "/v1.0", pipeline: newPipeline(o, base), now: o.Now}, nil
}

// newPipeline makes the one pipeline of a directory, and so the one place where
// tokens for Graph are cached.
func newPipeline(o Options, base string) runtime.Pipeline {
	options := &policy.ClientOptions{Transport: o.Transport, Retry: retryOptions(o.Retry)}
	if options.Transport == nil {
		options.Transport = account.NewTransport()
	}
	options.Telemetry.ApplicationID = "sentinelq"
	options.PerCallPolicies = []policy.Policy{runtime.NewRequestIDPolicy()}
	bearer := runtime.NewBearerTokenPolicy(account.Explained(o.Credential), []string{base + "/.default"}, nil)
	return runtime.NewPipeline("sentinelq", cmp.Or(o.Version, "dev"),
		runtime.PipelineOptions{PerRetry: []policy.Policy{bearer}}, options)
}

func retryOptions(o policy.RetryOptions) policy.RetryOptions {
	o.MaxRetries = min(cmp.Or(o.MaxRetries, 1), 1) // azcore reads a negative one as none
	o.RetryDelay = cmp.Or(o.RetryDelay, 200*time.Millisecond)
	o.MaxRetryDelay = cmp.Or(o.MaxRetryDelay, time.Second)
	if o.ShouldRetry == nil {
		o.ShouldRetry = worthwhile
	}
	return o
}

// worthwhile repeats a request where the fault may be gone at once. To be
// throttled is told instead, since a person types on anyway.
func worthwhile(resp *http.Response, err error) bool {
	if resp != nil && resp.StatusCode == http.StatusTooManyRequests {
		return false
	}
	return account.Retryable(resp, err)
}
