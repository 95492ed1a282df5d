package arm

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/simulator/respond"
)

func TestWhatIsWithinTheCollectionIsFoundInAnyCase(t *testing.T) {
	t.Parallel()
	s := NewScope("arm.example", "sub", "rg", "ws")
	for address, want := range map[string][]string{
		s.List():                          {},
		s.List() + "/":                    {},
		s.List() + "/a%2Fb/comments":      {"a/b", "comments"},
		strings.ToUpper(s.List()) + "/ID": {"ID"},
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if have, err := s.Within(u); err != nil || !slices.Equal(have, want) {
			t.Errorf("%s leads to %q, %v", address, have, err)
		}
	}
}

func TestWhatIsMissingIsNamed(t *testing.T) {
	t.Parallel()
	s := NewScope("arm.example", "sub", "rg", "ws")
	for part, code := range map[string]string{
		"/sub/": "SubscriptionNotFound", "/rg/": "ResourceGroupNotFound", "/ws/": "ResourceNotFound", "/incidents": "InvalidResourceType",
	} {
		u, err := url.Parse(strings.Replace(s.List(), part, "/x/", 1))
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Within(u)
		if r := respond.RefusalOf(err); r.Status != http.StatusNotFound || r.Code != code {
			t.Errorf("without %s it is %v", part, err)
		}
	}
}
