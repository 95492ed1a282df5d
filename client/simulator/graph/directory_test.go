package graph

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestPagesFollowEachOtherToTheEnd(t *testing.T) {
	t.Parallel()
	d := New(host, All, People(1))
	seen := map[string]bool{}
	pages := 0
	for next := "https://" + host + "/v1.0/users?$top=150&$select=id,displayName"; next != ""; pages++ {
		r := get(t, d, next)
		if r.status != http.StatusOK || len(r.page.Value) == 0 || strings.Contains(r.body, `"mail"`) {
			t.Fatalf("%s is answered %d %.200s", next, r.status, r.body)
		}
		for _, v := range r.page.Value {
			seen[v.ID] = true
		}
		next = r.page.NextLink
	}
	if len(seen) != 408 || pages != 3 { // 8 of the team, 400 others
		t.Errorf("%d users on %d pages", len(seen), pages)
	}
}

func TestTheLinkKeepsTheSearch(t *testing.T) {
	t.Parallel()
	d := named("a b", "a c", "a d")
	r := get(t, d, address("users", `"displayName:a"`)+"&$top=2", "ConsistencyLevel", "eventual")
	if r.page.Count == nil || *r.page.Count != 3 || len(r.page.Value) != 2 {
		t.Fatalf("answered %s", r.body)
	}
	last := get(t, d, r.page.NextLink, "ConsistencyLevel", "eventual")
	if len(last.page.Value) != 1 || last.page.Value[0].DisplayName != "a d" || last.page.NextLink != "" {
		t.Errorf("the second page is %s", last.body)
	}
}

func TestOneIsFoundByIDOrPrincipalName(t *testing.T) {
	t.Parallel()
	d := New(host, All, People(1))
	ann, soc := Team()[1], Team()[8]
	for path, want := range map[string]Person{
		"me":                                     Team()[0],
		"users/" + ann.ObjectID:                  ann,
		"users/" + strings.ToUpper(ann.ObjectID): ann,
		"users/ANN@contoso.example":              ann,
		"users/" + url.PathEscape(impostor().UserPrincipalName): impostor(),
		"groups/" + soc.ObjectID:                                soc,
	} {
		r := get(t, d, "https://"+host+"/v1.0/"+path)
		if r.status != http.StatusOK || !strings.Contains(r.body, `"displayName":"`+want.DisplayName+`"`) || !strings.Contains(r.body, want.ObjectID) {
			t.Errorf("%s is answered %d %s", path, r.status, r.body)
		}
	}
	only := get(t, d, "https://"+host+"/v1.0/users/"+ann.ObjectID+"?$select=mail")
	if strings.Contains(only.body, "displayName\":") || !strings.Contains(only.body, `"mail":"`+ann.Mail+`"`) {
		t.Errorf("of the mail alone the answer is %s", only.body)
	}
}

func TestOneThatIsNotThereIsRefused(t *testing.T) {
	t.Parallel()
	d := New(host, All, Team())
	ann, soc := Team()[1], Team()[8]
	for path, want := range map[string]struct {
		status int
		code   string
	}{
		"users/" + soc.ObjectID:                     {http.StatusNotFound, "Request_ResourceNotFound"},
		"groups/" + ann.ObjectID:                    {http.StatusNotFound, "Request_ResourceNotFound"},
		"groups/soc-tier2@contoso.example":          {http.StatusNotFound, "Request_ResourceNotFound"},
		"users/nobody@contoso.example":              {http.StatusNotFound, "Request_ResourceNotFound"},
		"users/" + ann.ObjectID + "?$top=1":         {http.StatusBadRequest, "Request_UnsupportedQuery"},
		"users/" + ann.ObjectID + "?$select=secret": {http.StatusBadRequest, "BadRequest"},
		"users/" + ann.ObjectID + "/manager":        {http.StatusBadRequest, "BadRequest"},
		"applications":                              {http.StatusBadRequest, "BadRequest"},
	} {
		if r := get(t, d, "https://"+host+"/v1.0/"+path); r.status != want.status || r.code != want.code {
			t.Errorf("%s is answered %d %s", path, r.status, r.body)
		}
	}
}

func TestWhatIsNotAllowedIsDenied(t *testing.T) {
	t.Parallel()
	const root = "https://" + host + "/v1.0/"
	one, group := "users/"+Team()[1].ObjectID, "groups/"+Team()[8].ObjectID
	for rights, allowed := range map[Rights]string{
		All:      "me users groups " + one + " " + group,
		NoGroups: "me users " + one,
		NoList:   "me " + one + " " + group,
		None:     "me",
	} {
		d := New(host, rights, Team())
		for _, path := range []string{"me", "users", "groups", one, group} {
			want := http.StatusForbidden
			if strings.Contains(" "+allowed+" ", " "+path+" ") {
				want = http.StatusOK
			}
			r := get(t, d, root+path)
			if r.status != want || want == http.StatusForbidden && r.code != "Authorization_RequestDenied" {
				t.Errorf("with rights %d, %s is answered %d %s", rights, path, r.status, r.body)
			}
		}
	}
}

func TestQueriesThatAreNotServedAreRefused(t *testing.T) {
	t.Parallel()
	d := New(host, All, Team())
	for query, code := range map[string]string{
		"$skip=10": "Request_UnsupportedQuery", "$filter=x": "BadRequest", "$top=0": "Request_BadRequest", "$top=1000": "Request_BadRequest",
		"$top=x": "Request_BadRequest", "$skiptoken=x": "BadRequest", "$select=id,x": "BadRequest", "%zz": "BadRequest",
	} {
		if r := get(t, d, "https://"+host+"/v1.0/users?"+query); r.status != http.StatusBadRequest || r.code != code {
			t.Errorf("%s is answered %d %s", query, r.status, r.body)
		}
	}
}

func TestARequestWithoutATokenOrAnotherThanGETIsRefused(t *testing.T) {
	t.Parallel()
	d := New(host, All, Team())
	for method, want := range map[string]int{http.MethodGet: http.StatusUnauthorized, http.MethodPost: http.StatusMethodNotAllowed} {
		req, err := http.NewRequestWithContext(t.Context(), method, "https://"+host+"/v1.0/me", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if method != http.MethodGet {
			req.Header.Set("Authorization", "Bearer a.b.")
		}
		if r := ask(t, d, req); r.status != want || !strings.Contains(r.body, `"request-id":"id"`) {
			t.Errorf("%s is answered %d %s", method, r.status, r.body)
		}
	}
}
