package client

import (
	"net/http"
	"testing"

	"sentinelq/client/incident"
)

func TestRightsAreReadGrantByGrant(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(200, `{"value":[
		{"actions":["*/read"],"notActions":[],"dataActions":[],"notDataActions":[]},
		{"actions":["Microsoft.SecurityInsights/incidents/*"],"notActions":["Microsoft.SecurityInsights/incidents/*/Delete"]},
		{"actions":[],"notActions":["x"]}, null, {"actions":"*"}]}`))
	got, err := c.Rights(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !got.Known || len(got.Grants) != 2 || !got.Allow(incident.WriteComments) || got.Allow(incident.DeleteComments) || got.Allow(incident.WriteBookmarks) {
		t.Errorf("read %+v", got)
	}
	wantRequests(t, w, sent{method: http.MethodGet, url: testPermissions})
}

func TestRightsThatAreNotReadAreNotKnown(t *testing.T) {
	t.Parallel()
	c, _ := newTestClient(t, says(403, ""))
	got, err := c.Rights(t.Context())
	wantError(t, err, incident.ErrForbidden)
	if got.Known || !got.Allow(incident.DeleteIncidents) {
		t.Errorf("read %+v", got)
	}
}

func TestTheWorkspaceIsKnownByItsCustomerID(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(200, `{"name":"ws-soc","properties":{"customerId":"c8c99641-985d-4e4e-8e91-fb3466cd0e5b"}}`))
	if id, err := c.WorkspaceID(t.Context()); err != nil || id != "c8c99641-985d-4e4e-8e91-fb3466cd0e5b" {
		t.Errorf("the ID is %q, %v", id, err)
	}
	wantRequests(t, w, sent{method: http.MethodGet, url: testWorkspace + "?api-version=2023-09-01"})
	for _, body := range []string{`{"name":"ws-soc"}`, `{"name":"ws-soc","properties":{"customerId":"../x"}}`, `{}`} {
		c, _ := newTestClient(t, says(200, body))
		id, err := c.WorkspaceID(t.Context())
		wantError(t, err, incident.ErrUnavailable)
		if id != "" {
			t.Errorf("the ID is %q", id)
		}
	}
}
