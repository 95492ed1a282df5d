package simulator

import (
	"testing"
	"time"

	"sentinelq/client/simulator/wire"
)

// morning lets six hours pass with a request every step, and returns the list
// and how many changes were seen.
func morning(t *testing.T, options Options, step time.Duration) (last string, changed int) {
	t.Helper()
	c := &clock{noon()}
	options.Now, options.Incidents = c.now, 40
	s := New(options)
	since := c.at
	for range int(6 * time.Hour / step) {
		c.pass(step)
		changed += len(query(t, s, "$filter", byModified+" ge "+wire.Stamp(since.Add(100*time.Nanosecond)), "$top", "1000").list(t).Value)
		since = c.at
	}
	return query(t, s, "$top", "1000").body, changed
}

func TestColleaguesWorkWhileTimePasses(t *testing.T) {
	t.Parallel()
	if _, changed := morning(t, Options{Colleagues: true}, 10*time.Minute); changed < 100 {
		t.Errorf("colleagues changed %d incidents in a morning", changed)
	}
	if _, changed := morning(t, Options{}, time.Hour); changed != 0 {
		t.Errorf("without colleagues %d incidents changed", changed)
	}
}

func TestWhatColleaguesDoFollowsFromSeedAndClock(t *testing.T) {
	t.Parallel()
	first, _ := morning(t, Options{Colleagues: true, Seed: 5}, 10*time.Minute)
	again, _ := morning(t, Options{Colleagues: true, Seed: 5}, 10*time.Minute)
	seldom, _ := morning(t, Options{Colleagues: true, Seed: 5}, time.Hour)
	other, _ := morning(t, Options{Colleagues: true, Seed: 6}, 10*time.Minute)
	if first != again {
		t.Error("the same morning went differently")
	}
	if first != seldom {
		t.Error("how often one looks changed what happened")
	}
	if first == other {
		t.Error("the seed changes nothing")
	}
}

func TestColleaguesKeepOffTheAnalystsOwnIncidents(t *testing.T) {
	t.Parallel()
	c := &clock{noon()}
	s := New(Options{Now: c.now, Colleagues: true, Incidents: 12})
	put(t, s, someID, `{"properties":{"title":"mine","severity":"Low","status":"Active","owner":{"objectId":"`+s.Me().ObjectID+`"}}}`)
	before, _ := s.Incident(someID)
	for range 5 {
		c.pass(time.Hour)
		query(t, s)
	}
	if after, _ := s.Incident(someID); after.ETag != before.ETag {
		t.Errorf("it was changed to %+v", after)
	}
}

func TestTheQueueKeepsItsLength(t *testing.T) {
	t.Parallel()
	c := &clock{noon()}
	s := New(Options{Now: c.now, Colleagues: true})
	for range 24 {
		c.pass(time.Hour)
		query(t, s, "$top", "1")
	}
	open := 0
	for _, r := range s.records {
		if r.Properties.Status != "Closed" {
			open++
		}
	}
	if open < 90 || open > 190 {
		t.Errorf("after a day %d incidents are open", open)
	}
}

func TestALongSleepCostsABoundedNumberOfEvents(t *testing.T) {
	t.Parallel()
	c := &clock{noon()}
	s := New(Options{Now: c.now, Colleagues: true})
	before := s.writes
	c.pass(365 * 24 * time.Hour)
	query(t, s, "$top", "1")
	if done := s.writes - before; done == 0 || done > maxSlots+1 {
		t.Errorf("%d events were made up for", done)
	}
}
