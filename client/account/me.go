package account

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// ErrNoClaims says that an access token cannot be read. Microsoft calls its
// tokens opaque, so this is no fault: only "me" is not known then.
var ErrNoClaims = errors.New("the access token does not say whose it is")

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
