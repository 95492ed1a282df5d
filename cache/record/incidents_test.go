package record

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestIncidentsComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	for seed := range uint64(50) {
		m := newMaker(seed)
		want := m.incidents(m.IntN(30))
		got, err := ReadIncidents(string(Incidents(want)))
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for i := range want {
			if !reflect.DeepEqual(got[i], want[i]) {
				t.Fatalf("seed %d: incident %d differs: %s", seed, i, difference(got[i], want[i]))
			}
		}
	}
}

// difference names the first field in which two incidents differ.
func difference(a, b incident.Incident) string {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range x.NumField() {
		if p, q := x.Field(i).Interface(), y.Field(i).Interface(); !reflect.DeepEqual(p, q) {
			return fmt.Sprintf("%s: %#v, want %#v", x.Type().Field(i).Name, p, q)
		}
	}
	return "nowhere"
}

func TestIncidentsOfNoneKeepNil(t *testing.T) {
	t.Parallel()
	for _, want := range [][]incident.Incident{nil, {}} {
		got, err := ReadIncidents(string(Incidents(want)))
		if err != nil || len(got) != 0 || (got == nil) != (want == nil) {
			t.Errorf("%#v came back as %#v, %v", want, got, err)
		}
	}
}

func TestIncidentsAreWrittenTheSameEveryTime(t *testing.T) {
	t.Parallel()
	incidents := newMaker(3).incidents(50)
	first := Incidents(incidents)
	for range 5 {
		if !bytes.Equal(Incidents(incidents), first) {
			t.Fatal("two encodings of the same incidents differ")
		}
	}
}

func TestEveryShortenedRecordIsGarbage(t *testing.T) {
	t.Parallel()
	whole := string(Incidents(newMaker(4).incidents(5)))
	for n := 0; n < len(whole); n += 1 + n/100 {
		if got, err := ReadIncidents(whole[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes read as %d incidents", n, len(whole), len(got))
		}
	}
	if _, err := ReadIncidents(whole + "x"); err == nil {
		t.Error("a byte too many was not noticed")
	}
}

func TestListsDoNotReachTheirNeighbours(t *testing.T) {
	t.Parallel()
	want := []incident.Incident{
		{ID: "a", Labels: []incident.Label{{Name: clean.New("one")}}},
		{ID: "b", Labels: []incident.Label{{Name: clean.New("two")}}},
	}
	got, err := ReadIncidents(string(Incidents(want)))
	if err != nil {
		t.Fatal(err)
	}
	_ = append(got[0].Labels, incident.Label{Name: clean.New("three")})
	if name := got[1].Labels[0].Name.Raw(); name != "two" {
		t.Errorf("appending to one incident's labels changed another's to %q", name)
	}
}

func TestARepeatedTextIsWrittenOnce(t *testing.T) {
	t.Parallel()
	description := strings.Repeat("what the rule looks for ", 100)
	var incidents []incident.Incident
	for _, id := range []incident.ID{"1", "2", "3", "4"} {
		incidents = append(incidents, incident.Incident{ID: id, Description: clean.New(description)})
	}
	if n := bytes.Count(Incidents(incidents), []byte(description)); n != 1 {
		t.Errorf("the description is there %d times", n)
	}
}

func TestResourceIDsAreWrittenWithoutTheirID(t *testing.T) {
	t.Parallel()
	m := newMaker(5)
	var incidents []incident.Incident
	for range 100 {
		id := m.guid()
		incidents = append(incidents, incident.Incident{
			ID: incident.ID(id), ARM: clean.New("/subscriptions/s/" + id), URL: clean.New("https://p/" + id),
		})
	}
	if perIncident := len(Incidents(incidents)) / len(incidents); perIncident > 60 {
		t.Errorf("%d bytes for an incident of three names", perIncident)
	}
}

// FuzzReadIncidents holds for any bytes: no panic, and what can be read comes
// back the same from its own encoding.
func FuzzReadIncidents(f *testing.F) {
	f.Add(Incidents(nil))
	for seed := range uint64(5) {
		f.Add(Incidents(newMaker(seed).incidents(3)))
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		incidents, err := ReadIncidents(string(payload))
		if err != nil {
			return
		}
		again, err := ReadIncidents(string(Incidents(incidents)))
		if err != nil {
			t.Fatalf("read once, but not again: %v", err)
		}
		same := slices.EqualFunc(incidents, again, func(a, b incident.Incident) bool { return reflect.DeepEqual(a, b) })
		if !same {
			t.Fatalf("%#v became %#v", incidents, again)
		}
	})
}
