package ui_test

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// subject is the incident that a journey changes: the one under the cursor at
// the start, with a value in every writable field.
type subject struct {
	t    *testing.T
	sim  *simulator.Simulator
	name string
}

// number of the subject.
const number = 4711

// subjectTitle is hostile: a control sequence, an override of the direction, and
// what JSON and HTML escape.
const subjectTitle = "Clear \x1b[2J \u202efdp.exe\u202c <b>&\"x\""

// subjectOf finds the subject and gives it its values; edit may change them.
func subjectOf(sim *simulator.Simulator, edit func(*simulator.Properties)) subject {
	names := sim.Names()
	s := subject{sim: sim, name: names[len(names)-1]}
	sim.Edit(s.name, func(p *simulator.Properties) {
		p.Title, p.Description = subjectTitle, " first\r\n\tsecond  "
		p.Severity, p.Status = "Medium", "Active"
		p.Owner = simulator.Owner{
			ObjectID: "8f4d2b60-13e7-4a95-8c0b-d72e5f9a1648", Email: "mateo@contoso.example",
			AssignedTo: "Mateo Fuentes", UserPrincipalName: "mateo@contoso.example", OwnerType: "User",
		}
		p.Labels = []simulator.Label{{LabelName: "travel", LabelType: "AutoAssigned"}, {LabelName: "VIP", LabelType: "User"}}
		p.FirstActivityTimeUTC, p.LastActivityTimeUTC = "1999-12-31T20:50:05.3662311Z", "1999-12-31T22:05:40Z"
		if edit != nil {
			edit(p)
		}
	})
	return s
}

// wasClosed makes the subject one that was closed before.
func wasClosed(p *simulator.Properties) {
	p.Status, p.Classification, p.ClassificationReason = "Closed", "TruePositive", "SuspiciousActivity"
	p.ClassificationComment = "seen before"
}

// onSubject runs a journey that begins on the subject, whatever its status.
func onSubject(t *testing.T, o uitest.Options, edit func(*simulator.Properties), steps func(j *uitest.Journey, s subject)) {
	t.Helper()
	var s subject
	o.Prepare = func(sim *simulator.Simulator) { s = subjectOf(sim, edit) }
	if o.Simulator.Incidents == 0 {
		o.Simulator.Incidents = 20
	}
	uitest.Run(t, o, func(j *uitest.Journey) {
		s.t = j.T
		j.Press("/", "ctrl+u")
		j.Type("status:any #4711")
		j.Press("enter")
		j.Wait(time.Second)
		j.OnCursor("4711")
		steps(j, s)
	})
}

// now returns the subject as the service has it.
func (s subject) now() simulator.Incident {
	s.t.Helper()
	in, ok := s.sim.Incident(s.name)
	if !ok {
		s.t.Fatal("the incident is gone")
	}
	return in
}

// path is where the subject is on the wire.
func (s subject) path() string {
	o := s.sim.Options()
	return "/subscriptions/" + o.Subscription + "/resourceGroups/" + o.ResourceGroup +
		"/providers/Microsoft.OperationalInsights/workspaces/" + o.Workspace +
		"/providers/Microsoft.SecurityInsights/incidents/" + s.name
}

// writable returns the fields that a PUT replaces.
func writable(p simulator.Properties) simulator.Properties {
	return simulator.Properties{
		Title: p.Title, Description: p.Description, Severity: p.Severity, Status: p.Status,
		Classification: p.Classification, ClassificationReason: p.ClassificationReason, ClassificationComment: p.ClassificationComment,
		Owner: p.Owner, Labels: p.Labels, FirstActivityTimeUTC: p.FirstActivityTimeUTC, LastActivityTimeUTC: p.LastActivityTimeUTC,
	}
}

// became fails unless the subject is as before with only the edit made.
func (s subject) became(before simulator.Incident, edit func(*simulator.Properties)) {
	s.t.Helper()
	want := before.Clone()
	if edit != nil {
		edit(&want.Properties)
	}
	if have := writable(s.now().Properties); !reflect.DeepEqual(have, writable(want.Properties)) {
		s.t.Errorf("the incident is\n%+v\nnot\n%+v", have, writable(want.Properties))
	}
}

// wire is the JSON of a PUT of the subject, field by field; an empty one is left
// out.
type wire struct {
	title, description, severity, status, closing, owner, labels string
}

// asItWas is what a PUT sends of the subject when nothing is changed.
func asItWas() wire {
	return wire{
		title:       `"Clear \u001b[2J ` + "\u202efdp.exe\u202c" + ` <b>&\"x\""`,
		description: `" first\r\n\tsecond  "`,
		severity:    `"Medium"`,
		status:      `"Active"`,
		owner: `{"objectId":"8f4d2b60-13e7-4a95-8c0b-d72e5f9a1648","email":"mateo@contoso.example",` +
			`"assignedTo":"Mateo Fuentes","userPrincipalName":"mateo@contoso.example","ownerType":"User"}`,
		labels: `{"labelName":"travel"},{"labelName":"VIP"}`,
	}
}

// put returns the body of the PUT that is guarded by an etag.
func (w wire) put(etag string) string {
	quoted, _ := json.Marshal(etag) //nolint:errchkjson // a string
	var b strings.Builder
	b.WriteString(`{"etag":` + string(quoted) + `,"properties":{"title":` + w.title)
	for _, f := range []struct{ name, value string }{
		{"description", w.description}, {"severity", w.severity}, {"status", w.status},
	} {
		if f.value != "" {
			b.WriteString(`,"` + f.name + `":` + f.value)
		}
	}
	if w.closing != "" {
		b.WriteString("," + w.closing)
	}
	if w.owner != "" {
		b.WriteString(`,"owner":` + w.owner)
	}
	b.WriteString(`,"labels":[` + w.labels + `]`)
	b.WriteString(`,"firstActivityTimeUtc":"1999-12-31T20:50:05.3662311Z","lastActivityTimeUtc":"1999-12-31T22:05:40Z"}}`)
	return b.String()
}

// with returns the fields after a change.
func (w wire) with(change func(*wire)) wire {
	change(&w)
	return w
}

// sentPuts fails unless exactly these bodies were PUT to the subject, in this
// order, and nothing else was written. It returns how many there were.
func (s subject) sentPuts(j *uitest.Journey, bodies ...string) {
	s.t.Helper()
	writes := incidentWrites(j)
	if len(writes) != len(bodies) {
		s.t.Fatalf("%d writes were sent, not %d: %s", len(writes), len(bodies), summary(writes))
	}
	for i, w := range writes {
		if w.Method != http.MethodPut || !strings.EqualFold(w.Path, s.path()) || w.Query.Encode() != "api-version=2025-09-01" {
			s.t.Errorf("write %d is %s %s?%s", i+1, w.Method, w.Path, w.Query.Encode())
		}
		if string(w.Body) != bodies[i] {
			s.t.Errorf("body %d is\n%s\nnot\n%s", i+1, w.Body, bodies[i])
		}
	}
}

// incidentWrites returns the writes that reached the service; a POST that only
// lists or queries is none.
func incidentWrites(j *uitest.Journey) []simulator.Request {
	var writes []simulator.Request
	for _, w := range j.Writes() {
		if w.Method != http.MethodPost || strings.HasSuffix(strings.ToLower(w.Path), "/runplaybook") {
			writes = append(writes, w)
		}
	}
	return writes
}

func summary(writes []simulator.Request) string {
	var b strings.Builder
	for i, w := range writes {
		b.WriteString("\n" + strconv.Itoa(i+1) + " " + w.Method + " " + w.Path + " " + string(w.Body))
	}
	return b.String()
}
