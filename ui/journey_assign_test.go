package ui_test

import (
	"net/http"
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// me is the analyst, as the service fills in an owner who is named by object ID.
func me() simulator.Owner {
	return simulator.Owner{
		ObjectID: "3b6f0a1e-7c52-4d98-a1e4-60f2b8d7c915", Email: "robin.adeyemi@contoso.example",
		AssignedTo: "Robin Adeyemi", UserPrincipalName: "robin@contoso.example", OwnerType: "User",
	}
}

// owned leaves the subject with another owner.
func owned(o simulator.Owner) func(*simulator.Properties) {
	return func(p *simulator.Properties) { p.Owner = o }
}

// ownedBy sends an owner.
func ownedBy(json string) func(*wire) { return func(w *wire) { w.owner = json } }

const (
	sentMe    = `{"objectId":"3b6f0a1e-7c52-4d98-a1e4-60f2b8d7c915","ownerType":"User"}`
	sentMateo = `{"objectId":"8f4d2b60-13e7-4a95-8c0b-d72e5f9a1648","ownerType":"User"}`
)

func TestAssigningSendsTheOwnerAndNothingElse(t *testing.T) {
	t.Parallel()
	unknown := simulator.Owner{Email: "new@fabrikam.example", UserPrincipalName: "new@fabrikam.example", OwnerType: "User"}
	group := simulator.Owner{ObjectID: "19c4e8f2-7ba3-4d06-8f5e-b2d1a9c07e64", Email: "soc-tier2@contoso.example", AssignedTo: "SOC Tier 2", OwnerType: "Group"}
	ann := simulator.Owner{
		ObjectID: "5e21c7d8-90ab-4f63-b7d2-14c8e9a0f356", Email: "ann@contoso.example",
		AssignedTo: "Ann Lindqvist", UserPrincipalName: "ann@contoso.example", OwnerType: "User",
	}
	runChanges(t, []changeCase{
		{rule: "m assigns to me", steps: []fill{keys("m")}, says: "owner Robin Adeyemi; u undoes it", sends: ownedBy(sentMe), leaves: owned(me())},
		{rule: "a and enter assigns to me", steps: []fill{keys("a", "enter")}, says: "owner Robin Adeyemi", sends: ownedBy(sentMe), leaves: owned(me())},
		{
			rule: "nobody is the second line", steps: []fill{keys("a", "down"), pick("")}, says: "#4711: owner nobody",
			sends: ownedBy(""), leaves: owned(simulator.Owner{}),
		},
		{
			rule: "nobody by its name", steps: []fill{keys("a"), pick("nobody")}, says: "#4711: owner nobody",
			sends: ownedBy(""), leaves: owned(simulator.Owner{}),
		},
		{
			rule: "somebody of the directory, by a part of the name", steps: []fill{keys("a"), pick("lindq")}, says: "owner Ann Lindqvist",
			sends: ownedBy(`{"objectId":"` + ann.ObjectID + `","ownerType":"User"}`), leaves: owned(ann),
		},
		{
			rule: "a group of the directory, with its name", steps: []fill{keys("a"), pick("tier 2")}, says: "owner SOC Tier 2",
			sends:  ownedBy(`{"objectId":"` + group.ObjectID + `","assignedTo":"SOC Tier 2","ownerType":"Group"}`),
			leaves: owned(group),
		},
		{
			rule: "a principal name that nobody knows, as typed", steps: []fill{keys("a"), pick("new@fabrikam.example")}, says: "new@fabrikam.example",
			sends:  ownedBy(`{"email":"new@fabrikam.example","userPrincipalName":"new@fabrikam.example","ownerType":"User"}`),
			leaves: owned(unknown),
		},
		{
			rule: "an object ID, in small letters", steps: []fill{keys("a"), pick("5E21C7D8-90AB-4F63-B7D2-14C8E9A0F356")}, says: "owner",
			sends: ownedBy(`{"objectId":"` + ann.ObjectID + `","ownerType":"User"}`), leaves: owned(ann),
		},
		{
			rule: "from nobody to me", was: owned(simulator.Owner{}), from: ownedBy(""), steps: []fill{keys("m")}, says: "owner Robin Adeyemi",
			sends: ownedBy(sentMe), leaves: owned(me()),
		},
		{rule: "me again", was: owned(me()), steps: []fill{keys("m")}, says: "#4711 is that already"},
		{rule: "the owner it has", steps: []fill{keys("a"), pick("mateo")}, says: "#4711 is that already"},
		{rule: "a name of nobody finds nobody", steps: []fill{keys("a"), pick("xyzzy")}, says: "xyzzy"},
		{rule: "esc assigns nobody", steps: []fill{keys("a", "down", "esc")}, says: "4711"},
	})
}

func TestWithoutAnOwnerThereIsNoLineForNobody(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, owned(simulator.Owner{}), func(j *uitest.Journey, s subject) {
		j.Press("a")
		j.Sees("Assign to me: Robin Adeyemi", "Mateo Fuentes")
		j.SeesNot("Nobody, instead of")
		s.sentPuts(j)
	})
}

func TestWhoIsAssignedLastIsOfferedSecond(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, _ subject) {
		j.Press("a")
		pick("lindq")(j)
		j.Wait(time.Second)
		j.Press("a")
		self, _ := j.Line("Assign to me")
		nobody, _ := j.Line("Nobody, instead of Ann Lindqvist")
		recent, _ := j.Line("Ann Lindqvist (ann@contoso.example)")
		if nobody != self+1 || recent != self+2 {
			t.Errorf("me is in line %d, nobody in %d, the recent owner in %d:\n%s", self, nobody, recent, j.Screen())
		}
	})
}

func TestTheMenuOfOwnersWorksWithoutTheDirectory(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		j.Sim.Inject(simulator.Fault{
			Kind: simulator.FaultStatus, Path: "/v1.0/", Times: -1,
			Status: http.StatusForbidden, Code: "Authorization_RequestDenied",
		})
		before := s.now()
		j.Press("a")
		j.Type("new@contoso.example")
		j.Wait(time.Second)
		j.Sees("directory: your account may not search all", "Assign to new@contoso.example as typed")
		j.Press("enter")
		j.Wait(time.Second)
		s.sentPuts(j, asItWas().with(ownedBy(
			`{"email":"new@contoso.example","userPrincipalName":"new@contoso.example","ownerType":"User"}`)).put(before.ETag))
	})
}
