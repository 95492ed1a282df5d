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
	const group, logic = "/subscriptions/sub/resourceGroups/", "/providers/Microsoft.Logic/workflows"
	for _, c := range []struct {
		path string
		kind Kind
		rest []string
	}{
		{s.Provider() + "/incidents", Incidents, nil},
		{s.Provider() + "/Incidents/a/comments/b", Incidents, []string{"a", "comments", "b"}},
		{s.Provider() + "/bookmarks", Bookmarks, nil},
		{s.Provider() + "/Bookmarks/b", Bookmarks, []string{"b"}},
		{s.Workspace(), Workspace, nil},
		{s.Workspace() + "/providers/microsoft.authorization/permissions", Permissions, nil},
		{group + "rg/providers/Microsoft.Authorization/permissions", Permissions, nil},
		{"/subscriptions/sub" + logic, Workflows, nil},
		{group + "x" + logic, Workflow, []string{"x"}},
		{group + "x" + logic + "/n", Workflow, []string{"x", "n"}},
		{group + "rg" + logic + "/n/runs", Workflow, []string{"rg", "n", "runs"}},
		{strings.ToUpper(group+"rg"+logic) + "/n%2Fm/runs", Workflow, []string{"RG", "n/m", "runs"}},
	} {
		u, err := url.Parse("https://arm.example" + c.path)
		if err != nil {
			t.Fatal(err)
		}
		if have, err := s.Find(u); err != nil || have.Kind != c.kind || !slices.Equal(have.Rest, c.rest) {
			t.Errorf("%s leads to %+v, %v", c.path, have, err)
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
