package simulator

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/simulator/evidence"
	"sentinelq/client/simulator/parts"
	"sentinelq/client/simulator/wire"
)

// freeAlerts returns alerts that belong to no incident.
func (s *Simulator) freeAlerts() (ids []string) {
	for _, o := range s.alerts.origins[:looseAlerts] {
		ids = append(ids, s.evidence.AlertID(*o, 0))
	}
	return ids
}

func relate(t *testing.T, s *Simulator, incident, name, resource string) reply {
	t.Helper()
	return ask(t, s, http.MethodPut, under(s, incident, "relations/"+name), `{"properties":{"relatedResourceId":`+quoted(t, resource)+`}}`)
}

// originOf finds a made-up incident of a kind.
func originOf(t *testing.T, s *Simulator, is func(evidence.Origin) bool) evidence.Origin {
	t.Helper()
	for _, o := range s.alerts.origins[looseAlerts:] {
		if is(*o) {
			return *o
		}
	}
	t.Fatal("the workspace has none")
	return evidence.Origin{}
}

func TestAnAlertIsRelatedAndTakenOff(t *testing.T) {
	t.Parallel()
	s, _ := withIncident(t)
	alert := s.freeAlerts()[0]
	r := relate(t, s, someID, otherID, s.scope.Provider()+"/Entities/"+strings.ToUpper(alert))
	var have Relation
	r.decode(t, &have)
	want := wire.RelationProperties{
		RelatedResourceID: s.scope.Provider() + "/entities/" + alert, RelatedResourceName: alert,
		RelatedResourceType: "Microsoft.SecurityInsights/entities", RelatedResourceKind: "SecurityAlert",
	}
	if r.status != http.StatusCreated || have.Properties != want || have.Name != otherID || strings.Contains(have.ETag, `"`) {
		t.Errorf("answered %d %s", r.status, r.body)
	}
	if in, _ := s.Incident(someID); in.Properties.AdditionalData.AlertsCount != 1 {
		t.Errorf("the incident counts %+v", in.Properties.AdditionalData)
	}
	if r := relate(t, s, someID, otherID, want.RelatedResourceID); r.status != http.StatusOK {
		t.Errorf("a retry is answered %d %s", r.status, r.body)
	}
	if r := ask(t, s, http.MethodPost, under(s, someID, "alerts"), ""); r.status != http.StatusOK || !strings.Contains(r.body, `"systemAlertId":"`+alert) {
		t.Errorf("its alerts are %d %s", r.status, r.body)
	}
	if r := ask(t, s, http.MethodDelete, under(s, someID, "relations/"+otherID), ""); r.status != http.StatusOK {
		t.Errorf("taken off %d %s", r.status, r.body)
	}
	if in, _ := s.Incident(someID); in.Properties.AdditionalData.AlertsCount != 0 || len(s.Relations(someID)) != 0 {
		t.Errorf("left %+v", in.Properties.AdditionalData)
	}
}

func TestRelationsThatTheServiceRefuses(t *testing.T) {
	t.Parallel()
	s := New(Options{Now: noon})
	put(t, s, someID, minimal)
	free, provider := s.freeAlerts(), s.scope.Provider()
	relate(t, s, someID, "taken", provider+"/entities/"+free[0])
	synced := originOf(t, s, func(o evidence.Origin) bool { return o.Synced })
	defender := originOf(t, s, func(o evidence.Origin) bool { return o.FromDefender() && o.Name != synced.Name })
	alert := func(id string) string { return provider + "/entities/" + id }
	for name, c := range map[string]struct {
		incident, relation, resource string
		status                       int
		message                      string
	}{
		"an alert that is not there":      {someID, "new", alert(otherID), 404, "resource '" + otherID + "' does not exist"},
		"a bookmark that is not there":    {someID, "new", provider + "/bookmarks/" + otherID, 404, "does not exist"},
		"an alert of another workspace":   {someID, "new", strings.Replace(alert(free[1]), "ws-soc", "ws-x", 1), 400, "same workspace"},
		"an address":                      {someID, "new", "https://management.azure.com" + alert(free[1]), 400, "not valid"},
		"another kind":                    {someID, "new", provider + "/watchlists/x", 400, "not supported"},
		"no resource":                     {someID, "new", "", 400, "RelatedResourceId"},
		"an alert that it has":            {someID, "new", alert(free[0]), 400, "already exists in incident"},
		"the name of another alert":       {someID, "taken", alert(free[1]), 409, "different alert"},
		"a name with a slash's meaning":   {someID, "a_b", alert(free[1]), 400, "not valid"},
		"a Defender alert on Defender's":  {synced.Name, "new", alert(s.evidence.AlertID(defender, 0)), 400, "cannot be added to Defender incidents"},
		"an incident that is not there":   {otherID, "new", alert(free[1]), 404, "was not found"},
		"the documentation's name is one": {someID, someID + "_" + free[1], alert(free[1]), 201, ""},
		"a Defender alert on Sentinel's":  {someID, "one-more", alert(s.evidence.AlertID(defender, 0)), 201, ""},
	} {
		r := relate(t, s, c.incident, c.relation, c.resource)
		if r.status != c.status || !strings.Contains(r.body, c.message) {
			t.Errorf("%s: answered %d %s", name, r.status, r.body)
		}
	}
	own := synced.Name + "_" + s.evidence.AlertID(synced, 0)
	if r := ask(t, s, http.MethodDelete, under(s, synced.Name, "relations/"+own), ""); r.status != http.StatusBadRequest {
		t.Errorf("a Defender alert is taken off: %d %s", r.status, r.body)
	}
	if r := remove(t, s, synced.Name); r.status != http.StatusBadRequest {
		t.Errorf("a Defender incident is deleted: %d %s", r.status, r.body)
	}
}

func TestSeededRelationsHaveTheNamesThatThePortalGives(t *testing.T) {
	t.Parallel()
	s := New(Options{Now: noon})
	o := originOf(t, s, func(o evidence.Origin) bool { return o.Alerts > 1 && o.Bookmarks > 0 && !o.Synced })
	all := pages[wire.RelationProperties](t, s, under(s, o.Name, "relations"))[0].Value
	if len(all) != o.Alerts+o.Bookmarks {
		t.Fatalf("%d relations of %+v", len(all), o)
	}
	for _, r := range all {
		if parts.IsAlert(r.Properties) && (r.Name != o.Name+"_"+r.Properties.RelatedResourceName || len(r.Name) != 73) {
			t.Errorf("an alert's relation is called %s", r.Name)
		}
	}
	if r := ask(t, s, http.MethodDelete, under(s, o.Name, "relations/"+all[0].Name), ""); r.status != http.StatusOK {
		t.Errorf("taken off by its name: %d %s", r.status, r.body)
	}
	if in, _ := s.Incident(o.Name); in.Properties.AdditionalData.AlertsCount != o.Alerts-1 {
		t.Errorf("it counts %+v", in.Properties.AdditionalData)
	}
}

func TestEveryCountOfTheDemoIsTrue(t *testing.T) {
	t.Parallel()
	s := New(Options{Now: noon})
	seen := map[string]bool{}
	for _, in := range fortnightOf(t, s) {
		have := in.Properties.AdditionalData
		var alerts shelf[wire.AlertProperties]
		ask(t, s, http.MethodPost, under(s, in.Name, "alerts"), "").decode(t, &alerts)
		var kept struct{ Value []wire.Resource[keptEntity] }
		ask(t, s, http.MethodPost, under(s, in.Name, "bookmarks"), "").decode(t, &kept)
		if len(alerts.Value) != have.AlertsCount || len(kept.Value) != have.BookmarksCount || len(s.Comments(in.Name)) != have.CommentsCount {
			t.Errorf("%s counts %+v, has %d alerts, %d bookmarks, %d comments", in.Name, have, len(alerts.Value), len(kept.Value), len(s.Comments(in.Name)))
		}
		for _, a := range alerts.Value {
			if seen[a.Name] || a.Properties.ProductName != have.AlertProductNames[0] || a.Properties.StartTimeUTC < in.Properties.FirstActivityTimeUTC {
				t.Errorf("%s has the alert %+v", in.Name, a)
			}
			seen[a.Name] = true
		}
	}
}

func TestTheDemoHasSomethingOfEverything(t *testing.T) {
	t.Parallel()
	s := New(Options{Now: noon})
	all := fortnightOf(t, s)
	markdown, hostile, tasks := 0, 0, map[int]int{}
	for _, in := range all {
		tasks[len(s.Tasks(in.Name))]++
		for _, c := range s.Comments(in.Name) {
			markdown += strings.Count(c.Properties.Message, "- 09:12")
			hostile += strings.Count(c.Properties.Message, "<script>")
			if c.Properties.CreatedTimeUTC < in.Properties.CreatedTimeUTC || c.Properties.CreatedTimeUTC > in.Properties.LastModifiedTimeUTC {
				t.Errorf("%s has a comment of %s", in.Name, c.Properties.CreatedTimeUTC)
			}
		}
	}
	synced := count(all, func(p Properties) bool {
		return p.ProviderName == "Microsoft XDR" && p.AdditionalData.ProviderIncidentURL != ""
	})
	if synced < 10 || synced > 60 || markdown == 0 || hostile != 1 || len(tasks) != 4 {
		t.Errorf("%d synced, %d in Markdown, %d hostile, tasks %v", synced, markdown, hostile, tasks)
	}
	if newest := s.Tasks(all[0].Name); len(newest) != 3 || newest[2].Properties.Status != "New" {
		t.Errorf("the newest has the tasks %+v", newest)
	}
}

func TestEntitiesAreCountedBeyondWhatIsListed(t *testing.T) {
	t.Parallel()
	s := New(Options{Now: noon})
	o := originOf(t, s, func(o evidence.Origin) bool {
		return strings.HasSuffix(o.Product, "Office 365") && o.Count > listedEntities
	})
	var have struct {
		Entities []wire.Entity
		MetaData []wire.EntityCount
	}
	r := ask(t, s, http.MethodPost, under(s, o.Name, "entities"), "")
	r.decode(t, &have)
	listed := 0
	for _, e := range have.Entities {
		if e.Properties["friendlyName"] == "" || e.ID != s.scope.Provider()+"/Entities/"+e.Name {
			t.Errorf("listed %+v", e)
		}
		if e.Kind == "MailMessage" {
			listed++
		}
	}
	if listed != listedEntities || !slices.Contains(have.MetaData, wire.EntityCount{EntityKind: "MailMessage", Count: o.Count}) {
		t.Errorf("%d messages are listed, counted are %+v", listed, have.MetaData)
	}
	kinds := map[string]bool{}
	for _, name := range s.Names() {
		have.Entities = nil
		ask(t, s, http.MethodPost, under(s, name, "entities"), "").decode(t, &have)
		for _, e := range have.Entities {
			kinds[e.Kind] = true
		}
	}
	for _, kind := range []string{"Account", "Host", "Ip", "Url", "File", "FileHash", "Process", "MailMessage", "AzureResource", "DnsResolution"} {
		if !kinds[kind] {
			t.Errorf("no incident has a %s", kind)
		}
	}
}

func TestAnIncidentWithoutAlertsHasNoEntities(t *testing.T) {
	t.Parallel()
	s, _ := withIncident(t)
	for kind, want := range map[string]string{"alerts": `{"value":[]}`, "bookmarks": `{"value":[]}`, "entities": `{"entities":[],"metaData":[]}`} {
		if r := ask(t, s, http.MethodPost, under(s, someID, kind), ""); r.body != want {
			t.Errorf("%s are %s", kind, r.body)
		}
	}
}
