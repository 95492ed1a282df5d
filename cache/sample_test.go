package cache

import (
	"errors"
	"fmt"
	"reflect"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/cache/disk"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// clock is a time of the tests, in the middle of a fortnight.
func clock() time.Time { return time.Date(2026, 3, 14, 9, 26, 53, 589793238, time.UTC) }

func testOptions(dir string) Options {
	return Options{
		Dir: dir, Tenant: "contoso", Subscription: "s", ResourceGroup: "soc", Workspace: "SOC West",
		Now: clock, LockTimeout: 50 * time.Millisecond,
	}
}

// unhurried runs a test in a time that stands still while there is work, so that
// even the slowest machine reaches no limit of the store. No other test starts a
// process meanwhile: between its fork and its exec, that holds the locks of this one,
// which in such a time is for ever.
func unhurried(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	t.Parallel()
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	synctest.Test(t, test)
}

// tagged returns the use of one tag.
func tagged(name string) []incident.TagUse {
	return []incident.TagUse{{Name: clean.New(name), Count: 1, LastUsed: clock()}}
}

// sample makes n incidents as a workspace has them.
func sample(n int) []incident.Incident {
	incidents := make([]incident.Incident, n)
	for i := range incidents {
		incidents[i] = sampleIncident(i)
	}
	return incidents
}

func sampleIncident(i int) incident.Incident {
	id := fmt.Sprintf("%08x-89ab-4cde-8f01-%012x", i*2654435761%(1<<32), i)
	arm := "/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/soc-west-europe/providers/" +
		"Microsoft.OperationalInsights/workspaces/soc-west/providers/Microsoft.SecurityInsights/Incidents/" + id
	created := clock().Add(-time.Duration(i) * 97 * time.Second)
	return incident.Incident{
		ID: incident.ID(id), ARM: clean.New(arm), ETag: fmt.Sprintf(`"%08x-0000-0d00-0000-%012x"`, i, i*7),
		Title:       clean.New(fmt.Sprintf("Multi-stage incident involving %s on host-%04d", tactic(i), i%3000)),
		Description: clean.New("Identifies what the rule of this name looks for, number " + fmt.Sprint(i%150)),
		Severity:    incident.Severities()[i%4], Status: incident.Statuses()[i%3],
		Owner: incident.Owner{
			ObjectID:          clean.New(fmt.Sprintf("00000000-0000-0000-0000-%012d", i%25)),
			AssignedTo:        clean.New(fmt.Sprintf("Analyst %d", i%25)),
			UserPrincipalName: clean.New(fmt.Sprintf("analyst%d@contoso.com", i%25)), Type: incident.User,
		},
		Labels:        []incident.Label{{Name: clean.New(fmt.Sprintf("tag-%d", i%90)), Type: incident.UserLabel}},
		FirstActivity: azure(created.Add(-time.Hour)), LastActivity: azure(created.Add(-time.Minute)),
		Number: 100000 - i, Created: azure(created), LastModified: azure(created.Add(time.Minute)),
		URL:      clean.New("https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Incident" + arm),
		Provider: clean.New("Azure Sentinel"), ProviderIncidentID: clean.New(fmt.Sprint(100000 - i)),
		AnalyticRules: []clean.Text{clean.New(fmt.Sprintf("/subscriptions/s/alertRules/rule-%d", i%150))},
		Additional: incident.Additional{
			Alerts: 1 + i%4, Comments: i % 3,
			Products: []clean.Text{clean.New("Azure Sentinel")}, Tactics: []clean.Text{clean.New(tactic(i))},
		},
	}
}

func tactic(i int) string {
	return []string{"InitialAccess", "Execution", "Persistence", "Exfiltration"}[i%4]
}

// azure is a time as Azure writes it, with seven digits of a second.
func azure(t time.Time) incident.Stamp {
	return incident.ParseStamp(t.Format("2006-01-02T15:04:05.0000000Z"))
}

// wantReason fails unless err is the notice of that reason.
func wantReason(t *testing.T, err error, reason disk.Reason) {
	t.Helper()
	_ = noticeOf(t, err, reason)
}

// noticeOf returns the notice that err is, which must be of that reason.
func noticeOf(t *testing.T, err error, reason disk.Reason) *Degraded {
	t.Helper()
	var notice *Degraded
	if !errors.As(err, &notice) || notice.Reason != reason {
		t.Fatalf("got %v, want the notice that %v", err, reason)
	}
	return notice
}

// wantLoad fails unless the store loads exactly these incidents.
func wantLoad(t *testing.T, s *Store, want []incident.Incident) {
	t.Helper()
	got, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Incidents, want) {
		t.Fatalf("loaded %d incidents that are not the %d expected", len(got.Incidents), len(want))
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
