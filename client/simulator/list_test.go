package simulator

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	byCreated  = "properties/createdTimeUtc"
	byModified = "properties/lastModifiedTimeUtc"
)

func TestAPageHasFiftyIncidentsUnlessAskedOtherwise(t *testing.T) {
	t.Parallel()
	s := New(Options{Incidents: 120, Now: noon})
	for top, want := range map[string][]int{"": {50, 50, 20}, "40": {40, 40, 40}, "119": {119, 1}, "1000": {120}} {
		options := []string{"$orderby", byCreated + " desc"}
		if top != "" {
			options = append(options, "$top", top)
		}
		var have []int
		seen := map[string]bool{}
		for _, l := range walk(t, s, options...) {
			have = append(have, len(l.Value))
			for _, in := range l.Value {
				seen[in.Name] = true
			}
		}
		if !slices.Equal(have, want) || len(seen) != 120 {
			t.Errorf("$top %q gave pages of %v with %d incidents", top, have, len(seen))
		}
	}
}

func TestAnEmptyListIsAnEmptyArrayWithoutALink(t *testing.T) {
	t.Parallel()
	if r := query(t, empty()); r.status != http.StatusOK || r.body != `{"value":[]}` {
		t.Errorf("answered %d %s", r.status, r.body)
	}
}

func TestTheOrderIsTheOneAskedFor(t *testing.T) {
	t.Parallel()
	s := New(Options{Incidents: 90, Now: noon})
	for orderby, value := range map[string]func(Incident) string{
		byCreated + " desc":  func(in Incident) string { return in.Properties.CreatedTimeUTC },
		byModified + " desc": func(in Incident) string { return in.Properties.LastModifiedTimeUTC },
		"":                   func(in Incident) string { return in.Name },
	} {
		var have []string
		for _, l := range walk(t, s, "$orderby", orderby, "$top", "7") {
			for _, in := range l.Value {
				have = append(have, value(in))
			}
		}
		if strings.HasSuffix(orderby, " desc") {
			slices.Reverse(have)
		}
		if len(have) != 90 || !slices.IsSorted(have) {
			t.Errorf("%q gave %v", orderby, have)
		}
	}
}

func TestRowsThatMoveShiftNoOtherRowOutOfAPage(t *testing.T) {
	t.Parallel()
	c := &clock{noon()}
	s := New(Options{Incidents: 30, Now: c.now})
	first := query(t, s, "$orderby", byCreated+" desc", "$top", "10").list(t)
	c.pass(time.Second)
	put(t, s, someID, minimal)
	remove(t, s, first.Value[9].Name)
	remove(t, s, first.Value[0].Name)
	second := send(t, s, request(t, http.MethodGet, strings.ReplaceAll(first.NextLink, " ", "%20"), "")).list(t)
	want := first.Value[9].Properties.IncidentNumber - 1
	if second.Value[0].Properties.IncidentNumber != want {
		t.Errorf("the second page begins with %v, want %d", second.numbers(), want)
	}
}

func TestTheLinkKeepsTheRequestAndItsSpaces(t *testing.T) {
	t.Parallel()
	s := New(Options{Incidents: 90, Now: noon, Host: "arm.example"})
	const filter = "(properties/status eq 'a+b&c' or properties/status eq 'New' or properties/status eq 'Closed')"
	link := query(t, s, "$filter", filter, "$orderby", byCreated+" desc", "$top", "3").list(t).NextLink
	if !strings.HasPrefix(link, "https://arm.example/subscriptions/") || !strings.Contains(link, " or ") {
		t.Fatalf("the link is %s", link)
	}
	u, err := url.Parse(strings.ReplaceAll(link, " ", "%20"))
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	if q.Get("$filter") != filter || q.Get("$orderby") != byCreated+" desc" || q.Get("$top") != "3" ||
		q.Get("api-version") != "2025-09-01" || q.Get("$skipToken") == "" {
		t.Errorf("the link asks for %v", q)
	}
}

func TestListOptionsThatAreWrongAreRefused(t *testing.T) {
	t.Parallel()
	s := New(Options{Incidents: 90, Now: noon})
	u, err := url.Parse(strings.ReplaceAll(query(t, s, "$orderby", byCreated+" desc").list(t).NextLink, " ", "%20"))
	if err != nil {
		t.Fatal(err)
	}
	ours := u.Query().Get("$skipToken")
	for _, options := range [][]string{
		{"$top", "0"},
		{"$top", "1001"},
		{"$top", "many"},
		{"$count", "true"},
		{"$skip", "10"},
		{"$search", "x"},
		{"$orderby", "properties/severity desc"},
		{"$orderby", byCreated},
		{"$orderby", byCreated + " asc"},
		{"$orderby", byCreated + " desc, " + byModified + " desc"},
		{"$skipToken", "???"},
		{"$skipToken", "bm9uZQ=="},
		{"$skipToken", ours},
		{"$skipToken", strings.ReplaceAll(ours, "=", "%3D") + "%3D", "$orderby", byCreated + " desc"},
	} {
		if r := query(t, s, options...); r.status != http.StatusBadRequest {
			t.Errorf("%q was answered %d", options, r.status)
		}
	}
}

func TestACreatedIncidentIsReadAtOnceAndListedLater(t *testing.T) {
	t.Parallel()
	c := &clock{noon()}
	s := New(Options{Incidents: -1, Now: c.now, ListDelay: 5 * time.Second})
	put(t, s, someID, minimal)
	if r := get(t, s); r.status != http.StatusOK {
		t.Errorf("reading it was answered %d", r.status)
	}
	for _, want := range []int{0, 0, 1} {
		if have := len(query(t, s).list(t).Value); have != want {
			t.Errorf("after %s the list has %d", c.at.Sub(noon()), have)
		}
		c.pass(2500 * time.Millisecond)
	}
}
