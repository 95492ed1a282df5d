package simulator

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"time"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/evidence"
	"sentinelq/client/simulator/graph"
	"sentinelq/client/simulator/parts"
	"sentinelq/client/simulator/seed"
)

// Colleagues act once in every slot of time at most.
const (
	slotLength        = 20 * time.Second
	maxSlots          = 1000    // older slots are let go, so that a long sleep costs little
	streamWork uint64 = 2 << 32 // apart from the seed's own draws
)

func slot(at time.Time) int64 { return at.UnixNano() / int64(slotLength) }

// work does what colleagues did since the last request. What happens in a slot
// is a function of the seed and the slot, and of the incidents there are then.
func (s *Simulator) work(now time.Time) {
	until := slot(now)
	if !s.options.Colleagues {
		s.worked = until
		return
	}
	for k := max(s.worked+1, until-maxSlots); k <= until; k++ {
		at := time.Unix(0, k*int64(slotLength)).UTC()
		s.act(chance.Draw(s.options.Seed, streamWork+uint64(k)), at) //nolint:gosec // a number to tell slots apart
	}
	s.worked = max(s.worked, until)
}

// act is one thing that happens: as many incidents are closed as come, so that
// the queue keeps its length.
func (s *Simulator) act(random *rand.Rand, at time.Time) {
	switch roll := random.IntN(100); {
	case roll < 16:
		r := s.admit(s.world.Raise(random, at))
		r.listed = at.Add(s.options.ListDelay)
	case roll < 32:
		s.choose(random, at, "Active", func(r *record) { seed.Close(random, &r.Properties) })
	case roll < 48:
		s.choose(random, at, "New", func(r *record) {
			r.Properties.Status = "Active"
			r.Properties.Owner = ownerOf(chance.Pick(random, graph.Team()[1:]))
		})
	case roll < 60:
		s.choose(random, at, "Active", func(r *record) { s.comment(random, r, at) })
	case roll < 66:
		s.choose(random, at, "Active", func(r *record) { seed.Tag(random, &r.Properties) })
	case roll < 74:
		s.choose(random, at, "Active", func(r *record) { s.complete(random, r, at) })
	}
}

// choose lets a colleague edit one of the incidents of a status that are not
// the analyst's own. It takes the one on which the lot falls, so that neither a
// sort nor the order of a map is needed.
func (s *Simulator) choose(random *rand.Rand, at time.Time, status string, edit func(*record)) {
	salt := random.Uint64()
	var chosen *record
	var lowest uint64
	for _, r := range s.records {
		if r.Properties.Status != status || r.Properties.Owner.ObjectID == s.Me().ObjectID {
			continue
		}
		if drawn := chance.Lot(salt, r.Properties.IncidentNumber); chosen == nil || drawn < lowest {
			chosen, lowest = r, drawn
		}
	}
	if chosen != nil {
		s.change(chosen, colleague(at).UserPrincipalName, at, func() { edit(chosen) })
	}
}

// colleague is who works in a slot of time: one of the team's people, but not
// the analyst.
func colleague(at time.Time) Person {
	people := slices.DeleteFunc(graph.Team()[1:], func(p Person) bool { return p.IsGroup })
	return people[slot(at)%int64(len(people))]
}

// stampOf is what a colleague's write gets.
func stampOf(random *rand.Rand, r *record, at time.Time) parts.Stamp {
	return parts.Stamp{Incident: r.ID, By: personOf(colleague(at)), At: at, ETag: chance.GUID(random)}
}

// comment lets a colleague say something, as long as there is room for it.
func (s *Simulator) comment(random *rand.Rand, r *record, at time.Time) {
	f, about := s.file(r), evidence.Origin{User: "the user", Host: "the device", IP: "the address", Country: "the country"}
	if r.origin != nil {
		about = *r.origin
	}
	body, err := json.Marshal(map[string]any{"properties": map[string]any{"message": about.Remark(random)}})
	if err != nil {
		return // a text can always be written
	}
	stamp := stampOf(random, r, at)
	if _, err := f.PutComment(stamp, chance.GUID(random), body); err == nil {
		r.Properties.AdditionalData.CommentsCount = f.Comments.Len()
	}
}

// complete lets a colleague do the first task that is to be done, or plan one
// where there is none.
func (s *Simulator) complete(random *rand.Rand, r *record, at time.Time) {
	f, stamp := s.file(r), stampOf(random, r, at)
	if !f.CompleteTask(stamp) {
		title := []byte(`{"properties":{"title":"Write the handover note","status":"New"}}`)
		_, _ = f.PutTask(stamp, chance.GUID(random), title) // a file that is full stays as it is
	}
}
