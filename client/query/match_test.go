package query

import (
	"math/rand/v2"
	"testing"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func mustParse(t testing.TB, line string) Filter {
	t.Helper()
	f, err := Parse(line)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestMatch(t *testing.T) {
	t.Parallel()
	closed := func(in *incident.Incident) { in.Status = incident.Closed }
	unowned := func(in *incident.Incident) { in.Owner = incident.Owner{} }
	same := func(*incident.Incident) {}
	tests := []struct {
		name, line string
		change     func(*incident.Incident)
		want       bool
	}{
		{"the empty filter keeps open incidents", "", same, true},
		{"and hides closed ones", "", closed, false},
		{"as does any filter that says nothing of status", "travel", closed, false},
		{"status:any shows them", "status:any travel", closed, true},
		{"a negated status speaks of status", "-status:new", closed, true},
		{"a #number finds what is closed", "#4711", closed, true},
		{"a negated #number asks for none", "-#1", closed, false},
		{"a #number with a status keeps to it", "#4711 status:new", closed, false},
		{"any value of a term will do", "status:active,new", same, true},
		{"every term must hold", "status:new sev:low", same, false},
		{"a negated term must not", "-tag:phish", same, false},
		{"nor any of its values", "-sev:low,high", same, false},
		{"owner:me is me", "owner:me", same, true},
		{"owner:me is nobody else", "owner:me", func(in *incident.Incident) {
			in.Owner = incident.Owner{UserPrincipalName: clean.New("bob@contoso.example")}
		}, false},
		{"owner:me is not nobody", "owner:me", unowned, false},
		{"owner:none is nobody", "owner:none", unowned, true},
		{"an owner by a word of the name", "owner:lee", same, true},
		{"an owner by address", "owner:ann@contoso", same, true},
		{"an owner not by the middle of a name", "owner:nn", same, false},
		{"an owner that is called none", `owner:"none"`, func(in *incident.Incident) { in.Owner.AssignedTo = clean.New("None") }, true},
		{"a tag by its beginning", "tag:phish", same, true},
		{"a tag by a later word", "tag:test", same, true},
		{"a whole tag", "tag:=test", same, false},
		{"a whole tag in another case", "tag:=PHISHING", same, true},
		{"a product by a word", "product:defender", same, true},
		{"a tactic by its beginning", "tactic:exfil", same, true},
		{"a tactic by a later word", "tactic:movement", same, true},
		{"a tactic in plain words", `tactic:"lateral movement"`, same, true},
		{"a word in the title", "possible", same, true},
		{"a word in the description", `"within an"`, same, true},
		{"a word in a tag", "hishin", same, true},
		{"a word in a product", "endpoint", same, true},
		{"a word in the owner", "contoso", same, true},
		{"the beginning of the number", "47", same, true},
		{"not the middle of the number", "711", same, false},
		{"a word nowhere", "ransomware", same, false},
		{"any of several words", "ransomware|travel", same, true},
		{"letters of any script in any case", "ПРИВЕТ", func(in *incident.Incident) { in.Title = clean.New("привет") }, true},
		{"what is shown in place of hidden runes", `"a<U+202E>b"`, func(in *incident.Incident) { in.Title = clean.New("a\u202eb") }, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			in := sample()
			tt.change(&in)
			if got := mustParse(t, tt.line).Matcher(env()).Match(&in); got != tt.want {
				t.Errorf("%s: %v, want %v", tt.line, got, tt.want)
			}
		})
	}
}

func TestMatchTimes(t *testing.T) {
	t.Parallel()
	ago := func(d time.Duration) time.Time { return noon().Add(-d) }
	day := 24 * time.Hour
	midnight := time.Date(2026, 11, 20, 0, 0, 0, 0, noon().Location())
	tests := []struct {
		name, value string
		at          time.Time
		want        bool
	}{
		{"younger", "<24h", ago(day - 1), true},
		{"not younger at the edge", "<24h", ago(day), false},
		{"at most at the edge", "<=24h", ago(day), true},
		{"older", ">2d", ago(2*day + 1), true},
		{"not older at the edge", ">2d", ago(2 * day), false},
		{"at least at the edge", ">=2d", ago(2 * day), true},
		{"minutes", "<90m", ago(time.Hour), true},
		{"weeks", ">1w", ago(8 * day), true},
		{"ahead of the clock is young", "<1h", ago(-time.Minute), true},
		{"the first moment of a day here", "2026-11-20", midnight, true},
		{"which is another day in UTC", "2026-11-19", midnight, false},
		{"the last moment of a day", "2026-11-20", midnight.Add(day - 1), true},
		{"the first of the next", "2026-11-20", midnight.Add(day), false},
		{"before a day", "<2026-11-20", midnight.Add(-1), true},
		{"not before it on it", "<2026-11-20", midnight, false},
		{"on it or before", "<=2026-11-20", midnight.Add(day - 1), true},
		{"after a day", ">2026-11-20", midnight.Add(day), true},
		{"not after it on it", ">2026-11-20", midnight.Add(day - 1), false},
		{"on it or after", ">=2026-11-20", midnight, true},
		{"an unknown time is not young", "<100w", time.Time{}, false},
		{"nor old", ">1m", time.Time{}, false},
		{"nor before a day", "<2026-11-20", time.Time{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			in := sample()
			in.Created, in.LastModified = stamped(tt.at), incident.Stamp{}
			if got := mustParse(t, "created:"+tt.value).Matcher(env()).Match(&in); got != tt.want {
				t.Errorf("created:%s is %v", tt.value, got)
			}
			in.Created, in.LastModified = in.LastModified, in.Created
			if got := mustParse(t, "updated:"+tt.value).Matcher(env()).Match(&in); got != tt.want {
				t.Errorf("updated:%s is %v", tt.value, got)
			}
		})
	}
}

// A whole tag is asked for as tags are the same everywhere.
func TestAWholeTagMatchesWhatIsTheSameTag(t *testing.T) {
	t.Parallel()
	names := []string{"vip", "VIP", " vip ", "ΟΔΟΣ", "οδος", "Straße", "STRASSE", "\u212a2", "k2", "cafe", "café", "İ", "i"}
	for _, asked := range names {
		for _, name := range names {
			in := sample()
			in.Labels = labels(name)
			matches := mustParse(t, `tag:="`+asked+`"`).Matcher(env()).Match(&in)
			if same := incident.SameTag(asked, name); matches != same {
				t.Errorf("%q matches the tag %q: %v; they are the same: %v", asked, name, matches, same)
			}
		}
	}
}

func TestOwnerMeIsNobodyWhileUnknown(t *testing.T) {
	t.Parallel()
	in := sample()
	if mustParse(t, "owner:me").Matcher(Env{Now: noon()}).Match(&in) {
		t.Error("an owned incident is mine before it is known who I am")
	}
}

func TestNegationTurnsATermRound(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 6))
	for range 5000 {
		line, in := randomTerm(r), randomIncident(r)
		f := mustParse(t, "status:any "+line)
		if len(f.terms) != 2 {
			continue
		}
		not := mustParse(t, "status:any -"+line)
		if f.Matcher(env()).Match(&in) == not.Matcher(env()).Match(&in) {
			t.Fatalf("%s and its negation agree on %+v", line, in)
		}
	}
}

func TestMatchingAllocatesNothingForASCII(t *testing.T) {
	m := mustParse(t, `status:any sev:high owner:me,lee tag:phish,=x product:sentinel,defender tactic:exfil created:<24h updated:<2d -#1 "nowhere",47`).Matcher(env())
	in := sample()
	if !m.Match(&in) {
		t.Fatal("the filter must look at every term")
	}
	if n := testing.AllocsPerRun(100, func() { m.Match(&in) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestDefault(t *testing.T) {
	t.Parallel()
	if got := Default().Text(); got != "status:new,active" {
		t.Errorf("the default is %s", got)
	}
}
