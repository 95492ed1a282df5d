package client

import (
	"context"
	"sync/atomic"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/account"
	"sentinelq/client/incident"
)

// identity is the caller's credential, watched: failures become an
// *account.Error, and whose token it is is remembered, because asking the Azure
// CLI for a second token only to read a name takes a second.
type identity struct {
	credential azcore.TokenCredential
	last       atomic.Pointer[bearer] // nil before the first token
}

// bearer is whose a token is, or account.ErrNoClaims.
type bearer struct {
	owner incident.Owner
	err   error
}

// GetToken implements azcore.TokenCredential.
func (i *identity) GetToken(ctx context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	token, err := i.credential.GetToken(ctx, o)
	if err != nil {
		return azcore.AccessToken{}, account.Explain(ctx, err)
	}
	owner, err := account.OwnerOf(token)
	i.last.Store(&bearer{owner, err})
	return token, nil
}

// owner returns whose the last token was, and gets one if there was none.
func (i *identity) owner(ctx context.Context, scope string) (incident.Owner, error) {
	if last := i.last.Load(); last != nil {
		return last.owner, last.err
	}
	if _, err := i.GetToken(ctx, policy.TokenRequestOptions{Scopes: []string{scope}, EnableCAE: true}); err != nil {
		return incident.Owner{}, err
	}
	last := i.last.Load()
	return last.owner, last.err
}
