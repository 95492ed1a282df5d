package simulator

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/incident"
)

func TestTheTokenNamesTheSignedInAnalyst(t *testing.T) {
	t.Parallel()
	s := empty()
	token, err := s.Credential().GetToken(t.Context(), policy.TokenRequestOptions{Scopes: []string{"https://management.azure.com/.default"}})
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(token.Token, ".")
	if len(parts) != 3 || parts[2] != "" {
		t.Fatalf("the token has the form %q", token.Token)
	}
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		t.Fatal(err)
	}
	var claims struct {
		OID, UPN, Name string
		Exp            int64
	}
	if err := json.Unmarshal(payload, &claims); err != nil {
		t.Fatal(err)
	}
	me := s.Me()
	if claims.OID != me.ObjectID || claims.UPN != me.UserPrincipalName || claims.Name != me.DisplayName ||
		claims.Exp != token.ExpiresOn.Unix() || !token.ExpiresOn.After(noon()) {
		t.Errorf("the claims are %+v", claims)
	}
}

func TestSigningInEndsWithTheContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := empty().Credential().GetToken(ctx, policy.TokenRequestOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("it failed with %v", err)
	}
}

func TestEverybodyInTheDirectoryCanBeTold(t *testing.T) {
	t.Parallel()
	s := empty()
	ids := map[string]bool{}
	for _, p := range s.People() {
		if ids[p.ObjectID] || !incident.IsGUID(p.ObjectID) || p.DisplayName == "" || p.IsGroup != (p.UserPrincipalName == "") {
			t.Errorf("%+v is no proper entry", p)
		}
		ids[p.ObjectID] = true
	}
	if s.People()[0] != s.Me() {
		t.Error("the signed-in analyst is not the first")
	}
}
