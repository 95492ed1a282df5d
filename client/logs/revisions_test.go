package logs

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

const revisionColumns = `{"name":"TimeGenerated","type":"datetime"},{"name":"ModifiedBy","type":"string"},{"name":"Title","type":"string"},` +
	`{"name":"Description","type":"string"},{"name":"Severity","type":"string"},{"name":"Status","type":"string"},{"name":"Classification","type":"string"},` +
	`{"name":"ClassificationReason","type":"string"},{"name":"ClassificationComment","type":"string"},{"name":"Owner","type":"dynamic"},{"name":"Labels","type":"dynamic"},` +
	`{"name":"AlertIds","type":"dynamic"},{"name":"BookmarkIds","type":"dynamic"},{"name":"Comments","type":"dynamic"},{"name":"Tasks","type":"dynamic"}`

func TestTheHistoryIsAskedForInTheseBytes(t *testing.T) {
	t.Parallel()
	s := answering(rows("", ""))
	if found, err := newLogs(t, options(s)).Revisions(t.Context(), id); err != nil || found != nil {
		t.Errorf("of nothing it reads %v, %v", found, err)
	}
	want := `{"query":"SecurityIncident | where IncidentName =~ '` + string(id) + `' | sort by TimeGenerated asc | project TimeGenerated, ModifiedBy,` +
		` Title, Description, Severity, Status, Classification, ClassificationReason, ClassificationComment, Owner, Labels, AlertIds, BookmarkIds,` +
		` Comments, Tasks","timespan":"P90D"}`
	if got := s.requests[0].body; got != want {
		t.Errorf("asked\n%s, want\n%s", got, want)
	}
}

func TestAnIDIsNoPartOfTheQuery(t *testing.T) {
	t.Parallel()
	plain, _ := skeleton(t, revisionsQuery("x"))
	if bones, values := skeleton(t, revisionsQuery(`a' or 'b' == 'b`)); bones != plain || len(values) != 1 || values[0] != `a' or 'b' == 'b` {
		t.Errorf("the query is %s with %q", bones, values)
	}
}

// closed is a row of an incident in its fullest state; dynamic is how its columns
// of that type are written.
func closed(dynamic func(string) string) string {
	return `["2026-01-02T03:04:05.1234567Z","ann@contoso.example","Title \u202e","Words","High","Closed","BenignPositive","SuspiciousButExpected","a test",` +
		strings.Join([]string{
			dynamic(`{"objectId":"11111111-2222-3333-4444-555555555555","email":"ann@contoso.example","assignedTo":"Ann","userPrincipalName":"ann@contoso.example","ownerType":"User"}`),
			dynamic(`[{"labelName":"vip","labelType":"User"},{"labelName":"","labelType":"User"},5,{"labelName":"auto","labelType":"AutoAssigned"}]`),
			dynamic(`["a","b"]`), dynamic(`["c"]`), dynamic(`[{"message":"x"},{},{}]`), dynamic(`[]`),
		}, ",") + `]`
}

func asText(s string) string {
	quoted, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(quoted)
}

func asValue(s string) string { return s }

func TestARevisionHasEverythingThatIsCompared(t *testing.T) {
	t.Parallel()
	want := incident.Revision{
		At: incident.ParseStamp("2026-01-02T03:04:05.1234567Z"), By: clean.New("ann@contoso.example"),
		State: incident.Incident{
			Title: clean.New("Title \u202e"), Description: clean.New("Words"), Severity: incident.High, Status: incident.Closed,
			Closing: incident.Closing{Classification: incident.BenignPositive, Reason: incident.SuspiciousButExpected, Comment: clean.New("a test")},
			Owner: incident.Owner{
				ObjectID: clean.New("11111111-2222-3333-4444-555555555555"), Email: clean.New("ann@contoso.example"),
				AssignedTo: clean.New("Ann"), UserPrincipalName: clean.New("ann@contoso.example"), Type: incident.User,
			},
			Labels:     []incident.Label{{Name: clean.New("vip"), Type: incident.UserLabel}, {Name: clean.New("auto"), Type: incident.AutoAssigned}},
			Additional: incident.Additional{Alerts: 2, Bookmarks: 1, Comments: 3},
		},
	}
	for name, dynamic := range map[string]func(string) string{"JSON text": asText, "JSON values": asValue} {
		found, err := newLogs(t, options(answering(rows(revisionColumns, closed(dynamic))))).Revisions(t.Context(), id)
		if err != nil || len(found) != 1 || !reflect.DeepEqual(found[0], want) {
			t.Errorf("as %s it is %+v (%v), want %+v", name, found, err, want)
		}
	}
}

func TestWhatARowDoesNotTellIsEmpty(t *testing.T) {
	t.Parallel()
	empty := incident.Revision{At: incident.ParseStamp("2026-01-02T03:04:05Z"), Tasks: -1}
	for name, answer := range map[string]said{
		"no columns":       rows(`{"name":"TimeGenerated"}`, `["2026-01-02T03:04:05Z"]`),
		"a short row":      rows(revisionColumns, `["2026-01-02T03:04:05Z"]`),
		"nulls":            rows(revisionColumns, `["2026-01-02T03:04:05Z"`+strings.Repeat(",null", 14)+`]`),
		"empty texts":      rows(revisionColumns, `["2026-01-02T03:04:05Z"`+strings.Repeat(`,""`, 14)+`]`),
		"dynamics of null": rows(revisionColumns, `["2026-01-02T03:04:05Z"`+strings.Repeat(`,""`, 8)+strings.Repeat(`,"null"`, 6)+`]`),
		"broken dynamics":  rows(revisionColumns, `["2026-01-02T03:04:05Z"`+strings.Repeat(`,""`, 8)+strings.Repeat(`,"[{"`, 6)+`]`),
		"other kinds":      rows(revisionColumns, `["2026-01-02T03:04:05Z"`+strings.Repeat(`,""`, 8)+strings.Repeat(`,7`, 6)+`]`),
	} {
		found, err := newLogs(t, options(answering(answer))).Revisions(t.Context(), id)
		if err != nil || len(found) != 1 || !reflect.DeepEqual(found[0], empty) {
			t.Errorf("%s: it is %+v, %v", name, found, err)
		}
	}
}

func TestARowThatRepeatsTheOneBeforeIsLeftOut(t *testing.T) {
	t.Parallel()
	row := func(at, by, status string) string { return `["` + at + `","` + by + `","` + status + `","[1]"]` }
	first, second := row("2026-01-01T00:00:00Z", "ann", "New"), row("2026-01-02T00:00:00Z", "ann", "Active")
	all := strings.Join([]string{first, first, second, second, row("2026-01-02T00:00:00Z", "bob", "Active"), second, row("2026-01-03T00:00:00Z", "", "Deleted"), "[]", "5"}, ",")
	answer := rows(`{"name":"TimeGenerated"},{"name":"ModifiedBy"},{"name":"Status"},{"name":"Tasks"}`, all)
	found, err := newLogs(t, options(answering(answer))).Revisions(t.Context(), id)
	var got []string
	for _, r := range found {
		word := r.By.Raw() + " " + string(r.State.Status)
		if r.Deleted {
			word += "!"
		}
		if r.Tasks != 1 {
			t.Errorf("%s has %d tasks", word, r.Tasks)
		}
		got = append(got, word)
	}
	if want := "ann New, ann Active, bob Active, ann Active,  Deleted!"; err != nil || strings.Join(got, ", ") != want {
		t.Errorf("it is %q, %v", got, err)
	}
}

func TestAPartialHistoryIsToldAsOne(t *testing.T) {
	t.Parallel()
	answer := said{200, `{"tables":[{"name":"PrimaryResult","columns":[{"name":"Title"}],"rows":[["one"]]}],"error":{"code":"PartialError",` +
		`"message":"There were some errors when processing your query.","details":[{"code":"EngineError","message":"about typed-secret",` +
		`"innererror":{"code":"-2133196797","message":"The results of this query exceed the set limit"}}]}}`, nil}
	found, err := newLogs(t, options(answering(answer))).Revisions(t.Context(), id)
	if len(found) != 1 || found[0].State.Title.Raw() != "one" {
		t.Errorf("it is %+v", found)
	}
	got := failure(t, err)
	want := "read history: the service failed: PartialError: the result is partial: rows may be missing, so try again later (EngineError, -2133196797)"
	if !errors.Is(err, incident.ErrUnavailable) || err.Error() != want || got.Target != id || got.Status != 200 {
		t.Errorf("the error is %+v", got)
	}
}
