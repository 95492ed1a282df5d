package evidence

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator/wire"
)

func noon() time.Time { return time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC) }

func maker(seed uint64) Maker {
	return New(seed, "/subscriptions/s/resourceGroups/g/providers/p", []wire.Owner{{ObjectID: "1", AssignedTo: "Ann"}, {ObjectID: "2", OwnerType: "Group"}})
}

func origin(product string, tactics ...string) Origin {
	return Origin{
		Name: "n", Title: "Phishing reported", Severity: "Low", Product: product, Tactics: tactics, Rule: "/alertRules/r",
		User: "ann", Host: "PC1", IP: "192.0.2.7", Country: "Latvia", Count: 30,
		First: noon().Add(-2 * time.Hour), Last: noon().Add(-time.Hour), Created: noon(), Settled: noon().Add(time.Hour),
		Alerts: 3, Comments: 4, Bookmarks: 2,
	}
}

func TestEvidenceFollowsFromSeedAndOrigin(t *testing.T) {
	t.Parallel()
	all := func(seed uint64) []any {
		m, o := maker(seed), origin("Azure Sentinel")
		return []any{m.Comments(o), m.Tasks(o), m.Bookmarks(o), m.Relations(o), m.Alert(o, 1), m.Entities(o, 1)}
	}
	first, again, other := all(1), all(1), all(2)
	for i := range first {
		if !reflect.DeepEqual(first[i], again[i]) || reflect.DeepEqual(first[i], other[i]) {
			t.Errorf("part %d does not", i)
		}
	}
}

func TestEvidenceHasTheCountsOfItsOrigin(t *testing.T) {
	t.Parallel()
	m, o := maker(1), origin("Azure Sentinel")
	if c, b, r := len(m.Comments(o)), len(m.Bookmarks(o)), len(m.Relations(o)); c != 4 || b != 2 || r != 5 {
		t.Errorf("%d comments, %d bookmarks, %d relations", c, b, r)
	}
	for i, c := range m.Comments(o) {
		if at := wire.ReadTime(c.Properties.CreatedTimeUTC); at.Before(o.Created) || at.After(o.Settled) || c.Properties.Author.Name != "Ann" || strings.Contains(c.Properties.Message, "{") {
			t.Errorf("comment %d is %+v", i, c)
		}
	}
}

func TestAlertsFollowEachOther(t *testing.T) {
	t.Parallel()
	m, o := maker(1), origin("Microsoft Defender for Endpoint", "Execution")
	end := wire.Stamp(o.First)
	for n := range o.Alerts {
		a := m.Alert(o, n)
		if p := a.Properties; p.StartTimeUTC != end || p.EndTimeUTC <= p.StartTimeUTC || p.SystemAlertID != m.AlertID(o, n) || p.Intent != "Execution" || a.Kind != "SecurityAlert" {
			t.Errorf("alert %d is %+v", n, a)
		}
		end = a.Properties.EndTimeUTC
	}
}

func TestTheSameThingIsTheSameEntityEverywhere(t *testing.T) {
	t.Parallel()
	m := maker(1)
	one, other := m.Entities(origin("Azure Sentinel"), 0), m.Entities(origin("Microsoft Defender for Endpoint"), 1)
	if one[0].Kind != "Account" || one[0].Name != other[0].Name {
		t.Errorf("the account is %s and %s", one[0].Name, other[0].Name)
	}
}

func TestEveryProductHasEntitiesOfItsOwn(t *testing.T) {
	t.Parallel()
	for kind, o := range map[string]Origin{
		"Process":       origin("Microsoft Defender for Endpoint"),
		"MailMessage":   origin("Microsoft Defender for Office 365"),
		"AzureResource": origin("Microsoft Defender for Cloud"),
		"DnsResolution": origin("Azure Sentinel", "CommandAndControl"),
		"SecurityGroup": origin("Azure Active Directory Identity Protection", "InitialAccess"),
	} {
		found := false
		for _, e := range maker(1).Entities(o, 0) {
			found = found || e.Kind == kind
			if e.Properties["friendlyName"] == nil {
				t.Errorf("%+v has no name", e)
			}
		}
		if !found {
			t.Errorf("%s has no %s", o.Product, kind)
		}
	}
}
