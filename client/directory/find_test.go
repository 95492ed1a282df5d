package directory

import (
	"net/http"
	"strings"
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

func TestOneIsFoundWhereListsAreDenied(t *testing.T) {
	t.Parallel()
	d, s := newSimulated(t, simulator.Options{Directory: simulator.DirectoryNoList})
	people := s.People()
	ann, soc, guest := people[1], people[8], people[10]
	for name, c := range map[string]struct {
		asked string
		want  simulator.Person
		kind  incident.OwnerType
	}{
		"a user by object ID":                {ann.ObjectID, ann, incident.User},
		"an object ID in capitals":           {" " + strings.ToUpper(ann.ObjectID) + " ", ann, incident.User},
		"a user by principal name":           {"ANN@contoso.example", ann, incident.User},
		"a group by object ID":               {soc.ObjectID, soc, incident.Group},
		"a guest, with marks in the address": {guest.UserPrincipalName, guest, incident.User},
	} {
		who, err := d.Find(t.Context(), c.asked)
		if err != nil || who.ObjectID.Raw() != c.want.ObjectID || who.Type != c.kind {
			t.Errorf("%s: found %+v, %v", name, who, err)
		}
	}
}

func TestWhoIsNotThereIsNotFound(t *testing.T) {
	t.Parallel()
	d, s := newSimulated(t, simulator.Options{})
	for asked, requests := range map[string]int{
		"nobody@contoso.example":               1,
		"00000000-0000-4000-8000-000000000000": 2, // a user, and then a group
		"":                                     0,
		"me":                                   0,
		"..":                                   0,
		"ann":                                  0,
		"a/b":                                  0,
	} {
		before := len(s.Requests())
		_, err := d.Find(t.Context(), asked)
		wantError(t, err, incident.ErrNotFound)
		if sent := len(s.Requests()) - before; sent != requests {
			t.Errorf("%q cost %d requests, want %d", asked, sent, requests)
		}
	}
}

func TestWhatIsForbiddenIsNotTriedAsAGroup(t *testing.T) {
	t.Parallel()
	d, s := newSimulated(t, simulator.Options{Directory: simulator.DirectoryNone})
	_, err := d.Find(t.Context(), s.People()[1].ObjectID)
	wantError(t, err, incident.ErrForbidden)
	if len(s.Requests()) != 1 || s.Counts()[http.MethodGet] != 1 {
		t.Errorf("%d requests were sent", len(s.Requests()))
	}
}
