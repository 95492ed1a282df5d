package chance

import (
	"slices"
	"testing"

	"sentinelq/client/incident"
)

func TestNumbersFollowFromTheSeedAndTheThing(t *testing.T) {
	t.Parallel()
	same := Draw(1, 2).Uint64() == Draw(1, 2).Uint64()
	otherThing, otherSeed := Draw(1, 2).Uint64() == Draw(1, 3).Uint64(), Draw(1, 2).Uint64() == Draw(2, 2).Uint64()
	if !same || otherThing || otherSeed {
		t.Errorf("repeated %t, for another thing %t, for another seed %t", same, otherThing, otherSeed)
	}
}

func TestAGUIDIsOneOfVersion4(t *testing.T) {
	t.Parallel()
	random := Draw(1, 1)
	for range 100 {
		if id := GUID(random); !incident.IsGUID(id) || id[14] != '4' || !slices.Contains([]byte("89ab"), id[19]) {
			t.Errorf("%s is none", id)
		}
	}
}

func TestBetweenReachesBothEnds(t *testing.T) {
	t.Parallel()
	random, seen := Draw(1, 1), map[int]bool{}
	for range 100 {
		seen[Between(random, 3, 5)] = true
	}
	if len(seen) != 3 || !seen[3] || !seen[4] || !seen[5] {
		t.Errorf("from 3 to 5 are %v", seen)
	}
}

func TestNoTwoHaveTheSameLot(t *testing.T) {
	t.Parallel()
	seen := map[uint64]bool{}
	for n := range 10_000 {
		seen[Lot(7, n)] = true
	}
	if len(seen) != 10_000 || Lot(7, 1) == Lot(8, 1) {
		t.Errorf("%d different lots, and the salt changes nothing: %t", len(seen), Lot(7, 1) == Lot(8, 1))
	}
}
