package cache

import (
	"slices"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestOfTwoUsesOfATagAtTheSameMomentTheOneSavedLastCounts(t *testing.T) {
	t.Parallel()
	use := func(count int) incident.TagUse {
		return incident.TagUse{Name: clean.New("phish"), Count: count, LastUsed: clock()}
	}
	if got := mergeTags([]incident.TagUse{use(5)}, []incident.TagUse{use(8)}); !slices.Equal(got, []incident.TagUse{use(8)}) {
		t.Errorf("got %v", got)
	}
}
