package simulator

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"sentinelq/client/incident"
)

func TestGraphStandsBesideTheResourceManager(t *testing.T) {
	t.Parallel()
	for _, options := range []Options{{}, {Host: "one.example", Graph: "one.example"}, {Graph: "graph.example"}} {
		options.Incidents, options.Now = -1, noon
		s := New(options)
		r := send(t, s, request(t, http.MethodGet, "https://"+s.Options().Graph+"/v1.0/me?$select=id", ""))
		if want := s.Me().ObjectID; r.status != http.StatusOK || !incident.IsGUID(r.header.Get("request-id")) ||
			r.header.Get("x-ms-request-id") != "" || !strings.Contains(r.body, want) {
			t.Errorf("Graph answered %d %v %s", r.status, r.header, r.body)
		}
		if r := query(t, s); r.status != http.StatusOK {
			t.Errorf("the resource manager answered %d %s", r.status, r.body)
		}
	}
}

func TestFaultsMeetGraphInItsOwnShape(t *testing.T) {
	t.Parallel()
	s := empty()
	s.Inject(Fault{Kind: FaultStatus, Path: "/v1.0/", Status: http.StatusForbidden, Code: "Authorization_RequestDenied"})
	if r := query(t, s); r.status != http.StatusOK {
		t.Errorf("the resource manager met Graph's fault: %d", r.status)
	}
	r := send(t, s, request(t, http.MethodGet, "https://graph.microsoft.com/v1.0/me", ""))
	if code, _ := r.refusal(t); r.status != http.StatusForbidden || code != "Authorization_RequestDenied" || !strings.Contains(r.body, `"innerError":{"date":"2026-03-14T12:00:00"`) {
		t.Errorf("answered %d %s", r.status, r.body)
	}
}

func TestWhatIsDeniedIsAnOption(t *testing.T) {
	t.Parallel()
	s := New(Options{Incidents: -1, Now: noon, Directory: DirectoryNoList})
	for path, want := range map[string]int{"users": http.StatusForbidden, "users/" + url.PathEscape("ann@contoso.example"): http.StatusOK} {
		if r := send(t, s, request(t, http.MethodGet, "https://graph.microsoft.com/v1.0/"+path, "")); r.status != want {
			t.Errorf("%s is answered %d %s", path, r.status, r.body)
		}
	}
}

// TestAnyoneOfTheTenantCanOwnAnIncident assigns the stranger, the last user and
// the last group by their object IDs alone.
func TestAnyoneOfTheTenantCanOwnAnIncident(t *testing.T) {
	t.Parallel()
	s := empty()
	people := s.People()
	for _, p := range []Person{people[10], people[409], people[len(people)-1]} {
		kind := ownerOf(p).OwnerType
		in := put(t, s, someID, `{"properties":{"title":"t","severity":"Low","status":"New","owner":{"objectId":"`+p.ObjectID+`","ownerType":"`+kind+`"}}}`)
		if have := in.incident(t).Properties.Owner; have != ownerOf(p) {
			t.Errorf("%+v is stored as %+v", p, have)
		}
	}
}
