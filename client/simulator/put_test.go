package simulator

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"
)

const minimal = `{"properties":{"title":"VPN anomaly","severity":"Medium","status":"New"}}`

func TestCreatingAnswers201WithWhatTheServiceAdds(t *testing.T) {
	t.Parallel()
	s := empty()
	r := put(t, s, someID, minimal)
	in := r.incident(t)
	if r.status != http.StatusCreated {
		t.Fatalf("answered %d %s", r.status, r.body)
	}
	p := in.Properties
	if want := s.scope.Provider() + "/Incidents/" + someID; in.ID != want || in.Name != someID || in.Type != "Microsoft.SecurityInsights/Incidents" {
		t.Errorf("the resource is %s %s %s", in.ID, in.Name, in.Type)
	}
	if p.CreatedTimeUTC != "2026-03-14T12:00:00.1234567Z" || p.LastModifiedTimeUTC != p.CreatedTimeUTC {
		t.Errorf("created %s, modified %s", p.CreatedTimeUTC, p.LastModifiedTimeUTC)
	}
	if p.IncidentNumber != 1 || p.ProviderIncidentID != "1" || p.ProviderName != "Azure Sentinel" || !strings.HasSuffix(p.IncidentURL, in.ID) {
		t.Errorf("numbered %d, %s by %s, at %s", p.IncidentNumber, p.ProviderIncidentID, p.ProviderName, p.IncidentURL)
	}
	if !strings.Contains(r.body, `"labels":[]`) || !strings.Contains(r.body, `"owner":{"objectId":null,`) || !strings.Contains(r.body, `"etag":"\"`) {
		t.Errorf("the body is %s", r.body)
	}
}

func TestAnUpdateReplacesWhatItLeavesOut(t *testing.T) {
	t.Parallel()
	s := empty()
	full := put(t, s, someID, `{"properties":{"title":"a","severity":"High","status":"Closed","description":"d",
		"classification":"TruePositive","classificationReason":"SuspiciousActivity","classificationComment":"c",
		"owner":{"userPrincipalName":"ann@contoso.example"},"labels":[{"labelName":"vip"}],
		"firstActivityTimeUtc":"2026-01-02T03:04:05Z","lastActivityTimeUtc":"2026-01-02T03:04:06.1234567Z"}}`).incident(t)
	if p := full.Properties; p.Owner.AssignedTo != "Ann Lindqvist" || p.Labels[0].LabelType != "User" ||
		p.LastActivityTimeUTC != "2026-01-02T03:04:06.1234567Z" {
		t.Fatalf("stored %+v", p)
	}
	r := put(t, s, someID, minimal)
	p := r.incident(t).Properties
	if r.status != http.StatusOK || p.Description+p.Classification+p.ClassificationReason+p.ClassificationComment+
		p.FirstActivityTimeUTC+p.LastActivityTimeUTC != "" || !p.Owner.IsZero() || len(p.Labels) != 0 {
		t.Errorf("answered %d, left %+v", r.status, p)
	}
	if p.IncidentNumber != full.Properties.IncidentNumber || p.CreatedTimeUTC != full.Properties.CreatedTimeUTC {
		t.Errorf("read-only fields changed: %+v", p)
	}
}

func TestAStaleETagIsAConflictAndSavesNothing(t *testing.T) {
	t.Parallel()
	s := empty()
	first := put(t, s, someID, minimal).incident(t)
	with := func(etag string) string {
		quoted, err := json.Marshal(etag)
		if err != nil {
			t.Fatal(err)
		}
		return `{"etag":` + string(quoted) + `,"properties":{"title":"b","severity":"Low","status":"Active"}}`
	}
	second := put(t, s, someID, with(first.ETag))
	if second.status != http.StatusOK || second.incident(t).ETag == first.ETag {
		t.Fatalf("answered %d %s", second.status, second.body)
	}
	stale := put(t, s, someID, with(first.ETag))
	if code, message := stale.refusal(t); stale.status != http.StatusConflict || code != "Conflict" || !strings.Contains(message, someID) {
		t.Errorf("answered %d %s", stale.status, stale.body)
	}
	if have, _ := s.Incident(someID); have.ETag != second.incident(t).ETag {
		t.Error("the refused write was saved")
	}
	if gone := put(t, s, "00000000-0000-4000-8000-000000000000", with(first.ETag)); gone.status != http.StatusConflict {
		t.Errorf("an etag of nothing was answered %d", gone.status)
	}
	if last := put(t, s, someID, minimal); last.status != http.StatusOK {
		t.Errorf("without an etag the last writer wins, but was answered %d", last.status)
	}
}

func TestBodiesThatBreakARuleAreRefused(t *testing.T) {
	t.Parallel()
	const rest = `"severity":"Medium","status":"New"`
	closed := func(more string) string { return `"title":"t","severity":"Low","status":"Closed",` + more }
	for name, c := range map[string]struct{ properties, message string }{
		"no title":                        {rest, "'Title' must have a non-empty value"},
		"a title of spaces":               {`"title":"  ",` + rest, "'Title' must have a non-empty value"},
		"no severity":                     {`"title":"t","status":"New"`, "severity must not be empty."},
		"no status":                       {`"title":"t","severity":"Low"`, "status must not be empty."},
		"a status of null":                {`"title":"t","severity":"Low","status":null`, "status must not be empty."},
		"an unknown severity":             {`"title":"t","severity":"Critical","status":"New"`, "Critical"},
		"a true positive without reason":  {closed(`"classification":"TruePositive"`), "classification 'TruePositive' must have classificationReason."},
		"a benign one without reason":     {closed(`"classification":"BenignPositive"`), "classification 'BenignPositive' must have classificationReason."},
		"a false positive without reason": {closed(`"classification":"FalsePositive"`), "classification 'FalsePositive' must have classificationReason."},
		"tags as plain text":              {`"labels":["vip"],"title":"t",` + rest, "deserialized"},
		"a tag without a name":            {`"labels":[{}],"title":"t",` + rest, "LabelName"},
		"an object ID that is none":       {`"owner":{"objectId":"ann"},"title":"t",` + rest, "GUID"},
		"a time that is none":             {`"firstActivityTimeUtc":"today","title":"t",` + rest, "today"},
		"5001 units of description":       {`"description":"` + strings.Repeat("😀", 2500) + `x","title":"t",` + rest, "5000"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := empty()
			r := put(t, s, someID, `{"properties":{`+c.properties+`}}`)
			code, message := r.refusal(t)
			if r.status != http.StatusBadRequest || code != "BadRequest" || !strings.Contains(message, c.message) {
				t.Errorf("answered %d %s", r.status, r.body)
			}
			if s.Count() != 0 {
				t.Error("it was stored nevertheless")
			}
		})
	}
	for _, body := range []string{"", "{", "[]", "{}", `{"properties":null}`} {
		if r := put(t, empty(), someID, body); r.status != http.StatusBadRequest {
			t.Errorf("%q was answered %d", body, r.status)
		}
	}
}

func TestBodiesAtTheEdgeOfARuleAreAccepted(t *testing.T) {
	t.Parallel()
	for name, properties := range map[string]string{
		"5000 units of description":     `"description":"` + strings.Repeat("😀", 2500) + `"`,
		"undetermined without a reason": `"status":"Closed","classification":"Undetermined"`,
		"closed without classification": `"status":"Closed"`,
		"a title of 10,000 letters":     `"title":"` + strings.Repeat("x", 10_000) + `"`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := put(t, empty(), someID, `{"properties":{"title":"t","severity":"Low","status":"New",`+properties+`}}`)
			if r.status != http.StatusCreated {
				t.Errorf("answered %d %s", r.status, r.body)
			}
		})
	}
}

func TestOwnersAreFilledInFromTheDirectory(t *testing.T) {
	t.Parallel()
	ann := ownerOf(empty().People()[1])
	unknownType := ann
	unknownType.OwnerType = "Unknown"
	group := ownerOf(empty().People()[8])
	stranger := "11111111-2222-4333-8444-555555555555"
	for name, c := range map[string]struct {
		sent string
		want Owner
	}{
		"object ID":                   {`"objectId":"` + strings.ToUpper(ann.ObjectID) + `","ownerType":"User"`, ann},
		"object ID, no type":          {`"objectId":"` + ann.ObjectID + `"`, unknownType},
		"principal name":              {`"objectId":null,"userPrincipalName":"ANN@contoso.example","ownerType":"User"`, ann},
		"mail address":                {`"email":"ann@contoso.example","ownerType":"User"`, ann},
		"group":                       {`"objectId":"` + group.ObjectID + `","ownerType":"Group"`, group},
		"unknown object ID":           {`"objectId":"` + stranger + `","assignedTo":"X","ownerType":"User"`, Owner{ObjectID: stranger, AssignedTo: "X", OwnerType: "User"}},
		"unknown address":             {`"email":"x@y.example"`, Owner{Email: "x@y.example", OwnerType: "Unknown"}},
		"nobody":                      {`"objectId":null`, Owner{}},
		"nobody, though with a type":  {`"ownerType":"User"`, Owner{}},
		"object ID beats other names": {`"objectId":"` + ann.ObjectID + `","email":"zoe@contoso.example","ownerType":"User"`, ann},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := put(t, empty(), someID, `{"properties":{"title":"t","severity":"Low","status":"New","owner":{`+c.sent+`}}}`)
			if have := r.incident(t).Properties.Owner; r.status != http.StatusCreated || have != c.want {
				t.Errorf("answered %d with %+v, want %+v", r.status, have, c.want)
			}
		})
	}
}

func TestLabelTypesAreTheServicesOwn(t *testing.T) {
	t.Parallel()
	s := empty()
	put(t, s, someID, minimal)
	s.Edit(someID, func(p *Properties) { p.Labels = []Label{{LabelName: "auto", LabelType: "AutoAssigned"}} })
	r := put(t, s, someID, `{"properties":{"title":"t","severity":"Low","status":"New",
		"labels":[{"labelName":"auto","labelType":"User"},{"labelName":"mine","labelType":"AutoAssigned"}]}}`)
	have := r.incident(t).Properties.Labels
	if len(have) != 2 || have[0] != (Label{LabelName: "auto", LabelType: "AutoAssigned"}) || have[1] != (Label{LabelName: "mine", LabelType: "User"}) {
		t.Errorf("labels are %v", have)
	}
}

func TestAnEditElsewhereChangesETagAndTime(t *testing.T) {
	t.Parallel()
	c := &clock{noon()}
	s := New(Options{Incidents: -1, Now: c.now})
	before := put(t, s, someID, minimal).incident(t)
	c.pass(time.Minute)
	if !s.Edit(strings.ToUpper(someID), func(p *Properties) { p.Title = "changed" }) || s.Edit("x", func(*Properties) {}) {
		t.Fatal("Edit says the wrong thing about what is there")
	}
	after := get(t, s).incident(t)
	if after.Properties.Title != "changed" || after.ETag == before.ETag ||
		after.Properties.LastModifiedTimeUTC != "2026-03-14T12:01:00.1234567Z" || after.Properties.CreatedTimeUTC != before.Properties.CreatedTimeUTC {
		t.Errorf("after the edit it is %+v", after)
	}
}

func TestAnEditLeavesNoListNull(t *testing.T) {
	t.Parallel()
	s := empty()
	put(t, s, someID, minimal)
	s.Edit(someID, func(p *Properties) { *p = Properties{Title: "bare"} })
	if r := get(t, s); !strings.Contains(r.body, `"labels":[],`) || !strings.Contains(r.body, `"tactics":[],`) {
		t.Errorf("answered %s", r.body)
	}
}

func TestInspectedIncidentsAreCopies(t *testing.T) {
	t.Parallel()
	s := New(Options{Incidents: 1, Now: noon})
	name := query(t, s).list(t).Value[0].Name
	have, _ := s.Incident(name)
	have.Properties.Labels[0].LabelName = "spoilt"
	again, _ := s.Incident(name)
	if again.Properties.Labels[0].LabelName == "spoilt" {
		t.Error("a copy shares its labels with the workspace")
	}
	if _, found := s.Incident("nothing"); found {
		t.Error("there is an incident named nothing")
	}
}
