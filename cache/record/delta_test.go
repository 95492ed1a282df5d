package record

import (
	"reflect"
	"slices"
	"testing"

	"sentinelq/client/incident"
)

// queue makes incidents of their IDs; the number tells versions apart.
func queue(version int, ids ...incident.ID) []incident.Incident {
	incidents := make([]incident.Incident, 0, len(ids))
	for _, id := range ids {
		incidents = append(incidents, incident.Incident{ID: id, Number: version})
	}
	return incidents
}

func TestDeltaApplies(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		delta Delta
		queue []incident.Incident
		want  []incident.Incident
	}{
		{"nothing to nothing", Delta{}, nil, nil},
		{"nothing leaves all", Delta{}, queue(1, "a", "b"), queue(1, "a", "b")},
		{
			"a changed one keeps its place",
			Delta{Changed: queue(2, "a")},
			queue(1, "a", "b"),
			slices.Concat(queue(2, "a"), queue(1, "b")),
		},
		{
			"new ones come last, in their order",
			Delta{Changed: queue(2, "d", "c")},
			queue(1, "a"),
			slices.Concat(queue(1, "a"), queue(2, "d", "c")),
		},
		{"a removed one leaves", Delta{Removed: []incident.ID{"a"}}, queue(1, "a", "b"), queue(1, "b")},
		{
			"removed wins over changed",
			Delta{Changed: queue(2, "a", "x"), Removed: []incident.ID{"a", "x"}},
			queue(1, "a"), queue(1),
		},
		{
			"the last of two versions counts",
			Delta{Changed: slices.Concat(queue(2, "n", "a"), queue(3, "n", "a"))},
			queue(1, "a"), queue(3, "a", "n"),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.delta.Apply(slices.Clone(tt.queue)); !slices.EqualFunc(got, tt.want, sameVersion) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func sameVersion(a, b incident.Incident) bool { return a.ID == b.ID && a.Number == b.Number }

// byID compares what is there without regard to order: a delta that removes
// and re-adds moves an incident to the end, a sum of both does not.
func byID(incidents []incident.Incident) map[incident.ID]int {
	m := map[incident.ID]int{}
	for _, in := range incidents {
		m[in.ID] = in.Number
	}
	return m
}

func TestSumOfDeltasDoesWhatTheyDoInTurn(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		m := newMaker(seed)
		ids := []incident.ID{"a", "b", "c", "d", "e"}
		base := queue(0, ids[:m.IntN(5)]...)
		inTurn, sum := slices.Clone(base), Delta{}
		for version := range 5 {
			d := Delta{Changed: queue(version+1, ids[m.IntN(5)]), Removed: ids[:m.IntN(2)]}
			inTurn, sum = d.Apply(inTurn), sum.Then(d)
		}
		if got, want := byID(sum.Apply(slices.Clone(base))), byID(inTurn); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: got %v, want %v", seed, got, want)
		}
		if twice := byID(sum.Apply(sum.Apply(slices.Clone(base)))); !reflect.DeepEqual(twice, byID(inTurn)) {
			t.Fatalf("seed %d: made twice it gives %v", seed, twice)
		}
	}
}

func TestSumOfDeltasKeepsThePlaceOfANewOne(t *testing.T) {
	t.Parallel()
	sum := Delta{Changed: queue(1, "a", "b")}.Then(Delta{Changed: queue(2, "a", "c")})
	want := slices.Concat(queue(2, "a"), queue(1, "b"), queue(2, "c"))
	if got := sum.Apply(nil); !slices.EqualFunc(got, want, sameVersion) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestDeltaComesBack(t *testing.T) {
	t.Parallel()
	m := newMaker(9)
	for _, want := range []Delta{
		{},
		{Removed: []incident.ID{"x", incident.ID(m.guid())}},
		{Changed: m.incidents(7), Removed: []incident.ID{""}},
	} {
		got, err := ReadDelta(string(want.Encode()))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %#v, %v; want %#v", got, err, want)
		}
	}
}
