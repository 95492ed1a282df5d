package account

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/incident"
)

// Options say how to sign in. The zero value signs in to the public cloud, in
// the tenant that the kind of sign-in defaults to.
type Options struct {
	Cloud    Cloud  // the zero Cloud is the public one
	Tenant   string // a GUID or a domain; the environment's kinds read their own
	ClientID string // of the application, or of the managed identity to use

	// Watch is told how signing in stands whenever that changes, each time all of
	// it. It is called from the goroutine that fetches a token, and must return
	// without waiting for the person. Required for [DeviceCode], whose code is in it.
	Watch func(incident.SignIn)

	// Transport sends the requests of a sign-in; nil means [NewTransport].
	Transport policy.Transporter

	// Retry overrides the waits between tries. Where its ShouldRetry is nil,
	// [Retryable] decides.
	Retry policy.RetryOptions
}

// NewCredential returns a credential that signs in as kind says. Nothing is
// created or run before its first GetToken. It fails on an unknown kind and on a
// device code sign-in that nobody watches.
func NewCredential(kind Kind, o Options) (*Credential, error) {
	kind, err := ParseKind(string(kind))
	if err != nil {
		return nil, err
	}
	if kind == DeviceCode && o.Watch == nil {
		return nil, errors.New("auth: a device code sign-in needs somebody to show the code to")
	}
	if o.Cloud.Name == "" {
		o.Cloud = Clouds()[0]
	}
	if o.Watch == nil {
		o.Watch = func(incident.SignIn) {}
	}
	return &Credential{kind: kind, options: o}, nil
}

// Credential makes the SDK's credential when the first token is wanted, and
// puts its failures into words. However many want a token, one sign-in is under
// way.
type Credential struct {
	kind    Kind
	options Options
	flights flights

	mu   sync.Mutex
	made azcore.TokenCredential
}

// GetToken implements azcore.TokenCredential. It ends with ctx, whatever the
// sign-in does, and every error is an [*Error].
func (c *Credential) GetToken(ctx context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	kept := c.kind == DeviceCode || c.kind == Browser
	return c.flights.share(ctx, keyOf(o), kept, func(ctx context.Context) (azcore.AccessToken, error) {
		return c.fetch(ctx, o)
	})
}

// Again lets the person be asked to sign in once more after a refusal. Without
// it a refusal is the answer to every call.
func (c *Credential) Again() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if asking, ok := c.made.(*interactive); ok {
		asking.refuse(nil)
	}
}

// fetch gets a token, and tells how that stands.
func (c *Credential) fetch(ctx context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	c.options.Watch(incident.SignIn{Under: true})
	token, err := c.ask(ctx, o)
	if err == nil {
		c.options.Watch(incident.SignIn{})
		return token, nil
	}
	var outcome incident.SignIn // nobody wants it any more where ctx is over
	if ctx.Err() == nil {
		failure := Failed(ctx, err)
		failure.Operation = "sign in"
		outcome.Err = failure
	}
	c.options.Watch(outcome)
	return azcore.AccessToken{}, err
}

func (c *Credential) ask(ctx context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	made, err := c.make()
	if err != nil {
		return azcore.AccessToken{}, Explain(ctx, err)
	}
	ctx, noted := watch(ctx)
	token, err := made.GetToken(ctx, o)
	if err != nil {
		return azcore.AccessToken{}, explainNoted(ctx, err, noted)
	}
	return token, nil
}

// make returns the SDK's credential. A failure is not remembered, because a
// file or a variable that was missing may be there at the next try.
func (c *Credential) make() (azcore.TokenCredential, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.made != nil {
		return c.made, nil
	}
	made, err := build(c.kind, c.options)
	if err != nil {
		return nil, fmt.Errorf("prepare sign-in %s: %w", c.kind, err)
	}
	if asking, ok := made.(person); ok && (c.kind == DeviceCode || c.kind == Browser) {
		made = &interactive{person: asking}
	}
	c.made = made
	return made, nil
}
