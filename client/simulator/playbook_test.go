package simulator

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator/logic"
)

func workflowsAt(s *Simulator, path string) string {
	return "https://" + s.options.Host + path + "?api-version=2019-05-01"
}

// playbooksOf lists the playbooks of a workspace.
func playbooksOf(t *testing.T, s *Simulator) []logic.Workflow {
	t.Helper()
	r := ask(t, s, http.MethodGet, workflowsAt(s, "/subscriptions/"+s.options.Subscription+"/providers/Microsoft.Logic/workflows"), "")
	var list struct{ Value []logic.Workflow }
	r.decode(t, &list)
	if r.status != http.StatusOK || strings.Contains(r.body, "definition") {
		t.Errorf("listed %d %s", r.status, r.body)
	}
	return list.Value
}

func run(t *testing.T, s *Simulator, playbook string) reply {
	t.Helper()
	return ask(t, s, http.MethodPost, under(s, someID, "runPlaybook"), `{"logicAppsResourceId":`+quoted(t, playbook)+`,"tenantId":"`+tenantID+`"}`)
}

func TestPlaybooksAreFoundByTheirTriggers(t *testing.T) {
	t.Parallel()
	s := empty()
	paths, groups, disabled := map[string]int{}, map[string]bool{}, 0
	for _, w := range playbooksOf(t, s) {
		var one logic.Workflow
		ask(t, s, http.MethodGet, workflowsAt(s, w.ID), "").decode(t, &one)
		if one.Properties.Definition == nil {
			t.Fatalf("%s has no definition", w.Name)
		}
		for _, trigger := range one.Properties.Definition.Triggers {
			path, _ := trigger.Inputs["path"].(string)
			paths[trigger.Type+path]++
		}
		groups[strings.Split(w.ID, "/")[4]] = true
		if w.Properties.State == "Disabled" {
			disabled++
		}
	}
	if paths["ApiConnectionWebhook/incident-creation"] != 5 || paths["ApiConnectionWebhook/subscribe"] != 1 || len(groups) != 2 || disabled != 1 {
		t.Errorf("triggers %v, groups %v, %d disabled", paths, groups, disabled)
	}
	if r := ask(t, s, http.MethodGet, workflowsAt(s, "/subscriptions/"+s.options.Subscription+"/resourceGroups/RG-Automation/providers/Microsoft.Logic/workflows"), ""); strings.Count(r.body, `"state"`) != 1 {
		t.Errorf("of one group there are %s", r.body)
	}
}

func TestARunEndsSomeSecondsAfterItsStart(t *testing.T) {
	t.Parallel()
	s, c := withIncident(t)
	playbook := playbooksOf(t, s)[0].ID
	if r := run(t, s, playbook); r.status != http.StatusNoContent || r.body != "" {
		t.Fatalf("answered %d %s", r.status, r.body)
	}
	if all := s.Runs(); len(all) != 1 || all[0] != (Run{Playbook: playbook, Incident: someID, At: noon()}) {
		t.Errorf("started %+v", all)
	}
	newest := func() logic.Run {
		var list struct{ Value []logic.Run }
		ask(t, s, http.MethodGet, strings.Replace(workflowsAt(s, playbook+"/runs"), "2019-05-01", "2016-06-01", 1), "").decode(t, &list)
		for i := 1; i < len(list.Value); i++ {
			if list.Value[i].Properties.StartTime > list.Value[i-1].Properties.StartTime {
				t.Errorf("runs are listed as %+v", list.Value)
			}
		}
		return list.Value[0]
	}
	if r := newest(); r.Properties.Status != "Running" || r.Properties.EndTime != "" {
		t.Errorf("at once it is %+v", r)
	}
	c.pass(10 * time.Second)
	if r := newest(); r.Properties.Status != "Succeeded" && r.Properties.Status != "Failed" || r.Properties.EndTime <= r.Properties.StartTime {
		t.Errorf("later it is %+v", r)
	}
}

func TestPlaybooksThatCannotRunAreRefused(t *testing.T) {
	t.Parallel()
	s, _ := withIncident(t)
	for _, w := range playbooksOf(t, s) {
		want := http.StatusNoContent
		switch {
		case strings.HasPrefix(w.Name, "Enrich-Alert"):
			want = http.StatusNotFound
		case w.Properties.State == "Disabled", w.Name == "Close-Stale-Tickets":
			want = http.StatusBadRequest
		}
		if r := run(t, s, w.ID); r.status != want {
			t.Errorf("%s is answered %d %s", w.Name, r.status, r.body)
		}
	}
	for body, want := range map[string]int{`{}`: 400, ``: 400, `{"logicAppsResourceId":"/subscriptions/x"}`: 404} {
		if r := ask(t, s, http.MethodPost, under(s, someID, "runPlaybook"), body); r.status != want {
			t.Errorf("%q is answered %d %s", body, r.status, r.body)
		}
	}
	if r := ask(t, s, http.MethodPost, under(s, otherID, "runPlaybook"), `{}`); r.status != http.StatusNotFound {
		t.Errorf("on no incident it is answered %d", r.status)
	}
}

func TestRightsOnPlaybooksAreAnOption(t *testing.T) {
	t.Parallel()
	for rights, want := range map[PlaybookRights]struct{ listed, get, runs, start int }{
		PlaybooksAll: {7, 200, 200, 204}, PlaybooksOperator: {7, 200, 403, 204}, PlaybooksReader: {7, 200, 200, 400}, PlaybooksNone: {0, 403, 403, 400},
	} {
		s := New(Options{Incidents: -1, Now: noon, Playbooks: rights})
		put(t, s, someID, minimal)
		id := playbooksOf(t, empty())[0].ID
		listed := len(playbooksOf(t, s))
		get, runs := ask(t, s, http.MethodGet, workflowsAt(s, id), ""), ask(t, s, http.MethodGet, workflowsAt(s, id+"/runs"), "")
		start := run(t, s, id)
		if listed != want.listed || get.status != want.get || runs.status != want.runs || start.status != want.start {
			t.Errorf("rights %d: listed %d, get %d, runs %d %s, start %d", rights, listed, get.status, runs.status, runs.body, start.status)
		}
	}
	s := New(Options{Incidents: 1, Now: noon, Role: Reader})
	if r := ask(t, s, http.MethodPost, under(s, s.Names()[0], "runPlaybook"), `{}`); r.status != http.StatusForbidden {
		t.Errorf("a Reader is answered %d %s", r.status, r.body)
	}
}
