package simulator

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator/wire"
)

func task(t *testing.T, s *Simulator, id, body string) reply {
	t.Helper()
	return ask(t, s, http.MethodPut, under(s, someID, "tasks/"+id), body)
}

func TestANewTaskIsTheAnalysts(t *testing.T) {
	t.Parallel()
	s, _ := withIncident(t)
	before, _ := s.Incident(someID)
	created := task(t, s, otherID, `{"properties":{"title":"Call","description":"<b>now</b>","status":"New"}}`)
	var have Task
	created.decode(t, &have)
	me := personOf(s.Me())
	want := wire.TaskProperties{
		Title: "Call", Description: "<b>now</b>", Status: "New", CreatedBy: me, LastModifiedBy: me,
		CreatedTimeUTC: wire.Stamp(noon()), LastModifiedTimeUTC: wire.Stamp(noon()),
	}
	if created.status != http.StatusCreated || have.Properties != want || !strings.HasPrefix(have.ETag, `"`) {
		t.Errorf("created %d %s", created.status, created.body)
	}
	if after, _ := s.Incident(someID); after.ETag == before.ETag {
		t.Error("the incident's etag stayed")
	}
}

func TestATaskIsDoneAndTakenAway(t *testing.T) {
	t.Parallel()
	s, c := withIncident(t)
	var first, have Task
	task(t, s, otherID, `{"properties":{"title":"Call","description":"d","status":"New"}}`).decode(t, &first)
	c.pass(time.Minute)
	done := task(t, s, otherID, `{"etag":`+quoted(t, first.ETag)+`,"properties":{"title":"Call","status":"Completed"}}`)
	done.decode(t, &have)
	if p := have.Properties; done.status != http.StatusOK || p.Status != "Completed" || p.Description != "" || p.CreatedTimeUTC == p.LastModifiedTimeUTC {
		t.Errorf("completed %d %s", done.status, done.body)
	}
	if r := task(t, s, otherID, `{"etag":`+quoted(t, first.ETag)+`,"properties":{"title":"Call","status":"New"}}`); r.status != http.StatusConflict {
		t.Errorf("a stale etag is answered %d %s", r.status, r.body)
	}
	if r := ask(t, s, http.MethodDelete, under(s, someID, "tasks/"+otherID), ""); r.status != http.StatusOK || len(s.Tasks(someID)) != 0 {
		t.Errorf("deleted %d, left %v", r.status, s.Tasks(someID))
	}
}

func TestTasksHaveALimitAnOrderAndRules(t *testing.T) {
	t.Parallel()
	s, _ := withIncident(t)
	for i := range 41 {
		want := http.StatusCreated
		if i == 40 {
			want = http.StatusBadRequest
		}
		if r := task(t, s, nth(100-i), `{"properties":{"title":"t","status":"New"}}`); r.status != want {
			t.Errorf("task %d is answered %d %s", i+1, r.status, r.body)
		}
	}
	all := pages[wire.TaskProperties](t, s, under(s, someID, "tasks"))
	if len(all) != 1 || len(all[0].Value) != 40 || all[0].Value[0].Name != nth(100) || all[0].Value[39].Name != nth(61) {
		t.Errorf("listed %+v", all)
	}
	for name, body := range map[string]string{
		"no title": `{"properties":{"status":"New"}}`, "no status": `{"properties":{"title":"t"}}`,
		"an incident's status": `{"properties":{"title":"t","status":"Active"}}`, "nothing": `{}`,
	} {
		if r := task(t, s, nth(100), body); r.status != http.StatusBadRequest {
			t.Errorf("%s is answered %d %s", name, r.status, r.body)
		}
	}
}
