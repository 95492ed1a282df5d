package query

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"sentinelq/client/incident"
)

func TestServer(t *testing.T) {
	t.Parallel()
	open := []incident.Status{incident.New, incident.Active}
	day := 24 * time.Hour
	midnight := time.Date(2026, 11, 20, 0, 0, 0, 0, noon().Location()).UTC()
	ago := func(d time.Duration) time.Time { return noon().Add(-d).UTC() }
	tests := []struct {
		name, line string
		want       incident.Query
	}{
		{"nothing asks for what is open", "", incident.Open()},
		{"as the default does", "status:new,active", incident.Open()},
		{"in Azure's order whatever the line's", "status:active,new", incident.Open()},
		{"every status", "status:any", incident.Query{}},
		{"any beside others is every status", "status:new,any", incident.Query{}},
		{"two terms narrow", "status:new,closed status:closed", incident.Query{Statuses: []incident.Status{incident.Closed}}},
		{"a contradiction stays with the first", "status:new status:closed", incident.Query{Statuses: []incident.Status{incident.New}}},
		{"severities", "sev:low,high", incident.Query{Statuses: open, Severities: []incident.Severity{incident.High, incident.Low}}},
		{"a negated status may keep one we do not know", "-status:closed", incident.Query{}},
		{"a negated severity as well", "-sev:low", incident.Query{Statuses: open}},
		{"one number", "#4711", incident.Query{Numbers: []int{4711}}},
		{"several numbers", "#1,2", incident.Query{Numbers: []int{1, 2}}},
		{"a number among other terms is not sent", "#1 sev:high", incident.Query{Severities: []incident.Severity{incident.High}}},
		{"a negated number is not sent", "-#1", incident.Query{Statuses: open}},
		{"a lower bound of an age", "created:<24h", incident.Query{Statuses: open, CreatedSince: ago(day)}},
		{"an upper bound is not sent", "created:>24h", incident.Query{Statuses: open}},
		{"the earliest of several", "updated:<24h,<=2d", incident.Query{Statuses: open, ModifiedSince: ago(2 * day)}},
		{"none when one value has none", "updated:<24h,>2d", incident.Query{Statuses: open}},
		{"the latest of several terms", "created:<24h created:<48h", incident.Query{Statuses: open, CreatedSince: ago(day)}},
		{"a day begins where the caller is", "created:2026-11-20", incident.Query{Statuses: open, CreatedSince: midnight}},
		{"after a day", "created:>2026-11-20", incident.Query{Statuses: open, CreatedSince: midnight.Add(day)}},
		{"before a day", "created:<=2026-11-20", incident.Query{Statuses: open}},
		{"a negated age may keep an unknown time", "-created:>1d", incident.Query{Statuses: open}},
		{"tags, products and text stay here", `tag:a product:b tactic:c owner:me travel`, incident.Query{Statuses: open}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := mustParse(t, tt.line).Server(noon()); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestServerLeavesOutNothingThatMatches(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	matched := 0
	for range 20000 {
		line, in := randomFilter(r), randomIncident(r)
		f := mustParse(t, line)
		asked := f.Server(noon())
		for _, after := range []time.Duration{0, time.Hour} {
			if f.Matcher(Env{Now: noon().Add(after), Me: ann()}).Match(&in) {
				matched++
				if !asked.Matches(in) {
					t.Fatalf("%q matches what %+v leaves out: %+v", line, asked, in)
				}
			}
		}
	}
	if matched < 1000 {
		t.Errorf("only %d pairs matched: the property was hardly tested", matched)
	}
}

func BenchmarkMatch(b *testing.B) {
	r := rand.New(rand.NewPCG(9, 10))
	queue := make([]incident.Incident, 10_000)
	for i := range queue {
		queue[i] = randomIncident(r)
		queue[i].Description = sample().Description
	}
	for _, line := range []string{"", "sev:high owner:none", "tag:phish -tag:test", "owner:ann", "travel", "nowhere", "created:<24h", "привет"} {
		b.Run(fmt.Sprintf("filter=%s", line), func(b *testing.B) {
			m := mustParse(b, "status:any "+line).Matcher(env())
			b.ReportAllocs()
			for b.Loop() {
				kept := 0
				for i := range queue {
					if m.Match(&queue[i]) {
						kept++
					}
				}
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	const line = `status:new,active sev:high owner:me|none|ann tag:phish -tag:test created:<24h "free text"`
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(line); err != nil {
			b.Fatal(err)
		}
	}
}
