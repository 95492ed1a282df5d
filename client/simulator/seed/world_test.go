package seed

import (
	"reflect"
	"testing"
	"time"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/wire"
)

func noon() time.Time { return time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC) }

func world(seed uint64) *World {
	team := make([]wire.Owner, 6)
	for i := range team {
		team[i] = wire.Owner{ObjectID: string(rune('a' + i))}
	}
	return New(seed, "/provider", team)
}

func TestAFortnightFollowsFromItsSeed(t *testing.T) {
	t.Parallel()
	first, again, other := world(3).Fortnight(noon(), 40), world(3).Fortnight(noon(), 40), world(4).Fortnight(noon(), 40)
	if !reflect.DeepEqual(first, again) || reflect.DeepEqual(first, other) {
		t.Error("it does not")
	}
}

func TestAFortnightRunsFromOldToNew(t *testing.T) {
	t.Parallel()
	all := world(1).Fortnight(noon(), Usual)
	for i, in := range all {
		if in.Modified.Before(in.Created) || in.Modified.After(noon()) || i > 0 && in.Created.Before(all[i-1].Created) {
			t.Errorf("incident %d was created %s and modified %s", i, in.Created, in.Modified)
		}
	}
	if newest := all[len(all)-1]; !newest.Created.Equal(noon().Add(-NewestAge)) || newest.Properties.Title != "Impossible travel" {
		t.Errorf("the newest is %+v", newest)
	}
	if none := world(1).Fortnight(noon(), 0); len(none) != 0 {
		t.Errorf("of none there are %d", len(none))
	}
}

func TestWhatIsRaisedIsNewAndNobodys(t *testing.T) {
	t.Parallel()
	for i := range uint64(100) {
		in := world(1).Raise(chance.Draw(1, i), noon())
		if p := in.Properties; p.Status != "New" || !p.Owner.IsZero() || p.Title == "" || !in.Created.Equal(noon()) || !in.Modified.Equal(noon()) {
			t.Errorf("raised %+v", in)
		}
	}
}

func TestEveryVerdictCanBeSaved(t *testing.T) {
	t.Parallel()
	for i := range uint64(200) {
		var p wire.Properties
		Close(chance.Draw(1, i), &p)
		if p.Status != "Closed" || p.Classification == "" || p.Classification != "Undetermined" && p.ClassificationReason == "" {
			t.Errorf("closed as %+v", p)
		}
	}
}
