package simulator

import (
	"slices"
	"strings"
	"testing"
	"time"

	"sentinelq/client/incident"
	"sentinelq/client/simulator/seed"
	"sentinelq/client/simulator/wire"
)

// fortnightOf lists a whole workspace, newest first.
func fortnightOf(t *testing.T, s *Simulator) []Incident {
	t.Helper()
	var all []Incident
	for _, l := range walk(t, s, "$orderby", byCreated+" desc", "$top", "1000") {
		all = append(all, l.Value...)
	}
	return all
}

// count counts the incidents that have a property.
func count(all []Incident, has func(Properties) bool) (n int) {
	for _, in := range all {
		if has(in.Properties) {
			n++
		}
	}
	return n
}

func TestTheDemoHasTheQueueOfItsPicture(t *testing.T) {
	t.Parallel()
	for _, chosen := range []uint64{0, 1, 4711} {
		all := fortnightOf(t, New(Options{Now: noon, Seed: chosen}))
		isOpen := func(p Properties) bool { return p.Status != "Closed" }
		have := []int{
			len(all), count(all, isOpen), count(all, func(p Properties) bool { return p.Status == "New" }),
		}
		for _, severity := range []string{"High", "Medium", "Low", "Informational"} {
			have = append(have, count(all, func(p Properties) bool { return isOpen(p) && p.Severity == severity }))
		}
		if want := []int{180, 128, 41, 12, 57, 40, 19}; !slices.Equal(have, want) {
			t.Errorf("seed %d: incidents, open, new and open by severity are %v, want %v", chosen, have, want)
		}
		newest := all[0].Properties
		if newest.Title != "Impossible travel" || newest.Severity != "High" || newest.Status != "New" || newest.IncidentNumber != seed.NewestNumber ||
			!newest.Owner.IsZero() || newest.CreatedTimeUTC != wire.Stamp(noon().Add(-seed.NewestAge)) {
			t.Errorf("seed %d: the newest is %+v", chosen, newest)
		}
	}
}

func TestEverySeededIncidentIsPlausible(t *testing.T) {
	t.Parallel()
	s := New(Options{Now: noon, Incidents: 600})
	all := fortnightOf(t, s)
	number := seed.NewestNumber
	for _, in := range all {
		p := in.Properties
		created, modified := wire.ReadTime(p.CreatedTimeUTC), wire.ReadTime(p.LastModifiedTimeUTC)
		first, last := wire.ReadTime(p.FirstActivityTimeUTC), wire.ReadTime(p.LastActivityTimeUTC)
		switch {
		case p.IncidentNumber != number:
			t.Errorf("%d stands where %d belongs", p.IncidentNumber, number)
		case created.Before(noon().Add(-14 * 24 * time.Hour)), modified.Before(created), modified.After(noon()),
			first.After(last), last.After(created):
			t.Errorf("%d: times out of order: %s %s %s %s", number, first, last, created, modified)
		case p.Status == "Closed" && (p.Classification == "" || p.Owner.IsZero()), p.Status != "Closed" && p.Classification != "":
			t.Errorf("%d is %s with %q by %q", number, p.Status, p.Classification, p.Owner.AssignedTo)
		case strings.ContainsAny(p.Title+p.Description, "{}"):
			t.Errorf("%d has a gap in its text: %s %s", number, p.Title, p.Description)
		case p.AdditionalData.AlertsCount < 1, len(p.AdditionalData.AlertProductNames) != 1, !incident.IsGUID(in.Name):
			t.Errorf("%d: %+v", number, in)
		}
		number--
	}
}

func TestTheDemoShowsHarmfulTexts(t *testing.T) {
	t.Parallel()
	all := fortnightOf(t, New(Options{Now: noon}))
	for name, mark := range map[string]string{"escape": "\x1b", "override": "\u202e", "emoji": "👩🏽‍💻", "Persian": "ورود", "long": strings.Repeat("AAAA/very-long-argument-without-any-space/", 50), "formula": "=HYPERLINK", "markup": "<script>"} {
		if n := count(all, func(p Properties) bool { return strings.Contains(p.Title, mark) }); n != 1 {
			t.Errorf("%d titles have the mark of %s", n, name)
		}
	}
}

func TestTheSameOptionsGiveTheSameBytes(t *testing.T) {
	t.Parallel()
	body := func(chosen uint64) string {
		s := New(Options{Now: noon, Seed: chosen})
		r := query(t, s, "$top", "1000", "$orderby", byCreated+" desc")
		return r.header.Get("x-ms-request-id") + r.body
	}
	first, again, other := body(3), body(3), body(4)
	if first != again {
		t.Error("two runs differ")
	}
	if first == other {
		t.Error("two seeds give the same workspace")
	}
}

func TestAnySizeOfWorkspaceCanBeMade(t *testing.T) {
	t.Parallel()
	for _, n := range []int{-1, 1, 2, 3, 7, 50, 5000} {
		if have := New(Options{Now: noon, Incidents: n}).Count(); have != max(n, 0) {
			t.Errorf("asked for %d incidents, made %d", n, have)
		}
	}
}
