package logic

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator/respond"
	"sentinelq/client/simulator/wire"
)

func noon() time.Time { return time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC) }

func TestAListHasNoDefinitionsAndAPlaybookHas(t *testing.T) {
	t.Parallel()
	s := New(1, "sub", "rg-soc", noon())
	if body := string(s.List("").Body); strings.Count(body, `"state"`) != len(playbooks()) || strings.Contains(body, "definition") {
		t.Errorf("listed %s", body)
	}
	for group, want := range map[string]int{"RG-SOC": 6, "rg-automation": 1, "rg-x": 0} {
		if body := string(s.List(group).Body); strings.Count(body, `"state"`) != want {
			t.Errorf("of %s there are %s", group, body)
		}
	}
	if a, err := s.Get("RG-SOC", "isolate-device"); err != nil || !strings.Contains(string(a.Body), `"path":"/incident-creation"`) {
		t.Errorf("read %s, %v", a.Body, err)
	}
	if _, err := s.Get("rg-automation", "Isolate-Device"); respond.RefusalOf(err).Status != http.StatusNotFound {
		t.Errorf("in another group it is answered %v", err)
	}
}

func TestRunsEndByTheClockOfWhoAsks(t *testing.T) {
	t.Parallel()
	s := New(1, "sub", "rg-soc", noon())
	id := s.id("rg-soc", "Isolate-Device")
	if err := s.Start(id, "i", noon()); err != nil {
		t.Fatal(err)
	}
	for after, want := range map[time.Duration]int{0: 1, 2 * time.Second: 1, 10 * time.Second: 0} {
		a, err := s.Runs("rg-soc", "Isolate-Device", noon().Add(after))
		if body := string(a.Body); err != nil || strings.Count(body, "Running") != want || strings.Count(body, `"status"`) != pastRuns+1 ||
			!strings.Contains(body[:400], wire.Stamp(noon())) {
			t.Errorf("after %s they are %s, %v", after, body, err)
		}
	}
	if all := s.Started(); len(all) != 1 || all[0] != (Started{id, "i", noon()}) {
		t.Errorf("started %+v", all)
	}
}
