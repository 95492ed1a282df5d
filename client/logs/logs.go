package logs

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"

	"sentinelq/client/account"
	"sentinelq/client/incident"
)

// ErrNotConfigured says that the cloud has no query API. It is an
// incident.ErrNotFound too.
var ErrNotConfigured = fmt.Errorf(
	"no logs are configured, so there is no history (set cloud.log_analytics to read them): %w",
	incident.ErrNotFound,
)

// MaxRetryDelay is the longest wait that a call makes by itself. A service that
// wants to be left alone for longer is reported with an
// *incident.ThrottledError.
const MaxRetryDelay = 5 * time.Second

// Options say whose logs to ask. Cloud, Credential and WorkspaceID are required.
type Options struct {
	Cloud      account.Cloud // of which LogAnalytics is used
	Credential azcore.TokenCredential

	// WorkspaceID finds out the workspace's customerId, the GUID by which Log
	// Analytics knows it. It is asked by the first query, by one at a time, and
	// again only as long as it fails. Its *incident.OperationError is passed on.
	WorkspaceID func(context.Context) (string, error)

	Version string // of this program, for the User-Agent header; default: dev

	// Transport sends the requests; nil means account.NewTransport.
	Transport policy.Transporter

	// Retry overrides azcore's retries, for tests. Where it is zero there are
	// three retries from 0.8 s on, none of them later than [MaxRetryDelay], and
	// account.Retryable decides what is worth one.
	Retry policy.RetryOptions

	// Now is the clock that a Retry-After date is compared with; nil means
	// time.Now.
	Now func() time.Time
}

// Logs are the tables of one workspace. Its methods may be called at the same
// time.
type Logs struct {
	base      string // with the version, without a slash at the end
	pipeline  runtime.Pipeline
	workspace *workspace
	now       func() time.Time
}

// New makes the logs of a workspace. It reaches nothing: sign-in, connection and
// the workspace's ID wait for the first call. It fails with [ErrNotConfigured] in
// a cloud without Log Analytics, and on an endpoint that is no https address.
func New(o Options) (*Logs, error) {
	if o.Cloud.LogAnalytics == "" {
		return nil, fmt.Errorf("set up the logs: %w", ErrNotConfigured)
	}
	base, err := account.ParseEndpoint("cloud.log_analytics", o.Cloud.LogAnalytics)
	switch {
	case err != nil:
		return nil, fmt.Errorf("set up the logs: %w", err)
	case o.Credential == nil:
		return nil, errors.New("set up the logs: the credential is missing")
	case o.WorkspaceID == nil:
		return nil, errors.New("set up the logs: nobody tells the workspace's ID")
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Logs{
		base: base + "/v1", pipeline: newPipeline(o, base),
		workspace: newWorkspace(o.WorkspaceID), now: o.Now,
	}, nil
}

// newPipeline makes the one pipeline of the logs, and so the one place where
// their tokens are cached.
func newPipeline(o Options, base string) runtime.Pipeline {
	options := &policy.ClientOptions{Transport: o.Transport, Retry: o.Retry}
	if options.Transport == nil {
		options.Transport = account.NewTransport()
	}
	options.Retry.MaxRetryDelay = cmp.Or(o.Retry.MaxRetryDelay, MaxRetryDelay)
	if options.Retry.ShouldRetry == nil {
		options.Retry.ShouldRetry = account.Retryable
	}
	options.Telemetry.ApplicationID = "sentinelq"
	options.PerCallPolicies = []policy.Policy{runtime.NewRequestIDPolicy()}
	// This comes behind authorisation: signing in may take a person minutes and
	// must not count against the deadline of an exchange.
	options.PerRetryPolicies = []policy.Policy{deadline{}}
	bearer := runtime.NewBearerTokenPolicy(
		account.Explained(o.Credential),
		[]string{audience(base) + "/.default"},
		nil,
	)
	return runtime.NewPipeline("sentinelq", cmp.Or(o.Version, "dev"),
		runtime.PipelineOptions{PerRetry: []policy.Policy{bearer}}, options)
}

// audience returns whom a token is for. The public cloud's API moved to a host of
// another name and kept the audience of the old one.
func audience(base string) string {
	if strings.EqualFold(base, "https://api.loganalytics.azure.com") {
		return "https://api.loganalytics.io"
	}
	return base
}
