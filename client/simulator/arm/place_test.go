package arm

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/simulator/respond"
)

func TestPathsLeadToWhatTheManagerKnows(t *testing.T) {
	t.Parallel()
	s := NewScope("arm.example", "sub", "rg", "ws")
	const group = "/subscriptions/sub/resourceGroups/rg"
	for path, want := range map[string]Place{
		s.Provider() + "/incidents":              {Kind: Incidents},
		s.Provider() + "/Incidents/a/comments/b": {Kind: Incidents, Rest: []string{"a", "comments", "b"}},
		s.Provider() + "/bookmarks":              {Kind: Bookmarks},
		s.Provider() + "/Bookmarks/b":            {Kind: Bookmarks, Rest: []string{"b"}},
		s.Workspace():                            {Kind: Workspace},
		s.Workspace() + "/providers/microsoft.authorization/permissions":              {Kind: Permissions},
		group + "/providers/Microsoft.Authorization/permissions":                      {Kind: Permissions},
		"/subscriptions/sub/providers/Microsoft.Logic/workflows":                      {Kind: Workflows},
		"/subscriptions/sub/resourceGroups/x/providers/Microsoft.Logic/workflows":     {Kind: Workflow, Rest: []string{"x"}},
		"/subscriptions/sub/resourceGroups/x/providers/Microsoft.Logic/workflows/n":   {Kind: Workflow, Rest: []string{"x", "n"}},
		group + "/providers/Microsoft.Logic/workflows/n/runs":                         {Kind: Workflow, Rest: []string{"rg", "n", "runs"}},
		strings.ToUpper(group+"/providers/Microsoft.Logic/workflows/") + "n%2Fm/runs": {Kind: Workflow, Rest: []string{"RG", "n/m", "runs"}},
	} {
		u, err := url.Parse("https://arm.example" + path)
		if err != nil {
			t.Fatal(err)
		}
		if have, err := s.Find(u); err != nil || have.Kind != want.Kind || !slices.Equal(have.Rest, want.Rest) {
			t.Errorf("%s leads to %+v, %v", path, have, err)
		}
	}
	for _, path := range []string{"/", "/subscriptions/other/providers/Microsoft.Logic/workflows", s.Workspace() + "/tables", s.Provider() + "/bookmarks/b/relations"} {
		u, err := url.Parse("https://arm.example" + path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Find(u); respond.RefusalOf(err).Status != http.StatusNotFound {
			t.Errorf("%s is refused with %v", path, err)
		}
	}
}

func TestEveryProviderHasApiVersionsOfItsOwn(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/subscriptions/s/providers/Microsoft.OperationalInsights/workspaces/w/providers/Microsoft.SecurityInsights/incidents": "microsoft.securityinsights",
		"/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w":                               "microsoft.operationalinsights",
		"/subscriptions/s": "",
	} {
		if have := namespace(path); have != want {
			t.Errorf("%s is of %q", path, have)
		}
	}
	if supported("microsoft.logic", "2025-09-01") || !supported("microsoft.logic", "2019-05-01") || !supported("microsoft.securityinsights", "2025-09-01") {
		t.Error("versions are mixed up")
	}
}
