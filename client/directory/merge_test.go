package directory

import (
	"testing"

	"sentinelq/client/incident"
)

func TestGroupsHaveAThirdOfThePlacesAndThoseThatUsersLeave(t *testing.T) {
	t.Parallel()
	for users, want := range map[int][2]int{0: {0, 9}, 2: {2, 7}, 6: {6, 3}, 20: {6, 3}} {
		got := [2]int{}
		for _, o := range merge(some(incident.User, users), some(incident.Group, 20), 9) {
			if o.Type == incident.User {
				got[0]++
			} else {
				got[1]++
			}
		}
		if got != want {
			t.Errorf("of %d users and 20 groups there are %v, want %v", users, got, want)
		}
	}
}

// some returns n owners of a type.
func some(kind incident.OwnerType, n int) []incident.Owner {
	owners := make([]incident.Owner, n)
	for i := range owners {
		owners[i].Type = kind
	}
	return owners
}
