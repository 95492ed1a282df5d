package client

import (
	"context"
	"fmt"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"

	"sentinelq/client/incident"
)

// Client is one Sentinel workspace. Make one with [New]; the zero Client is of
// no use.
type Client struct {
	options  Options
	base     string // {SI}: where the workspace's Sentinel resources are, without a slash at the end
	pipeline runtime.Pipeline
	retry    policy.RetryOptions
	identity *identity
}

// New returns the client of a workspace. It reaches nothing: sign-in and
// connection wait for the first call. The error names the first setting that
// is wrong.
func New(o Options) (*Client, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, fmt.Errorf("set up the client: %w", err)
	}
	c := &Client{
		options:  o,
		base:     o.address(o.providerID()),
		retry:    retryOptions(o.Retry),
		identity: &identity{credential: o.Credential},
	}
	if c.pipeline, err = newPipeline(o, c.retry, c.identity); err != nil {
		return nil, fmt.Errorf("set up the client: %w", err)
	}
	return c, nil
}

// Me returns who is signed in, as an owner to assign an incident to. It costs
// nothing once a call was made, since the token of that call says it; before, a
// token is fetched. It fails with incident.ErrSignIn or incident.ErrOffline, or
// with account.ErrNoClaims where the token cannot be read.
func (c *Client) Me(ctx context.Context) (incident.Owner, error) {
	scope := c.options.Cloud.Services[cloud.ResourceManager].Audience + "/.default"
	me, err := c.identity.owner(ctx, scope)
	if err != nil {
		return incident.Owner{}, c.failed(ctx, call{operation: "find out who is signed in"}, err)
	}
	return me, nil
}
