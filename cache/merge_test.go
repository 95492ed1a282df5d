package cache

import (
	"slices"
	"testing"
	"time"

	"sentinelq/cache/record"
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

func TestAWholeQueueEndsTheChangesThatWaitedBeforeIt(t *testing.T) {
	t.Parallel()
	queue, gone := sample(3), sample(1)[0].ID
	waiting := change{delta: record.Delta{Removed: []incident.ID{gone}}}
	got, err := waiting.then(change{queue: record.Incidents(queue)}).over(contents{}, clock().Add(time.Second))
	if err != nil || len(got.Incidents) != 3 || got.Incidents[0].ID != gone {
		t.Errorf("got %v, %v; want all three", got.Incidents, err)
	}
}
