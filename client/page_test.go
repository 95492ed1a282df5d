package client

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

const fullIncident = `{
  "id": "/subscriptions/x/providers/Microsoft.SecurityInsights/Incidents/6B1C", "name": "6B1C",
  "type": "Microsoft.SecurityInsights/Incidents", "etag": "\"0a00\"", "systemData": {"createdBy": "x"},
  "properties": {
    "title": "Impossible travel", "description": "…", "severity": "Medium", "status": "Active",
    "classification": "TruePositive", "classificationReason": "SuspiciousActivity", "classificationComment": "c",
    "owner": {"objectId": "o", "email": "a@x", "assignedTo": "Ann", "userPrincipalName": "a@x", "ownerType": "User"},
    "labels": [{"labelName": "vip", "labelType": "User"}],
    "firstActivityTimeUtc": "2025-01-01T00:00:00Z", "lastActivityTimeUtc": "2025-01-02T00:00:00Z",
    "createdTimeUtc": "2025-01-03T00:00:00.1234567Z", "lastModifiedTimeUtc": "2025-01-04T00:00:00Z",
    "incidentNumber": 84, "incidentUrl": "https://portal.azure.com/#asset/x", "providerName": "Azure Sentinel",
    "providerIncidentId": "84", "relatedAnalyticRuleIds": ["r"],
    "additionalData": {"alertsCount": 1, "bookmarksCount": 2, "commentsCount": 3, "alertProductNames": ["p"],
      "tactics": ["Impact"], "techniques": ["T1"], "providerIncidentUrl": "https://security.microsoft.com/x"}
  }}`

func TestEveryFieldOfAnIncidentIsRead(t *testing.T) {
	t.Parallel()
	in, err := decodeOne([]byte(fullIncident), (*wireIncident).incident)
	if err != nil {
		t.Fatal(err)
	}
	want := incident.Incident{
		ID: "6b1c", ARM: clean.New("/subscriptions/x/providers/Microsoft.SecurityInsights/Incidents/6B1C"), ETag: `"0a00"`,
		Title: clean.New("Impossible travel"), Description: clean.New("…"), Severity: incident.Medium, Status: incident.Active,
		Closing: incident.Closing{Classification: incident.TruePositive, Reason: incident.SuspiciousActivity, Comment: clean.New("c")},
		Owner: incident.Owner{
			ObjectID: clean.New("o"), Email: clean.New("a@x"), AssignedTo: clean.New("Ann"),
			UserPrincipalName: clean.New("a@x"), Type: incident.User,
		},
		Labels:        []incident.Label{{Name: clean.New("vip"), Type: incident.UserLabel}},
		FirstActivity: incident.ParseStamp("2025-01-01T00:00:00Z"), LastActivity: incident.ParseStamp("2025-01-02T00:00:00Z"),
		Number: 84, Created: incident.ParseStamp("2025-01-03T00:00:00.1234567Z"), LastModified: incident.ParseStamp("2025-01-04T00:00:00Z"),
		URL: clean.New("https://portal.azure.com/#asset/x"), Provider: clean.New("Azure Sentinel"), ProviderIncidentID: clean.New("84"),
		AnalyticRules: []clean.Text{clean.New("r")},
		Additional: incident.Additional{
			Alerts: 1, Bookmarks: 2, Comments: 3, Products: []clean.Text{clean.New("p")}, Tactics: []clean.Text{clean.New("Impact")},
			Techniques: []clean.Text{clean.New("T1")}, ProviderURL: clean.New("https://security.microsoft.com/x"),
		},
	}
	if fmt.Sprintf("%+v", in) != fmt.Sprintf("%+v", want) {
		t.Errorf("read\n%+v, want\n%+v", in, want)
	}
}

func TestOneBadIncidentDoesNotLoseThePage(t *testing.T) {
	t.Parallel()
	body := `{"value":[
		{"name":"a","properties":{"title":5,"severity":["High"],"incidentNumber":"84","status":"New"}},
		null, 7, "x", [], {}, {"properties":{"title":"nameless"}},
		{"id":"/subscriptions/x/incidents/B","properties":null},
		{"name":"c","etag":1,"properties":{"owner":"ann","labels":[{"labelName":{}},"y"],"additionalData":[],"relatedAnalyticRuleIds":{}}},
		{"NAME":"d","Properties":{"TITLE":"casing is not stable"}}
	],"nextLink":null}`
	items, _, err := decodeList([]byte(body), (*wireIncident).incident)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, in := range items {
		got = append(got, string(in.ID)+"="+string(in.Status)+in.Title.Raw())
	}
	if want := "a=New b= c= d=casing is not stable"; strings.Join(got, " ") != want {
		t.Errorf("read %q, want %q", strings.Join(got, " "), want)
	}
}

func TestTextsAreKeptAsTheyCame(t *testing.T) {
	t.Parallel()
	in, err := decodeOne([]byte(`{"name":"a","properties":{"title":"\ud800\u001b[8m\u009b","owner":null,"labels":null,"description":null}}`), (*wireIncident).incident)
	if err != nil {
		t.Fatal(err)
	}
	if in.Title.Raw() != "\xed\xa0\x80\x1b[8m\u009b" || !in.Owner.IsZero() || in.Labels != nil {
		t.Errorf("read %q, %+v", in.Title.Raw(), in.Owner)
	}
	if strings.ContainsAny(in.Title.String(), "\x1b\u009b") {
		t.Errorf("%q may be drawn", in.Title.String())
	}
}

// FuzzDecodePage compares the decoder with what encoding/json makes of the same
// bytes when it is told nothing of incidents.
func FuzzDecodePage(f *testing.F) {
	for _, seed := range []string{
		`{"value":[` + fullIncident + `]}`, `{"value":[{"name":"a"},{"name":5,"id":"/x/B"}],"nextLink":"https://x/?a b"}`,
		`{"value":null}`, `{"value":{}}`, `[]`, `null`, `{`, `{"value":[null,[],{"name":"\ud800"}]}`, "\xff", `{"VALUE":[{"Name":"x"}]}`,
		`{"value":[],"value":[{"name":"a"}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		items, next, err := decodeList(body, (*wireIncident).incident)
		var loose struct {
			Value    any `json:"value"`
			NextLink any `json:"nextLink"`
		}
		looseErr := json.Unmarshal(body, &loose)
		if !json.Valid(body) && err == nil {
			t.Fatalf("%q is no JSON and was read as %+v", body, items)
		}
		if err != nil {
			if _, isList := loose.Value.([]any); looseErr == nil && isList {
				t.Fatalf("%q is a page and was refused: %v", body, err)
			}
			return
		}
		if link, _ := loose.NextLink.(string); next != link && strings.Count(string(body), "ext") < 2 {
			t.Errorf("%q continues at %q, want %q", body, next, link)
		}
		if list, _ := loose.Value.([]any); len(items) > len(list) && strings.Count(strings.ToLower(string(body)), "alue") < 2 {
			t.Errorf("%q has %d incidents, want at most %d", body, len(items), len(list))
		}
		for _, in := range items {
			if in.ID == "" {
				t.Errorf("%q has an incident without a name", body)
			}
		}
	})
}

func BenchmarkDecodePage(b *testing.B) {
	body := []byte(`{"value":[` + strings.Repeat(fullIncident+",", 999) + fullIncident + `]}`)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := decodeList(body, (*wireIncident).incident); err != nil {
			b.Fatal(err)
		}
	}
}
