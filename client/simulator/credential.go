package simulator

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
)

// tokenLife is how long a token lasts: long enough for a demo.
const tokenLife = 24 * time.Hour

// Credential returns a credential of the signed-in analyst. Its tokens carry
// the claims by which a client learns who it is, no signature, and open
// nothing anywhere.
func (s *Simulator) Credential() azcore.TokenCredential {
	return credential{me: s.Me(), now: s.options.Now}
}

type credential struct {
	me  Person
	now func() time.Time
}

// GetToken implements azcore.TokenCredential.
func (c credential) GetToken(ctx context.Context, _ policy.TokenRequestOptions) (azcore.AccessToken, error) {
	if err := ctx.Err(); err != nil {
		return azcore.AccessToken{}, fmt.Errorf("sign in to the simulated tenant: %w", err)
	}
	now := c.now()
	expires := now.Add(tokenLife)
	token, err := unsigned(map[string]any{
		"aud": "https://management.core.windows.net/", "tid": tenantID,
		"oid": c.me.ObjectID, "name": c.me.DisplayName,
		"upn": c.me.UserPrincipalName, "preferred_username": c.me.UserPrincipalName,
		"iat": now.Unix(), "nbf": now.Unix(), "exp": expires.Unix(),
	})
	if err != nil {
		return azcore.AccessToken{}, fmt.Errorf("sign in to the simulated tenant: %w", err)
	}
	return azcore.AccessToken{Token: token, ExpiresOn: expires}, nil
}

// unsigned writes claims as a JSON web token of algorithm "none".
func unsigned(claims map[string]any) (string, error) {
	payload, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	encode := base64.RawURLEncoding.EncodeToString
	return encode([]byte(`{"alg":"none","typ":"JWT"}`)) + "." + encode(payload) + ".", nil
}
