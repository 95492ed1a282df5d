package account

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"

	"sentinelq/client/incident"
)

func token(claims string) string {
	return "e30." + base64.RawURLEncoding.EncodeToString([]byte(claims)) + ".c2VjcmV0"
}

func TestMeReadsTheClaims(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		rule, claims  string
		id, upn, name string
		kind          incident.OwnerType
	}{
		{"version 1", `{"oid":"AB","upn":"ann@x","unique_name":"u","name":"Ann"}`, "ab", "ann@x", "Ann", incident.User},
		{"version 2", `{"oid":"ab","preferred_username":"ann@x"}`, "ab", "ann@x", "", incident.User},
		{"a guest", `{"oid":"ab","unique_name":"live.com#ann@x"}`, "ab", "live.com#ann@x", "", incident.User},
		{"a service principal", `{"oid":"ab","idtyp":"app"}`, "ab", "", "", incident.UnknownOwner},
	} {
		me, err := OwnerOf(azcore.AccessToken{Token: token(test.claims)})
		if err != nil {
			t.Fatal(err)
		}
		if me.ObjectID.Raw() != test.id || me.UserPrincipalName.Raw() != test.upn || me.AssignedTo.Raw() != test.name || me.Type != test.kind {
			t.Errorf("%s: me is %+v", test.rule, me)
		}
	}
}

func TestATokenThatCannotBeReadIsNotShown(t *testing.T) {
	t.Parallel()
	for _, secret := range []string{"", "s3cret", "a.s3cret.c", token(`{"oid":5,"x":"s3cret"}`), token(`{"name":"s3cret"}`), "a.b.c.d"} {
		_, err := OwnerOf(azcore.AccessToken{Token: secret})
		if !errors.Is(err, ErrNoClaims) || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("for %q the error is %v", secret, err)
		}
	}
}

func FuzzOwnerOf(f *testing.F) {
	f.Add(token(`{"oid":"a"}`))
	f.Add("..")
	f.Fuzz(func(t *testing.T, text string) {
		owner, err := OwnerOf(azcore.AccessToken{Token: text})
		if (err == nil) == owner.ObjectID.IsEmpty() {
			t.Errorf("%q is %+v, %v", text, owner, err)
		}
	})
}
