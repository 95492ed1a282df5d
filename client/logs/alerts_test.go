package logs

import (
	"reflect"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestAlertsAreAskedForInTheseBytes(t *testing.T) {
	t.Parallel()
	const (
		head = `{"query":"SecurityAlert | where TimeGenerated > ago(14d) | summarize arg_max(TimeGenerated, *) by SystemAlertId`
		tail = ` | project SystemAlertId, DisplayName, AlertSeverity, Status, ProductName, ProductComponentName, VendorName, AlertType, Description,` +
			` Tactics, Techniques, CompromisedEntity, ConfidenceLevel, ConfidenceScore, AlertLink, StartTime, EndTime, TimeGenerated,` +
			` VendorOriginalId, RemediationSteps","timespan":"P14D"}`
	)
	for _, c := range []struct {
		rule, typed string
		limit       int
		want        string
	}{
		{"nothing typed", " \n", 20, " | sort by TimeGenerated desc | take 20"},
		{"a word", " it's ", 20, ` | where DisplayName contains 'it\\'s' or CompromisedEntity contains 'it\\'s' or SystemAlertId =~ 'it\\'s' | sort by TimeGenerated desc | take 20`},
		{"as it is", `a<b>&"é`, 1, ` | where DisplayName contains 'a<b>&\"é' or CompromisedEntity contains 'a<b>&\"é' or SystemAlertId =~ 'a<b>&\"é' | sort by TimeGenerated desc | take 1`},
		{"too many", "", 100000, " | sort by TimeGenerated desc | take 1000"},
	} {
		s := answering(rows("", ""))
		if found, err := newLogs(t, options(s)).RecentAlerts(t.Context(), c.typed, c.limit); err != nil || found != nil {
			t.Errorf("%s: found %v, %v", c.rule, found, err)
		}
		if got := s.requests[0].body; got != head+c.want+tail {
			t.Errorf("%s: asked\n%s, want\n%s", c.rule, got, head+c.want+tail)
		}
	}
}

func TestALimitOfNoneAsksNothing(t *testing.T) {
	t.Parallel()
	s := answering(said{})
	for _, limit := range []int{0, -1} {
		if found, err := newLogs(t, options(s)).RecentAlerts(t.Context(), "x", limit); found != nil || err != nil || len(s.requests) != 0 {
			t.Errorf("found %v, %v with %d requests", found, err, len(s.requests))
		}
	}
}

func TestAnAlertIsReadByTheNamesOfItsColumns(t *testing.T) {
	t.Parallel()
	columns := `{"name":"TimeGenerated"},{"name":"RemediationSteps"},{"name":"VendorOriginalId"},{"name":"EndTime"},{"name":"StartTime"},{"name":"AlertLink"},` +
		`{"name":"ConfidenceScore"},{"name":"ConfidenceLevel"},{"name":"CompromisedEntity"},{"name":"Techniques"},{"name":"Tactics"},{"name":"Description"},` +
		`{"name":"AlertType"},{"name":"VendorName"},{"name":"ProductComponentName"},{"name":"ProductName"},{"name":"Status"},{"name":"AlertSeverity"},` +
		`{"name":"DisplayName"},{"name":"Unknown"},{"name":"SystemAlertId"}`
	full := `["2026-01-02T03:04:07Z","[\"Isolate, then look\",\"\",\"Reset\"]","v-1","2026-01-02T03:04:06Z","2026-01-02T03:04:05Z","https://link.example",` +
		`0.87,"High","host-1","[\"T1078\",\"T1059\"]","InitialAccess, Execution,","Words","Type","Microsoft","Scheduled Alerts","Azure Sentinel","New","Medium","Name",{},"a-1"]`
	want := incident.Alert{
		ID: clean.New("a-1"), Title: clean.New("Name"), Severity: incident.Medium, Status: clean.New("New"), Product: clean.New("Azure Sentinel"),
		Component: clean.New("Scheduled Alerts"), Vendor: clean.New("Microsoft"), Type: clean.New("Type"), Description: clean.New("Words"),
		Tactics: []clean.Text{clean.New("InitialAccess"), clean.New("Execution")}, Techniques: []clean.Text{clean.New("T1078"), clean.New("T1059")},
		CompromisedEntity: clean.New("host-1"), Confidence: clean.New("High (0.87)"), ProviderAlertID: clean.New("v-1"), Link: clean.New("https://link.example"),
		Remediation: []clean.Text{clean.New("Isolate, then look"), clean.New("Reset")},
		Start:       incident.ParseStamp("2026-01-02T03:04:05Z"), End: incident.ParseStamp("2026-01-02T03:04:06Z"), Generated: incident.ParseStamp("2026-01-02T03:04:07Z"),
	}
	nameless := "[" + strings.Repeat("null,", 20) + "null]"
	found, err := newLogs(t, options(answering(rows(columns, full+","+nameless)))).RecentAlerts(t.Context(), "", 5)
	if err != nil || len(found) != 1 || !reflect.DeepEqual(found[0], want) {
		t.Errorf("it is %+v (%v), want %+v", found, err, want)
	}
}

func TestConfidenceIsALevelAndAScoreWhereThereAre(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ level, score, want string }{
		{`"High"`, `0.5`, "High (0.5)"}, {`"High"`, `null`, "High"}, {`"High"`, `"NaN"`, "High"}, {`null`, `1`, "1"}, {`""`, `"NaN"`, ""},
	} {
		if got := confidence(cell(c.level).text(), cell(c.score).text()); got.Raw() != c.want {
			t.Errorf("%s and %s are %q, want %q", c.level, c.score, got.Raw(), c.want)
		}
	}
}

func TestStepsThatAreNoListAreOneStep(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]int{`"Isolate, then look"`: 1, `""`: 0, `null`: 0, `"[]"`: 0, `["a","b"]`: 2, `"[\"a\",5,null]"`: 2, `"[\"a\""`: 1} {
		if got := cell(value).texts(whole); len(got) != want {
			t.Errorf("%s is %q, want %d", value, got, want)
		}
	}
}
