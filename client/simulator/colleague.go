package simulator

import (
	"math/rand/v2"
	"time"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/graph"
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
		s.choose(random, at, "Active", func(p *Properties) { seed.Close(random, p) })
	case roll < 48:
		s.choose(random, at, "New", func(p *Properties) {
			p.Status = "Active"
			p.Owner = ownerOf(chance.Pick(random, graph.Team()[1:]))
		})
	case roll < 60:
		s.choose(random, at, "Active", func(p *Properties) { p.AdditionalData.CommentsCount++ })
	case roll < 66:
		s.choose(random, at, "Active", func(p *Properties) { seed.Tag(random, p) })
	}
}

// choose lets a colleague edit one of the incidents of a status that are not
// the analyst's own. It takes the one on which the lot falls, so that neither a
// sort nor the order of a map is needed.
func (s *Simulator) choose(random *rand.Rand, at time.Time, status string, edit func(*Properties)) {
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
		edit(&chosen.Properties)
		s.touch(chosen, at)
	}
}
