package evidence

import (
	"math/rand/v2"
	"time"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/wire"
)

// Origin is how an incident came to be: what its evidence has to agree with,
// whatever becomes of the incident. The origin of alerts that belong to no
// incident has a name that no incident has.
type Origin struct {
	Name        string // the incident's
	Title       string
	Description string
	Severity    string
	Product     string
	Tactics     []string
	Rule        string // the resource ID of the analytics rule

	User, Host, IP, Country string // what the rule found
	Count                   int    // and how many

	First, Last time.Time // activity
	Created     time.Time
	Settled     time.Time // nothing that follows from the seed is later
	Closed      bool

	Alerts, Comments, Bookmarks int
	Leading                     bool // it is the incident of every picture
	Hostile                     bool // one of its comments was made to harm
	Synced                      bool // it comes from Defender
}

// Maker makes evidence of a workspace. It does not change.
type Maker struct {
	seed     uint64
	provider string // the resource ID of the workspace's Sentinel
	team     []wire.Owner
}

// New returns a maker. People of the team, at least one of whom is no group,
// write its comments.
func New(seed uint64, provider string, team []wire.Owner) Maker {
	people := make([]wire.Owner, 0, len(team))
	for _, o := range team {
		if o.OwnerType != "Group" {
			people = append(people, o)
		}
	}
	return Maker{seed: seed, provider: provider, team: people}
}

// draw returns the random numbers of one use for an incident.
func (m Maker) draw(o Origin, use string) *rand.Rand { return chance.Named(m.seed, o.Name, use) }

// incident returns the resource ID of the incident.
func (m Maker) incident(o Origin) string { return m.provider + "/Incidents/" + o.Name }

// somebody is one of the analysts.
func (m Maker) somebody(random *rand.Rand) wire.Person {
	return wire.PersonOf(chance.Pick(random, m.team))
}

// moments returns n moments of the incident's life so far, in order.
func (o Origin) moments(n int) []time.Time {
	all := make([]time.Time, n)
	step := o.Settled.Sub(o.Created) / time.Duration(n+1)
	for i := range all {
		all[i] = o.Created.Add(step * time.Duration(i+1)).Truncate(wire.Tick)
	}
	return all
}
