package account

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/clean"
)

// Options say how to sign in. The zero value signs in to the public cloud, in
// the tenant that the kind of sign-in defaults to.
type Options struct {
	Cloud    Cloud  // the zero Cloud is the public one
	Tenant   string // a GUID or a domain; the environment's kinds read their own
	ClientID string // of the application, or of the managed identity to use

	// Prompt shows a device code to the person. It is called from the goroutine
	// that wanted the token and must return without waiting for the person.
	// Required for [DeviceCode].
	Prompt func(context.Context, DeviceMessage) error

	// Transport sends the requests of a sign-in; nil means [NewTransport].
	Transport policy.Transporter

	// Retry overrides the waits between tries. Where its ShouldRetry is nil,
	// [Retryable] decides.
	Retry policy.RetryOptions
}

// DeviceMessage is what a person needs to finish a device code sign-in.
type DeviceMessage struct {
	Code    clean.Text // to be typed
	URL     clean.Text // where to type it
	Message clean.Text // both, in Entra's own sentence
}

// NewCredential returns a credential that signs in as kind says. Nothing is
// created or run before its first GetToken. It fails on an unknown kind and on a
// device code sign-in without a prompt.
func NewCredential(kind Kind, o Options) (azcore.TokenCredential, error) {
	kind, err := ParseKind(string(kind))
	if err != nil {
		return nil, err
	}
	if kind == DeviceCode && o.Prompt == nil {
		return nil, errors.New("auth: a device code sign-in needs a prompt to show the code with")
	}
	if o.Cloud.Name == "" {
		o.Cloud = Clouds()[0]
	}
	return &credential{kind: kind, options: o}, nil
}

// credential makes the SDK's credential when the first token is wanted, and
// puts its failures into words.
type credential struct {
	kind    Kind
	options Options

	mu   sync.Mutex
	made azcore.TokenCredential
}

// GetToken implements azcore.TokenCredential. Every error is an [*Error].
func (c *credential) GetToken(ctx context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	made, err := c.make()
	if err != nil {
		return azcore.AccessToken{}, Explain(ctx, err)
	}
	ctx, fault := watch(ctx)
	token, err := made.GetToken(ctx, o)
	if err == nil {
		return token, nil
	}
	if ctx.Err() == nil && fault.get() != nil {
		return azcore.AccessToken{}, unreached(fault.get())
	}
	return azcore.AccessToken{}, Explain(ctx, err)
}

// make returns the SDK's credential. A failure is not remembered, because a
// file or a variable that was missing may be there at the next try.
func (c *credential) make() (azcore.TokenCredential, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.made != nil {
		return c.made, nil
	}
	made, err := build(c.kind, c.options)
	if err != nil {
		return nil, fmt.Errorf("prepare sign-in %s: %w", c.kind, err)
	}
	c.made = made
	return made, nil
}
