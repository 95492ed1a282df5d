package incident_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

const day = 24 * time.Hour

// active returns an incident that was created and last active so long before now.
func active(id incident.ID, before time.Duration, change func(*incident.Incident)) incident.Incident {
	at := stamped(now().Add(-before))
	in := incident.Incident{ID: id, Created: at, LastActivity: at}
	if change != nil {
		change(&in)
	}
	return in
}

func titledAs(title string) func(*incident.Incident) {
	return func(in *incident.Incident) { in.Title = clean.New(title) }
}

func resemble(found []incident.Similar) []string {
	var told []string
	for _, s := range found {
		told = append(told, string(s.Incident.ID)+": "+clean.Join(clean.Literal(", "), s.Reasons...).String())
	}
	return told
}

func TestWhatHasMostInCommonComesFirst(t *testing.T) {
	t.Parallel()
	rule := []clean.Text{clean.New("/rule/1")}
	in := active("in", 0, func(in *incident.Incident) {
		in.Title, in.AnalyticRules, in.Labels = clean.New("Odd logon"), rule, labels("vip")
		in.Additional.Products = []clean.Text{clean.New("Sentinel")}
	})
	among := []incident.Incident{
		in,
		active("product", day, func(in *incident.Incident) { in.Additional.Products = []clean.Text{clean.New("sentinel")} }),
		active("title", day, titledAs(" odd LOGON ")),
		active("newer title", day/2, titledAs("Odd logon")),
		active("rule and tag", day, func(in *incident.Incident) {
			in.AnalyticRules, in.Labels = []clean.Text{clean.New("/RULE/1")}, labels("VIP")
		}),
		active("entity", day, nil),
		active("nothing", day, titledAs("Other")),
	}
	host, ip := incident.Entity{Kind: "Host", Name: clean.New("web01")}, incident.Entity{Kind: "Ip", Name: clean.New("10.0.0.5")}
	entities := map[incident.ID][]incident.Entity{
		"in":     {host, ip, host, {Kind: "File"}},
		"entity": {{Kind: "host", Name: clean.New("WEB01")}, ip, {Kind: "File"}},
	}
	want := []string{
		"entity: same host web01, same ip 10.0.0.5", "rule and tag: same analytics rule, tag vip",
		"newer title: same title", "title: same title",
	}
	if got := resemble(incident.FindSimilar(in, among, entities, now())); !slices.Equal(got, want) {
		t.Errorf("found are %q, want %q", got, want)
	}
}

func TestOnlyTheFourteenDaysBeforeCount(t *testing.T) {
	t.Parallel()
	const window = incident.SimilarWithin
	for _, tt := range []struct {
		name   string
		in     time.Duration // of the incident, before now
		before time.Duration // of the other one
		want   bool
	}{
		{"at the same time", 0, 0, true},
		{"just inside", 0, window, true},
		{"too old", 0, window + time.Second, false},
		{"later than the incident's last activity", 3 * day, 2 * day, false},
		{"measured from the incident and not from now", 3 * day, window + 2*day, true},
	} {
		other := active("other", tt.before, titledAs("T"))
		found := incident.FindSimilar(active("in", tt.in, titledAs("T")), []incident.Incident{other}, nil, now())
		if got := len(found) == 1; got != tt.want {
			t.Errorf("%s: it is found: %t", tt.name, got)
		}
	}
	unknown := incident.Incident{ID: "in", Title: clean.New("T")}
	if found := incident.FindSimilar(unknown, []incident.Incident{active("other", day, titledAs("T"))}, nil, now()); len(found) != 1 {
		t.Error("without a last activity, now does not count")
	}
}

func TestNoMoreThanTwentyResemble(t *testing.T) {
	t.Parallel()
	var among []incident.Incident
	for i := range 50 {
		among = append(among, active(incident.ID(fmt.Sprint(i)), time.Duration(i)*time.Minute, titledAs("T")))
	}
	found := incident.FindSimilar(active("in", 0, titledAs("T")), among, nil, now())
	if len(found) != incident.MaxSimilar || found[0].Incident.ID != "0" || found[19].Incident.ID != "19" {
		t.Errorf("found are %q", resemble(found))
	}
	if none := incident.FindSimilar(active("in", 0, titledAs("")), []incident.Incident{active("o", 0, titledAs(""))}, nil, now()); len(none) != 0 {
		t.Errorf("two incidents without a title resemble: %q", resemble(none))
	}
}
