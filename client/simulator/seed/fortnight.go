package seed

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"time"

	"sentinelq/client/simulator/chance"
	"sentinelq/client/simulator/wire"
)

// Newest incident of a fortnight.
const (
	NewestNumber = 4711
	NewestAge    = 3 * time.Minute
)

// Usual is how many incidents the demo's workspace has.
const Usual = 180

// Shares of the usual workspace, from which those of other sizes follow: of 180
// incidents 128 are open, 41 of these New, 12 of them High, and so on.
const (
	shareOpen          = 128
	shareNew           = 41
	shareHigh          = 12
	shareMedium        = 57
	shareLow           = 40
	fortnight          = 14*24*time.Hour - 4*time.Hour
	streamSeed  uint64 = 1 << 32
)

// part scales a share of whole to n.
func part(n, share, whole int) int { return n * share / whole }

// cast is the part that one incident of the fortnight plays.
type cast struct {
	age      time.Duration
	status   string
	severity string // empty where the rule decides
}

// Fortnight makes n incidents of the fortnight before now, the oldest first, so
// that numbers given in this order rise with time. The newest one is always the
// first rule's.
func (w *World) Fortnight(now time.Time, n int) []Incident {
	parts := castParts(chance.Draw(w.seed, 0), n)
	all := make([]Incident, 0, n)
	for i := n - 1; i >= 0; i-- {
		random := chance.Draw(w.seed, streamSeed+uint64(i))
		by := chooseRule(random, w.rules, parts[i].severity)
		if i == 0 {
			by = w.rules[0]
		}
		in := w.raise(random, by, now.Add(-parts[i].age).Truncate(wire.Tick))
		w.live(random, &in, parts[i].status, now)
		if i == 0 {
			lead(&in.Properties)
		}
		in = in.settle()
		in.Origin.Leading = i == 0
		disturb(&in.Properties, i)
		all = append(all, in)
	}
	markHostile(all)
	return all
}

// markHostile gives the youngest incident that is talked about a comment that
// was made to harm.
func markHostile(all []Incident) {
	for i := range slices.Backward(all) {
		if all[i].Origin.Comments > 1 {
			all[i].Origin.Hostile = true
			return
		}
	}
}

// castParts decides ages, statuses and severities of n incidents, the newest
// first.
func castParts(random *rand.Rand, n int) []cast {
	parts := make([]cast, n)
	all := make([]int, n)
	for i, age := range ages(random, n) {
		parts[i] = cast{age: age, status: "Closed"}
		all[i] = i
	}
	open := youngest(random, all, part(n, shareOpen, Usual))
	deck := severities(random, len(open))
	for k, i := range open {
		parts[i].status, parts[i].severity = "Active", deck[k]
	}
	for _, i := range youngest(random, open, part(len(open), shareNew, shareOpen)) {
		parts[i].status = "New"
	}
	return parts
}

// youngest chooses some of the incidents that are numbered by age: the younger
// one is, the more likely, and the first for certain.
func youngest(random *rand.Rand, among []int, take int) []int {
	rank := make(map[int]int, len(among))
	for k, i := range among {
		rank[i] = k + min(k, 1)*random.IntN(len(among)*4/5+1)
	}
	chosen := slices.Clone(among)
	slices.SortFunc(chosen, func(a, b int) int { return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b)) })
	chosen = chosen[:take]
	slices.Sort(chosen)
	return chosen
}

// ages spreads n incidents over the fortnight, denser towards now, the newest
// first.
func ages(random *rand.Rand, n int) []time.Duration {
	ages := make([]time.Duration, n)
	for i := range ages {
		where := random.Float64()
		ages[i] = NewestAge + time.Duration(where*where*float64(fortnight))
	}
	slices.Sort(ages)
	if n > 0 {
		ages[0] = NewestAge
	}
	return ages
}

// severities deals the severities of open incidents. The first card is High.
func severities(random *rand.Rand, open int) []string {
	deck := make([]string, open)
	high, medium, low := part(open, shareHigh, shareOpen), part(open, shareMedium, shareOpen), part(open, shareLow, shareOpen)
	for i := range deck {
		switch {
		case i < high:
			deck[i] = "High"
		case i < high+medium:
			deck[i] = "Medium"
		case i < high+medium+low:
			deck[i] = "Low"
		default:
			deck[i] = "Informational"
		}
	}
	if open > 1 {
		rest := deck[1:]
		random.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	}
	return deck
}

// lead makes the newest incident the one that every picture of the program
// shows.
func lead(p *wire.Properties) {
	p.Owner = wire.Owner{}
	p.Labels = []wire.Label{
		{LabelName: "vip", LabelType: "User"},
		{LabelName: "travel", LabelType: "AutoAssigned"},
	}
	p.AdditionalData.AlertsCount = 2
	p.AdditionalData.CommentsCount = 1
	p.AdditionalData.BookmarksCount = 0
}
