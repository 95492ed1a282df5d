package rbac

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/simulator/respond"
)

func TestAStarStandsForAnyRunAndCasesDoNotCount(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern, action string
		want            bool
	}{
		{"A/b/read", "a/B/READ", true},
		{"a/b/read", "a/b/write", false},
		{"*", "anything/at/all", true},
		{"a/*", "a/b/c/delete", true},
		{"a/*", "b/a/c", false},
		{"a/*/read", "a/b/c/read", true},
		{"a/*/read", "a/read", false},
		{"*/read", "a/b/read", true},
		{"*/read", "read", false},
		{"a/*/b/*/c", "a/x/b/y/b/z/c", true},
		{"a/*/b/*/c", "a/x/y/c", false},
		{"a*a", "a", false},
	} {
		if have := matches(strings.ToLower(c.pattern), strings.ToLower(c.action)); have != c.want {
			t.Errorf("%s matches %s: %t", c.pattern, c.action, have)
		}
	}
}

func TestWhatOneEntryTakesAwayAnotherMayGive(t *testing.T) {
	t.Parallel()
	taking := entry([]string{"a/*"}, []string{"a/*/delete"})
	giving := entry([]string{"a/b/delete"}, nil)
	if Allows([]Entry{taking}, "a/b/delete") || !Allows([]Entry{taking, giving}, "a/b/delete") || Allows(nil, "a/read") {
		t.Error("entries are not evaluated one by one")
	}
}

func TestRolesGrantWhatTheDocumentationSays(t *testing.T) {
	t.Parallel()
	const provider = "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w/providers/Microsoft.SecurityInsights/"
	for _, c := range []struct {
		method, path                   string
		contributor, responder, reader bool
	}{
		{http.MethodGet, "incidents", true, true, true},
		{http.MethodGet, "incidents/1/comments/2", true, true, true},
		{http.MethodPost, "incidents/1/entities", true, true, true},
		{http.MethodPost, "incidents/1/alerts", true, true, true},
		{http.MethodPost, "incidents/1/bookmarks", true, true, true},
		{http.MethodPost, "incidents/1/runPlaybook", true, true, false},
		{http.MethodPut, "incidents/1", true, true, false},
		{http.MethodPut, "incidents/1/tasks/2", true, true, false},
		{http.MethodPut, "Incidents/1/Relations/2", true, true, false},
		{http.MethodDelete, "incidents/1", true, false, false},
		{http.MethodDelete, "incidents/1/comments/2", true, false, false},
		{http.MethodDelete, "incidents/1/relations/2", true, false, false},
		{http.MethodGet, "bookmarks", true, true, true},
		{http.MethodPut, "bookmarks/1", true, false, false},
		{http.MethodDelete, "bookmarks/1", true, false, false},
	} {
		needed := Needs(c.method, strings.Split(strings.TrimPrefix(provider+c.path, "/"), "/"))
		for role, want := range map[Role]bool{Contributor: c.contributor, Responder: c.responder, Reader: c.reader} {
			if err := Check(role.Entries(), Caller{}, "", needed); (err == nil) != want {
				t.Errorf("role %d, %s %s needs %q: %v", role, c.method, c.path, needed, err)
			}
		}
	}
}

func TestActionsFollowFromMethodAndPath(t *testing.T) {
	t.Parallel()
	for path, want := range map[string][]string{
		"subscriptions/s/providers/Microsoft.Logic/workflows":                             {"Microsoft.Logic/workflows/read"},
		"subscriptions/s/resourceGroups/g/providers/Microsoft.Logic/workflows/n/runs":     {"Microsoft.Logic/workflows/runs/read"},
		"subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/w/name": {"Microsoft.OperationalInsights/w/read"},
		"subscriptions/s": nil,
		"providers/x":     nil,
		"":                nil,
	} {
		if have := Needs(http.MethodGet, strings.Split(path, "/")); !slices.Equal(have, want) {
			t.Errorf("%s needs %q", path, have)
		}
	}
}

func TestARefusalNamesWhoWhatAndWhere(t *testing.T) {
	t.Parallel()
	err := Check(Reader.Entries(), Caller{"ann@x", "42"}, "/subscriptions/s", []string{"Microsoft.SecurityInsights/incidents/write"})
	r := respond.RefusalOf(err)
	if r.Status != http.StatusForbidden || r.Code != "AuthorizationFailed" {
		t.Fatalf("refused as %v", err)
	}
	for _, part := range []string{"'ann@x'", "object id '42'", "perform action 'Microsoft.SecurityInsights/incidents/write'", "over scope '/subscriptions/s'"} {
		if !strings.Contains(r.Message, part) {
			t.Errorf("%q does not name %s", r.Message, part)
		}
	}
}

func TestPlaybookRightsAreApartFromRoles(t *testing.T) {
	t.Parallel()
	for rights, want := range map[Playbooks][3]bool{
		PlaybooksAll: {true, true, true}, PlaybooksOperator: {true, false, true}, PlaybooksReader: {true, true, false}, PlaybooksNone: {},
	} {
		for i, action := range []string{ReadPlaybook, ReadRuns, RunPlaybook} {
			if Allows(rights.Entries(), action) != want[i] || Allows(Contributor.Entries(), action) {
				t.Errorf("%s with rights %d", action, rights)
			}
		}
	}
}
