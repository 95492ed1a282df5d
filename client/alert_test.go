package client

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

const fullAlert = `{"id":"/subscriptions/x/providers/Microsoft.SecurityInsights/Entities/baa8","name":"baa8",
  "type":"Microsoft.SecurityInsights/Entities","kind":"SecurityAlert","properties":{
    "systemAlertId":"BAA8","alertDisplayName":"myAlert","friendlyName":"friendly","severity":"Low","status":"New",
    "productName":"Azure Security Center","productComponentName":"part","vendorName":"Microsoft","alertType":"type",
    "description":"two\nlines","tactics":["Impact","Discovery"],"techniques":["T1078"],"intent":"Exfiltration","compromisedEntity":"host-1",
    "confidenceLevel":"High","confidenceScore":0.85,"providerAlertId":"p-1","alertLink":"https://portal.azure.com/#x",
    "remediationSteps":["one","two"],
    "resourceIdentifiers":[{"type": "LogAnalytics", "workspaceId": "c8c9"},{"type":"AAD"}],
    "additionalData":{"AlertMessageEnqueueTime":"2020-07-20T18:21:57.304Z"},
    "startTimeUtc":"2020-07-20T18:21:53.6158361Z","endTimeUtc":"2020-07-20T18:22:53.6158361Z",
    "processingEndTime":"2020-07-20T18:23:53Z","timeGenerated":"2020-07-20T18:24:53.6158361Z"}}`

func TestEveryFieldOfAnAlertIsRead(t *testing.T) {
	t.Parallel()
	c, _ := newTestClient(t, says(200, `{"value":[`+fullAlert+`]}`))
	got, err := c.Alerts(t.Context(), testID)
	if err != nil {
		t.Fatal(err)
	}
	want := []incident.Alert{{
		ID: clean.New("BAA8"), Title: clean.New("myAlert"), Severity: incident.Low, Status: clean.New("New"),
		Product: clean.New("Azure Security Center"), Component: clean.New("part"), Vendor: clean.New("Microsoft"), Type: clean.New("type"),
		Description: clean.New("two\nlines"), Tactics: []clean.Text{clean.New("Impact"), clean.New("Discovery")},
		Techniques: []clean.Text{clean.New("T1078")}, Intent: clean.New("Exfiltration"), CompromisedEntity: clean.New("host-1"),
		Confidence: clean.New("High (0.85)"), ProviderAlertID: clean.New("p-1"), Link: clean.New("https://portal.azure.com/#x"),
		Remediation: []clean.Text{clean.New("one"), clean.New("two")},
		Resources:   []clean.Text{clean.New(`{"type":"LogAnalytics","workspaceId":"c8c9"}`), clean.New(`{"type":"AAD"}`)},
		Start:       incident.ParseStamp("2020-07-20T18:21:53.6158361Z"), End: incident.ParseStamp("2020-07-20T18:22:53.6158361Z"),
		Generated: incident.ParseStamp("2020-07-20T18:24:53.6158361Z"),
	}}
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("read\n%+v, want\n%+v", got, want)
	}
}

func TestAFieldOfTheWrongKindCostsAnAlertThatFieldOnly(t *testing.T) {
	t.Parallel()
	c, _ := newTestClient(t, says(200, `{"value":[
		{"name":"a","properties":{"alertDisplayName":5,"severity":{},"tactics":"Impact","remediationSteps":[1,null,"two"],
			"resourceIdentifiers":{},"confidenceScore":"0.5","startTimeUtc":7,"status":"New"}},
		{"name":"b","properties":[]}, null, "x", {"properties":{"alertDisplayName":"nameless"}},
		{"properties":{"systemAlertId":"c","friendlyName":"from another field","confidenceLevel":"Unknown"}}]}`))
	got, err := c.Alerts(t.Context(), testID)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 {
		t.Fatalf("read %d: %+v", len(got), got)
	}
	a, b, last := got[0], got[1], got[2]
	if a.Status.Raw() != "New" || !a.Title.IsEmpty() || a.Severity != "" || a.Tactics != nil || a.Resources != nil ||
		len(a.Remediation) != 1 || a.Confidence.Raw() != "0.5" || a.Start.Wire() != "" {
		t.Errorf("read %+v", a)
	}
	if b.ID.Raw() != "b" || last.ID.Raw() != "c" || last.Title.Raw() != "from another field" || last.Confidence.Raw() != "Unknown" {
		t.Errorf("read %+v and %+v", b, last)
	}
}

func TestAlertsComeInTime(t *testing.T) {
	t.Parallel()
	item := func(id, field, at string) string {
		return `{"name":"` + id + `","properties":{"` + field + `":"` + at + `"}}`
	}
	c, _ := newTestClient(t, says(200, `{"value":[`+item("c", "startTimeUtc", "2020-03-01T00:00:00Z")+`,`+
		item("b", "timeGenerated", "2020-02-01T00:00:00Z")+`,`+item("a", "startTimeUtc", "2020-02-01T00:00:00Z")+`]}`))
	alerts, err := c.Alerts(t.Context(), testID)
	if err != nil {
		t.Fatal(err)
	}
	var order string
	for _, a := range alerts {
		order += a.ID.Raw()
	}
	if order != "abc" {
		t.Errorf("the order is %s", order)
	}
}

func TestEvidenceMayTakeAMinuteAndAHalf(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, w := newTestClient(t, hangs)
		start := time.Now()
		_, err := c.Alerts(t.Context(), testID)
		wantError(t, err, incident.ErrOffline)
		if took := time.Since(start); took != 90*time.Second || len(w.got) != 1 {
			t.Errorf("%d requests took %s", len(w.got), took)
		}
	})
}

// FuzzDecodeAlerts holds that no alert costs the list, and that every one which
// is listed can be acted on.
func FuzzDecodeAlerts(f *testing.F) {
	for _, seed := range []string{
		`{"value":[` + fullAlert + `]}`, `{"value":[null,{"name":"a","properties":{"resourceIdentifiers":[[1, 2],null,"x"],"confidenceScore":{}}}]}`,
		`{"value":[{"id":"/x/A","properties":{"systemAlertId":5}}]}`, `{"value":{}}`, `[]`, "\xff", `{"VALUE":[{"properties":{"systemAlertId":"\ud800"}}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		alerts, _, err := decodeList(body, (*wireAlert).alert)
		checkLenient(t, body, "value", len(alerts), err)
		for _, a := range alerts {
			if a.ID.IsEmpty() {
				t.Errorf("%q has an alert without an ID", body)
			}
			for _, r := range append(a.Resources, a.Remediation...) {
				if r.IsEmpty() {
					t.Errorf("%q has an empty line", body)
				}
			}
		}
	})
}
