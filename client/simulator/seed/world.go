package seed

import (
	"math/rand/v2"
	"time"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/evidence"
	"sentinelq/client/simulator/wire"
)

// Incident is an incident as it came to be. What the service gives by itself
// (number, etag, addresses) is missing.
type Incident struct {
	Name       string // a GUID
	Properties wire.Properties
	Created    time.Time
	Modified   time.Time
	Origin     evidence.Origin
}

// Loose makes the origins of n alerts that belong to no incident: what rules
// found that raise none.
func (w *World) Loose(now time.Time, n int) []evidence.Origin {
	all := make([]evidence.Origin, n)
	for i := range all {
		age := time.Duration(i+1) * 5 * time.Hour
		o := w.Raise(chance.Draw(w.seed, streamLoose+uint64(i)), now.Add(-age).Truncate(wire.Tick)).Origin
		o.Alerts, o.Comments, o.Bookmarks, o.Synced = 1, 0, 0, false
		all[i] = o
	}
	return all
}

// streamLoose is apart from the seed's other draws.
const streamLoose uint64 = 4 << 32

// synced decides whether an incident of a Defender product comes from Defender
// with its alerts.
func (w *World) synced(in Incident) bool {
	return in.Origin.FromDefender() && in.Origin.Product != productCloud && chance.Named(w.seed, in.Name, "synced").IntN(2) == 0
}

// settle completes the origin of an incident with what became of it. What is
// done to its texts afterwards does not change its alerts.
func (in Incident) settle() Incident {
	p, o := &in.Properties, &in.Origin
	o.Name, o.Title, o.Description, o.Severity = in.Name, p.Title, p.Description, p.Severity
	o.Tactics = p.AdditionalData.Tactics
	o.First, o.Last = wire.ReadTime(p.FirstActivityTimeUTC), wire.ReadTime(p.LastActivityTimeUTC)
	o.Created, o.Settled, o.Closed = in.Created, in.Modified, p.Status == "Closed"
	o.Alerts, o.Comments, o.Bookmarks = p.AdditionalData.AlertsCount, p.AdditionalData.CommentsCount, p.AdditionalData.BookmarksCount
	return in
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
	return w.raise(random, chooseRule(random, w.rules, ""), at).settle()
}
