package logs

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator/kql"
	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

func noon() time.Time { return time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC) }

func incident(p wire.Properties) func() *wire.Properties {
	return func() *wire.Properties { return &p }
}

// workspace has an incident of two versions, an hour and ten days old.
func workspace() Workspace {
	all := []Version{
		{At: noon().Add(-240 * time.Hour), By: "rule", Name: "a", Incident: incident(wire.Properties{Title: "old", IncidentNumber: 7, Status: "New"})},
		{At: noon().Add(-time.Hour), By: "ann", Name: "a", Incident: incident(wire.Properties{Title: "new", IncidentNumber: 7, Status: "Closed"}), Attached: func() Attached {
			return Attached{Alerts: []string{"1"}, Comments: []wire.Comment{{Properties: wire.CommentProperties{Message: "hi"}}}}
		}},
	}
	return Workspace{CustomerID: "42", Table: func(name string) (kql.Relation, bool) {
		return Incidents(func(yield func(Version) bool) {
			for _, v := range all {
				if !yield(v) {
					return
				}
			}
		}), name == "SecurityIncident"
	}}
}

func ask(w Workspace, method, path, body string, header http.Header) respond.Answer {
	req := httptest.NewRequestWithContext(context.Background(), method, "https://api.loganalytics.io"+path, http.NoBody)
	req.Header = header
	a, err := w.Answer(req, []byte(body), noon())
	if err != nil {
		return Error(err, "id")
	}
	return a
}

func signedIn() http.Header {
	return http.Header{"Authorization": {"Bearer x"}, "Content-Type": {"application/json; charset=utf-8"}}
}

func TestATimespanLimitsTheRows(t *testing.T) {
	t.Parallel()
	for span, want := range map[string]int{
		"": 2, "P14D": 2, "P1D": 1, "P0D": 0, "P10D": 2, "P9D": 1,
	} {
		a := ask(workspace(), http.MethodPost, "/v1/workspaces/42/query", `{"query":"SecurityIncident | project Title","timespan":"`+span+`"}`, signedIn())
		if have := strings.Count(string(a.Body), `["`); a.Status != http.StatusOK || have != want {
			t.Errorf("%q gives %d %s", span, a.Status, a.Body)
		}
	}
	for _, span := range []string{"1D", "P", "PD", "P1X", "PT1H", "P-1D", "P99999D", "2026-03-01T00:00:00Z/2026-03-10T00:00:00Z"} {
		a := ask(workspace(), http.MethodPost, "/v1/workspaces/42/query", `{"query":"SecurityIncident","timespan":"`+span+`"}`, signedIn())
		if a.Status != http.StatusBadRequest || !strings.Contains(string(a.Body), "BadArgumentError") {
			t.Errorf("%q is answered %d %s", span, a.Status, a.Body)
		}
	}
}

func TestCellsHaveTheTypesOfTheirColumns(t *testing.T) {
	t.Parallel()
	a := ask(workspace(), http.MethodPost, "/v1/workspaces/42/query",
		`{"query":"SecurityIncident | project IncidentNumber, TimeGenerated, ClosedTime, AlertIds, Comments, Tasks"}`, signedIn())
	const want = `{"tables":[{"name":"PrimaryResult","columns":[{"name":"IncidentNumber","type":"int"},{"name":"TimeGenerated","type":"datetime"},` +
		`{"name":"ClosedTime","type":"datetime"},{"name":"AlertIds","type":"dynamic"},{"name":"Comments","type":"dynamic"},{"name":"Tasks","type":"dynamic"}],` +
		`"rows":[[7,"2026-03-04T12:00:00.0000000Z",null,"[]","[]","[]"],` +
		`[7,"2026-03-14T11:00:00.0000000Z","2026-03-14T11:00:00.0000000Z","[\"1\"]","[{\"message\":\"hi\",\"createdTimeUtc\":\"\",\"lastModifiedTimeUtc\":\"\",` +
		`\"author\":{\"objectId\":\"\",\"email\":\"\",\"name\":\"\"}}]","[]"]]}]}`
	if string(a.Body) != want {
		t.Errorf("answered %s", a.Body)
	}
}

func TestRequestsThatAreNoQueryAreRefused(t *testing.T) {
	t.Parallel()
	denied := workspace()
	denied.Denied = true
	for name, c := range map[string]struct {
		in           Workspace
		method, path string
		header       http.Header
		status       int
		code         string
	}{
		"no token":          {workspace(), http.MethodPost, "/v1/workspaces/42/query", http.Header{}, 401, "AuthorizationRequiredError"},
		"another path":      {workspace(), http.MethodPost, "/v1/workspaces/42/metadata", signedIn(), 404, "PathNotFoundError"},
		"a GET":             {workspace(), http.MethodGet, "/v1/workspaces/42/query", signedIn(), 405, "MethodNotAllowedError"},
		"another workspace": {workspace(), http.MethodPost, "/v1/workspaces/43/query", signedIn(), 404, "WorkspaceNotFoundError"},
		"no right":          {denied, http.MethodPost, "/v1/workspaces/42/query", signedIn(), 403, "InsufficientAccessError"},
		"no JSON":           {workspace(), http.MethodPost, "/v1/workspaces/42/query", http.Header{"Authorization": {"Bearer x"}}, 415, "UnsupportedMediaTypeError"},
		"no body":           {workspace(), http.MethodPost, "/v1/workspaces/42/query", signedIn(), 400, "BadArgumentError"},
	} {
		a := ask(c.in, c.method, c.path, "", c.header)
		if a.Status != c.status || !strings.Contains(string(a.Body), `"code":"`+c.code+`"`) {
			t.Errorf("%s: answered %d %s", name, a.Status, a.Body)
		}
	}
}

func TestTheOldestCommentsAreLeftOutOfALongRecord(t *testing.T) {
	t.Parallel()
	var all []wire.Comment
	for _, c := range "abc" {
		all = append(all, wire.Comment{Properties: wire.CommentProperties{Message: strings.Repeat(string(c), 20_000)}})
	}
	if text := comments(all); len(text) > maxComments || strings.Contains(text, "aaa") || !strings.Contains(text, "bbb") || !strings.Contains(text, "ccc") {
		t.Errorf("%d bytes are kept", len(text))
	}
}
