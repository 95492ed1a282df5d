package directory

import (
	"testing"

	"sentinelq/client/incident"
	"sentinelq/client/simulator"
)

func TestMeIsWhoSignedIn(t *testing.T) {
	t.Parallel()
	d, s := newSimulated(t, simulator.Options{Directory: simulator.DirectoryNone})
	me, err := d.Me(t.Context())
	if err != nil || me.ObjectID.Raw() != s.Me().ObjectID || me.UserPrincipalName.Raw() != s.Me().UserPrincipalName || me.Type != incident.User {
		t.Errorf("it is %+v, %v", me, err)
	}
}
