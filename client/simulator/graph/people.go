package graph

import (
	"math/rand/v2"
	"strconv"

	"sentinelq/client/simulator/chance"
)

const (
	others              = 400     // users beside the team
	streamPeople uint64 = 3 << 32 // apart from what the seed is used for elsewhere
)

// People returns the directory that follows from a seed: the team, the other
// users of the tenant, among them the stranger, and the other groups.
func People(seed uint64) []Person {
	people := append(Team(), impostor())
	taken := map[string]bool{}
	for _, p := range people {
		taken[p.UserPrincipalName] = true
	}
	from := makers()
	for i := range others - 1 {
		random := chance.Draw(seed, streamPeople+uint64(i))
		people = append(people, from.user(random, i, taken))
	}
	for i, g := range groupNames() {
		random := chance.Draw(seed, streamPeople+others+uint64(i))
		people = append(people, group(chance.GUID(random), g[0], g[1], g[2]))
	}
	return people
}

// maker makes users of names.
type maker struct{ given, sur, other []spelling }

func makers() maker { return maker{givenNames(), surnames(), otherScripts()} }

// user makes the i-th user. Two may have one name, but not one login.
func (m maker) user(random *rand.Rand, i int, taken map[string]bool) Person {
	given, sur := chance.Pick(random, m.given), chance.Pick(random, m.sur)
	name, login := given.name+" "+sur.name, given.login+"."+sur.login
	if every := others / len(m.other); i%every == 0 && i/every < len(m.other) {
		name, login = m.other[i/every].name, m.other[i/every].login
	}
	for base, n := login, 2; taken[login+domain]; n++ {
		login = base + strconv.Itoa(n)
	}
	taken[login+domain] = true
	p := Person{ObjectID: chance.GUID(random), DisplayName: name, Mail: login + domain, UserPrincipalName: login + domain}
	switch random.IntN(20) {
	case 0:
		p.DisplayName += " (external)"
	case 1:
		p.Mail = "" // no mailbox
	case 2:
		p.Mail = "x-" + p.Mail
	}
	return p
}
