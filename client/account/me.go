package account

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// ErrNoClaims says that an access token cannot be read. Microsoft calls its
// tokens opaque, so this is no fault: only "me" is not known then.
var ErrNoClaims = errors.New("the access token does not say whose it is")

// Me asks credential for a token and returns whose it is, as an owner to assign
// an incident to. It fails with an [*Error] when there is no token, or with
// [ErrNoClaims].
func Me(ctx context.Context, credential azcore.TokenCredential, scope string) (incident.Owner, error) {
	token, err := credential.GetToken(ctx, policy.TokenRequestOptions{Scopes: []string{scope}, EnableCAE: true})
	if err != nil {
		return incident.Owner{}, fmt.Errorf("find out who is signed in: %w", Explain(ctx, err))
	}
	return OwnerOf(token)
}

// claims are those parts of an access token that name a person.
type claims struct {
	ObjectID          string `json:"oid"`
	Name              string `json:"name"`
	Email             string `json:"email"`
	UPN               string `json:"upn"`                // version 1 tokens
	UniqueName        string `json:"unique_name"`        // version 1, guests
	PreferredUsername string `json:"preferred_username"` // version 2 tokens
	Kind              string `json:"idtyp"`              // app for a service principal
}

// OwnerOf reads whose token it is. The token is not validated: the service does
// that, and here a name is shown and nothing is allowed because of it. The error
// is [ErrNoClaims] and holds nothing of the token.
func OwnerOf(token azcore.AccessToken) (incident.Owner, error) {
	parts := strings.Split(token.Token, ".")
	if len(parts) != 3 {
		return incident.Owner{}, ErrNoClaims
	}
	payload, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	var c claims
	if err != nil || json.Unmarshal(payload, &c) != nil || c.ObjectID == "" {
		return incident.Owner{}, ErrNoClaims
	}
	owner := incident.Owner{
		ObjectID:          clean.New(strings.ToLower(c.ObjectID)),
		Email:             clean.New(c.Email),
		AssignedTo:        clean.New(c.Name),
		UserPrincipalName: clean.New(cmp.Or(c.UPN, c.PreferredUsername, c.UniqueName)),
		Type:              incident.User,
	}
	if c.Kind == "app" {
		owner.Type = incident.UnknownOwner
	}
	return owner, nil
}
