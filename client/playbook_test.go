package client

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// workflow is a logic app as the service answers it; without a trigger it comes
// without its definition.
func workflow(group, name, state, trigger string) string {
	definition := ""
	if trigger != "" {
		definition = `,"definition":{"$schema":"x","triggers":{"Microsoft_Sentinel_incident":` + trigger + `},"actions":{}}`
	}
	return `{"id":"/subscriptions/` + testSubscription + `/resourceGroups/` + group + `/providers/Microsoft.Logic/workflows/` + name +
		`","name":` + quote(name) + `,"type":"Microsoft.Logic/workflows","properties":{"state":` + quote(state) + definition + `}}`
}

const (
	onIncident = `{"type":"ApiConnectionWebhook","inputs":{"body":{},"host":{},"path":"/incident-creation"}}`
	onAlert    = `{"type":"ApiConnectionWebhook","inputs":{"path":"/subscribe"}}`
	onTimer    = `{"type":"Recurrence","inputs":"@odd"}`
	onRequest  = `{"type":"Request","inputs":{"path":"/incident-creation"}}`
)

func values(items ...string) string { return `{"value":[` + strings.Join(items, ",") + `]}` }

func TestPlaybooksAreThoseThatWaitForAnIncident(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(200, values(
		workflow("rg-b", "notify", "Enabled", onIncident), workflow("rg-a", "Block", "Enabled", onIncident),
		workflow("rg-a", "isolate", "Enabled", onIncident), workflow("rg-a", "Isolate", "enabled", onIncident),
		workflow("rg-a", "off", "Disabled", onIncident), workflow("rg-a", "alert", "Enabled", onAlert),
		workflow("rg-a", "timer", "Enabled", onTimer), workflow("rg-a", "request", "Enabled", onRequest))))
	got, err := c.Playbooks(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range got {
		names = append(names, p.ResourceGroup.Raw()+"/"+p.Name.Raw())
		if want := "/workflows/" + p.Name.Raw(); !strings.HasSuffix(p.ID.Raw(), want) {
			t.Errorf("the ID is %q", p.ID)
		}
	}
	if want := "rg-a/Block rg-a/Isolate rg-a/isolate rg-b/notify"; strings.Join(names, " ") != want {
		t.Errorf("the playbooks are %q, want %q", names, want)
	}
	wantRequests(t, w, sent{method: http.MethodGet, url: testWorkflows + "?api-version=2019-05-01"})
}

// TestAPlaybookWithoutADefinitionIsRead also holds that it is read at an address
// made of its names alone, whatever its ID says.
func TestAPlaybookWithoutADefinitionIsRead(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t,
		says(200, values(workflow("rg a", "Isolate?x#y", "Enabled", ""), workflow("rg", "off", "Disabled", ""),
			workflow("..", "up", "Enabled", ""), `{"id":"https://evil.example/subscriptions/s","name":"evil","properties":{"state":"Enabled"}}`,
			`{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/standard","name":"standard","properties":{"state":"Enabled"}}`)),
		says(200, workflow("rg a", "Isolate?x#y", "Enabled", onIncident)))
	got, err := c.Playbooks(t.Context())
	if err != nil || len(got) != 1 || got[0].Name.Raw() != "Isolate?x#y" {
		t.Errorf("the playbooks are %+v, %v", got, err)
	}
	wantRequests(t, w, sent{method: http.MethodGet, url: testWorkflows + "?api-version=2019-05-01"}, sent{
		method: http.MethodGet,
		url:    "/subscriptions/" + testSubscription + "/resourceGroups/rg%20a/providers/Microsoft.Logic/workflows/Isolate%3Fx%23y?api-version=2019-05-01",
	})
}

// subscription answers with logic apps without definitions, and each of them
// after a second.
type subscription struct {
	count       int
	busy, worst atomic.Int32
	asked       atomic.Int32
	answer      func(n int) reply
}

func (s *subscription) Do(req *http.Request) (*http.Response, error) {
	var n int
	if _, err := fmt.Sscanf(req.URL.Path[strings.LastIndexByte(req.URL.Path, '/')+1:], "p%d", &n); err != nil {
		var items []string
		for i := range s.count {
			items = append(items, workflow("rg", fmt.Sprintf("p%02d", i), "Enabled", ""))
		}
		return says(200, values(items...))(req)
	}
	s.asked.Add(1)
	s.worst.Store(max(s.worst.Load(), s.busy.Add(1)))
	defer s.busy.Add(-1)
	select {
	case <-time.After(time.Second):
		return s.answer(n)(req)
	case <-req.Context().Done():
		return nil, req.Context().Err()
	}
}

func TestPlaybooksAreReadFourAtATime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &subscription{count: 22, answer: func(n int) reply {
			switch n {
			case 3:
				return says(403, "")
			case 4:
				return says(404, "")
			}
			return says(200, workflow("rg", fmt.Sprintf("p%02d", n), "Enabled", onIncident))
		}}
		c, err := New(testOptions(s))
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		got, err := c.Playbooks(t.Context())
		if err != nil || len(got) != 20 {
			t.Errorf("%d playbooks and %v, want 20 of 22 and no error", len(got), err)
		}
		if took := time.Since(start); took != 6*time.Second || s.worst.Load() != maxDefinitions {
			t.Errorf("%d at once took %s", s.worst.Load(), took)
		}
	})
}

func TestAFailureOfTheServiceEndsTheReadingOfPlaybooks(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &subscription{count: 400, answer: func(int) reply { return says(429, "", "Retry-After", "60") }}
		c, err := New(testOptions(s))
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.Playbooks(t.Context())
		if _, ok := errors.AsType[*incident.ThrottledError](err); !ok || s.asked.Load() > 2*maxDefinitions {
			t.Errorf("after %d requests the error is %v", s.asked.Load(), err)
		}
	})
}

func TestRunPlaybookSendsExactlyWhichAndWhere(t *testing.T) {
	t.Parallel()
	const tenant = "3a5b9a02-23c5-4d0a-9f2c-8f0d4f1f7c11"
	for tenantID, want := range map[string]string{
		"":     `{"logicAppsResourceId":"` + testWorkflow + `"}`,
		tenant: `{"logicAppsResourceId":"` + testWorkflow + `","tenantId":"` + tenant + `"}`,
	} {
		for _, status := range []int{200, 201, 202, 204} {
			w := &wire{answers: []reply{says(status, "")}}
			o := testOptions(w)
			o.TenantID = tenantID
			c, err := New(o)
			if err != nil {
				t.Fatal(err)
			}
			if err := c.RunPlaybook(t.Context(), testID, incident.Playbook{ID: clean.New(testWorkflow)}); err != nil {
				t.Errorf("%d is %v", status, err)
			}
			wantRequests(t, w, sent{method: http.MethodPost, url: testIncident + "/runPlaybook" + testVersion, body: want})
		}
	}
}

func TestAPlaybookIsNeverStartedTwice(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer reply
		want   error
	}{
		"a reset":             {reset(), incident.ErrOffline},
		"a cut answer":        {cut(200), incident.ErrOffline},
		"500":                 {says(500, ""), incident.ErrUnavailable},
		"502":                 {says(502, ""), incident.ErrUnavailable},
		"503":                 {says(503, "", "Retry-After", "1"), incident.ErrUnavailable},
		"504":                 {says(504, ""), incident.ErrUnavailable},
		"408":                 {says(408, ""), incident.ErrUnavailable},
		"a proxy's page":      {says(200, "<html>"), incident.ErrUnavailable},
		"400, a missing role": {says(400, ""), incident.ErrRejected},
		"409":                 {says(409, staleETag), incident.ErrRejected},
	} {
		c, w := newTestClient(t, test.answer, says(204, ""))
		wantError(t, c.RunPlaybook(t.Context(), testID, incident.Playbook{ID: clean.New(testWorkflow)}), test.want)
		if len(w.got) != 1 {
			t.Errorf("after %s: %s was sent", name, w.methods())
		}
	}
	c, w := newTestClient(t, says(429, "", "Retry-After", "1"), says(204, ""))
	if err := c.RunPlaybook(t.Context(), testID, incident.Playbook{ID: clean.New(testWorkflow)}); err == nil || len(w.got) != 1 {
		t.Errorf("after 429: %s was sent and the error is %v", w.methods(), err)
	}
	wantError(t, c.RunPlaybook(t.Context(), testID, incident.Playbook{}), incident.ErrRejected)
}

func TestRunsAreTheLastTenNewestFirst(t *testing.T) {
	t.Parallel()
	var items []string
	for i := range 12 {
		items = append(items, fmt.Sprintf(`{"name":"r%d","properties":{"status":"Succeeded","startTime":"2025-01-01T00:00:%02dZ","endTime":"2025-01-01T00:01:00Z"}}`, i, i))
	}
	items = append(items, `{"name":"running","properties":{"status":"Running","startTime":"2025-01-02T00:00:00Z","endTime":null}}`)
	c, w := newTestClient(t, says(200, `{"value":[`+strings.Join(items, ",")+`],"nextLink":"`+arm+`/x"}`))
	got, err := c.Runs(t.Context(), incident.Playbook{ID: clean.New(strings.ToUpper(testWorkflow))})
	if err != nil || len(got) != MaxRuns {
		t.Fatalf("%d runs, %v", len(got), err)
	}
	want := incident.Run{Name: clean.New("running"), Status: clean.New("Running"), Start: incident.ParseStamp("2025-01-02T00:00:00Z")}
	if got[0] != want || got[1].Name.Raw() != "r11" || got[9].Name.Raw() != "r3" {
		t.Errorf("read %+v", got)
	}
	at := "/subscriptions/" + strings.ToUpper(testSubscription) + "/resourceGroups/RG-AUTO/providers/Microsoft.Logic/workflows/ISOLATE"
	wantRequests(t, w, sent{method: http.MethodGet, url: at + "/runs?api-version=2016-06-01&$top=10"})
}

func TestRunsOfWhatIsNoLogicAppAreNotAskedFor(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(200, values()))
	for _, id := range []string{
		"", "/", "https://evil.example", testWorkflow + "/x", "x" + testWorkflow, strings.Replace(testWorkflow, "rg-auto", "..", 1),
		"/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/n/x",
	} {
		_, err := c.Runs(t.Context(), incident.Playbook{ID: clean.New(id)})
		wantError(t, err, incident.ErrRejected)
	}
	if len(w.got) != 0 {
		t.Errorf("%s was sent", w.methods())
	}
}
