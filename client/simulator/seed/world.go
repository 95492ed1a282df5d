package seed

import (
	"math/rand/v2"
	"time"

	"sentinelq/client/simulator/wire"
)

// Incident is an incident as it came to be. What the service gives by itself
// (number, etag, addresses) is missing.
type Incident struct {
	Name       string // a GUID
	Properties wire.Properties
	Created    time.Time
	Modified   time.Time
}

// World is what incidents are made of. It does not change, and may be used by
// several goroutines at once.
type World struct {
	seed     uint64
	provider string
	team     []wire.Owner
	rules    []rule
}

// New returns a world. The provider is the resource ID of the workspace's
// Sentinel. The team owns its incidents; the first four of at least four take
// most of them.
func New(seed uint64, provider string, team []wire.Owner) *World {
	return &World{seed: seed, provider: provider, team: team, rules: rules()}
}

// Raise makes a New incident of any rule.
func (w *World) Raise(random *rand.Rand, at time.Time) Incident {
	return w.raise(random, chooseRule(random, w.rules, ""), at)
}
