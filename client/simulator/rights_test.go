package simulator

import (
	"net/http"
	"strings"
	"testing"

	"sentinelq/client/simulator/rbac"
)

func TestEveryRoleMayDoWhatItsListsSay(t *testing.T) {
	t.Parallel()
	const nobodys = "00000000-0000-4000-8000-000000000001"
	for role, may := range map[Role]struct{ write, remove bool }{Contributor: {true, true}, Responder: {true, false}, Reader: {false, false}} {
		s := New(Options{Now: noon, Incidents: 3, Role: role})
		name := s.Names()[2]
		for _, c := range []struct {
			method, address, body string
			allowed               bool
		}{
			{http.MethodGet, at(s, ""), "", true},
			{http.MethodGet, under(s, name, "comments"), "", true},
			{http.MethodPost, under(s, name, "alerts"), "", true},
			{http.MethodPost, under(s, name, "entities"), "", true},
			{http.MethodPut, at(s, nobodys), minimal, may.write},
			{http.MethodPut, under(s, name, "comments/"+nobodys), `{"properties":{"message":"m"}}`, may.write},
			{http.MethodPut, under(s, name, "tasks/"+nobodys), `{"properties":{"title":"t","status":"New"}}`, may.write},
			{http.MethodPut, bookmarkAt(s, nobodys), `{"properties":{"displayName":"b","query":"q"}}`, may.remove},
			{http.MethodDelete, under(s, name, "comments/"+nobodys), "", may.remove},
			{http.MethodDelete, under(s, name, "tasks/"+nobodys), "", may.remove},
			{http.MethodDelete, under(s, name, "relations/"+nobodys), "", may.remove},
			{http.MethodDelete, at(s, nobodys), "", may.remove},
		} {
			r := ask(t, s, c.method, c.address, c.body)
			if (r.status != http.StatusForbidden) != c.allowed || r.status >= 500 || c.allowed && r.status >= 400 {
				t.Errorf("role %d, %s %s is answered %d %s", role, c.method, c.address, r.status, r.body)
			}
			if code, _ := r.refusalOf(); r.status == http.StatusForbidden && (code != "AuthorizationFailed" || !strings.Contains(r.body, s.Me().ObjectID)) {
				t.Errorf("refused with %s", r.body)
			}
		}
	}
}

// refusalOf returns the code of an error body, and nothing of another.
func (r reply) refusalOf() (code string, is bool) {
	_, rest, is := strings.Cut(r.body, `"code":"`)
	code, _, _ = strings.Cut(rest, `"`)
	return code, is
}

func TestPermissionsAnswerWithTheListsThatAreEnforced(t *testing.T) {
	t.Parallel()
	for role, want := range map[Role]int{Contributor: 1, Responder: 2, Reader: 1} {
		s := New(Options{Now: noon, Incidents: -1, Role: role})
		for path, more := range map[string]int{s.scope.Workspace(): 0, strings.Split(s.scope.Workspace(), "/providers/")[0]: 1} {
			r := ask(t, s, http.MethodGet, "https://"+s.options.Host+path+"/providers/Microsoft.Authorization/permissions?api-version=2022-04-01", "")
			var have struct{ Value []rbac.Entry }
			r.decode(t, &have)
			if r.status != http.StatusOK || len(have.Value) != want+more || !rbac.Allows(have.Value, "Microsoft.SecurityInsights/incidents/read") {
				t.Errorf("role %d on %s: answered %d %s", role, path, r.status, r.body)
			}
			if rbac.Allows(have.Value, "Microsoft.SecurityInsights/incidents/comments/delete") != (role == Contributor) {
				t.Errorf("role %d may delete: %s", role, r.body)
			}
		}
	}
}

func TestTheWorkspaceKnowsItsCustomerID(t *testing.T) {
	t.Parallel()
	s := New(Options{Now: noon, Incidents: -1, Role: Reader})
	address := "https://" + s.options.Host + s.scope.Workspace() + "?api-version="
	if r := ask(t, s, http.MethodGet, address+"2023-09-01", ""); r.status != http.StatusOK || !strings.Contains(r.body, `"customerId":"`+s.customerID()+`"`) {
		t.Errorf("answered %d %s", r.status, r.body)
	}
	if r := ask(t, s, http.MethodGet, address+"2025-09-01", ""); r.status != http.StatusBadRequest {
		t.Errorf("Sentinel's api-version is answered %d", r.status)
	}
	if other := New(Options{Now: noon, Incidents: -1, Seed: 9}); other.customerID() == s.customerID() {
		t.Error("every seed has the same")
	}
}
