package simulator

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator/evidence"
	"sentinelq/client/simulator/kql"
)

// table is the answer to a query.
type table struct {
	Columns []kql.Column
	Rows    [][]any
}

// column returns the cells of a column.
func (a table) column(name string) (cells []any) {
	at := slices.IndexFunc(a.Columns, func(c kql.Column) bool { return c.Name == name })
	for _, row := range a.Rows {
		cells = append(cells, row[at])
	}
	return cells
}

func queryLogs(t *testing.T, s *Simulator, text string) reply {
	t.Helper()
	return ask(t, s, http.MethodPost, "https://"+s.options.Logs+"/v1/workspaces/"+s.customerID()+"/query", `{"query":`+quoted(t, text)+`,"timespan":"P30D"}`)
}

func rows(t *testing.T, s *Simulator, text string) table {
	t.Helper()
	r := queryLogs(t, s, text)
	if r.status != http.StatusOK {
		t.Fatalf("%s is answered %d %s", text, r.status, r.body)
	}
	var body struct{ Tables []table }
	r.decode(t, &body)
	return body.Tables[0]
}

func TestEveryChangeOfAnIncidentIsARow(t *testing.T) {
	t.Parallel()
	s, c := withIncident(t)
	step := func(do func()) {
		c.pass(time.Minute)
		do()
	}
	step(func() { comment(t, s, otherID, "said") })
	step(func() { put(t, s, someID, `{"properties":{"title":"t","severity":"Low","status":"Active"}}`) })
	step(func() { s.Edit(someID, func(p *Properties) { p.Status = "Closed" }) })
	step(func() { remove(t, s, someID) })
	have := rows(t, s, "SecurityIncident | where IncidentName =~ '"+someID+"' | sort by TimeGenerated asc | project Status, ModifiedBy, Comments, Severity, ClosedTime")
	if want := []any{"New", "New", "Active", "Closed", "Deleted"}; !slices.Equal(have.column("Status"), want) {
		t.Errorf("statuses are %v", have.column("Status"))
	}
	by, comments := have.column("ModifiedBy"), have.column("Comments")
	if by[0] != s.Me().UserPrincipalName || by[3] == s.Me().UserPrincipalName || comments[0] != "[]" || !strings.Contains(comments[1].(string), `"message":"said"`) {
		t.Errorf("by %v, comments %v", by, comments)
	}
	if severity, closed := have.column("Severity"), have.column("ClosedTime"); severity[1] != "Medium" || severity[2] != "Low" || closed[2] != nil || closed[3] == nil {
		t.Errorf("severities %v, closed %v", severity, closed)
	}
	if last := rows(t, s, "SecurityIncident | summarize arg_max(TimeGenerated, *) by IncidentName"); len(last.Rows) != 1 || last.column("Status")[0] != "Deleted" {
		t.Errorf("the last row is %v", last.Rows)
	}
}

func TestASeededIncidentHasTheRowOfItsCreation(t *testing.T) {
	t.Parallel()
	s := New(Options{Now: noon})
	o := originOf(t, s, func(o evidence.Origin) bool { return o.Closed && o.Comments > 0 })
	read := func() table {
		return rows(t, s, "SecurityIncident | where IncidentName =~ '"+o.Name+"' | sort by TimeGenerated asc")
	}
	before := read()
	if status := before.column("Status"); !slices.Equal(status, []any{"New", "Closed"}) || before.column("Comments")[0] != "[]" || before.column("Comments")[1] == "[]" {
		t.Errorf("rows are %v", before.Rows)
	}
	if numbers := before.column("IncidentNumber"); numbers[0] != numbers[1] || numbers[0].(float64) < 1 {
		t.Errorf("numbers are %v", numbers)
	}
	put(t, s, o.Name, minimal)
	if after := read(); len(after.Rows) != 3 || after.column("Status")[2] != "New" || !slices.EqualFunc(after.Rows[:2], before.Rows, slices.Equal) {
		t.Errorf("after a change rows are %v", after.Rows)
	}
}

func TestTheHistoryOfAnIncidentIsBounded(t *testing.T) {
	t.Parallel()
	s, c := withIncident(t)
	for range keptVersions + 20 {
		c.pass(time.Second)
		put(t, s, someID, minimal)
	}
	if have := rows(t, s, "SecurityIncident"); len(have.Rows) != keptVersions {
		t.Errorf("%d rows are kept", len(have.Rows))
	}
}

func TestAlertsAreFoundInTheLogsToBeRelated(t *testing.T) {
	t.Parallel()
	s := New(Options{Now: noon, Incidents: 20})
	all := rows(t, s, "SecurityAlert | where TimeGenerated > ago(14d) | summarize arg_max(TimeGenerated, *) by SystemAlertId | sort by TimeGenerated desc")
	counted := 0
	for _, name := range s.Names() {
		in, _ := s.Incident(name)
		counted += in.Properties.AdditionalData.AlertsCount
	}
	if len(all.Rows) != counted+looseAlerts || all.Columns[0].Name != "SystemAlertId" {
		t.Errorf("%d rows of %d alerts", len(all.Rows), counted)
	}
	put(t, s, someID, minimal)
	free := s.freeAlerts()[0]
	one := rows(t, s, "SecurityAlert | where SystemAlertId =~ '"+strings.ToUpper(free)+"' | project DisplayName, Entities, ExtendedProperties")
	if len(one.Rows) != 1 || !strings.Contains(one.Rows[0][1].(string), `"Type":"account"`) {
		t.Errorf("found %v", one.Rows)
	}
	if r := relate(t, s, someID, otherID, s.scope.Provider()+"/entities/"+free); r.status != http.StatusCreated {
		t.Errorf("related %d %s", r.status, r.body)
	}
}

func TestQueriesAreRefusedInTheShapeOfLogAnalytics(t *testing.T) {
	t.Parallel()
	s := empty()
	if r := queryLogs(t, s, "SecurityIncident | mv-expand x"); r.status != 400 || !strings.Contains(r.body, `"code":"BadArgumentError"`) || !strings.Contains(r.body, `"code":"SyntaxError"`) {
		t.Errorf("what cannot be read is answered %d %s", r.status, r.body)
	}
	for _, text := range []string{"Nothing", "SecurityIncident | where Nothing =~ 'x'"} {
		if r := queryLogs(t, s, text); r.status != 400 || !strings.Contains(r.body, `"code":"SemanticError"`) {
			t.Errorf("%s is answered %d %s", text, r.status, r.body)
		}
	}
	denied := New(Options{Incidents: -1, Now: noon, LogsDenied: true})
	if r := queryLogs(t, denied, "SecurityIncident"); r.status != 403 || !strings.Contains(r.body, "InsufficientAccessError") {
		t.Errorf("denied with %d %s", r.status, r.body)
	}
	s.Inject(Fault{Kind: FaultStatus, Path: "/v1/workspaces", Status: 429, RetryAfter: time.Second})
	if r := queryLogs(t, s, "SecurityIncident"); r.status != 429 || r.header.Get("Retry-After") != "1" || !strings.Contains(r.body, "correlationId") {
		t.Errorf("throttled with %d %s", r.status, r.body)
	}
	if r := queryLogs(t, New(Options{Incidents: -1, Now: noon, Host: "one.example", Graph: "one.example", Logs: "one.example"}), "SecurityIncident"); r.status != 200 {
		t.Errorf("at one host it is answered %d %s", r.status, r.body)
	}
}

func TestWhatColleaguesSayAndDoHangsOnTheirIncidents(t *testing.T) {
	t.Parallel()
	c := &clock{noon()}
	s := New(Options{Now: c.now, Colleagues: true})
	for range 12 {
		c.pass(20 * time.Minute)
		query(t, s, "$top", "1")
	}
	said, done := 0, 0
	for _, in := range fortnightOf(t, s) {
		for _, comment := range s.Comments(in.Name) {
			if comment.Properties.CreatedTimeUTC > "2026-03-14T12:00:01" {
				said++
			}
		}
		for _, task := range s.Tasks(in.Name) {
			if task.Properties.LastModifiedTimeUTC > "2026-03-14T12:00:01" {
				done++
			}
		}
		if n := len(s.Comments(in.Name)); n != in.Properties.AdditionalData.CommentsCount {
			t.Errorf("%s has %d comments and counts %d", in.Name, n, in.Properties.AdditionalData.CommentsCount)
		}
	}
	if said < 20 || done < 10 {
		t.Errorf("in four hours they said %d things and did %d", said, done)
	}
	var byMe []any
	versions := rows(t, s, "SecurityIncident")
	times := versions.column("TimeGenerated")
	for i, by := range versions.column("ModifiedBy") {
		if at, _ := times[i].(string); at > "2026-03-14T12:00:00" && by == s.Me().UserPrincipalName {
			byMe = append(byMe, by)
		}
	}
	if len(byMe) != 0 {
		t.Errorf("the analyst did %d things", len(byMe))
	}
}
