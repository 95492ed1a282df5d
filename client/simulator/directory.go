package simulator

import (
	"strings"

	"sentinelq/client/simulator/graph"
)

// tenantID is the directory of the demo.
const tenantID = "c2a9e7d4-58b1-4c3f-8e06-91d5a07f6b32"

// Person is a user or a group of the directory.
type Person = graph.Person

// people returns the directory of the demo: the signed-in analyst first. One
// person's mail address differs from the principal name, as happens.
func people() []Person {
	user := func(id, name, mail, principal string) Person {
		return Person{ObjectID: id, DisplayName: name, Mail: mail + domain, UserPrincipalName: principal + domain}
	}
	group := func(id, name, mail string) Person {
		return Person{ObjectID: id, DisplayName: name, Mail: mail + domain, IsGroup: true}
	}
	return []Person{
		user("3b6f0a1e-7c52-4d98-a1e4-60f2b8d7c915", "Robin Adeyemi", "robin.adeyemi", "robin"),
		user("5e21c7d8-90ab-4f63-b7d2-14c8e9a0f356", "Ann Lindqvist", "ann", "ann"),
		user("8f4d2b60-13e7-4a95-8c0b-d72e5f9a1648", "Mateo Fuentes", "mateo", "mateo"),
		user("a07c95e3-6d1f-4b28-9e74-3f80c6b2d51a", "Yuki Tanabe", "yuki", "yuki"),
		user("c81e3f47-2a90-4d5c-b6f8-07e9d4a3b162", "Priya Raghunathan", "priya", "priya"),
		user("d95a7b12-4e8c-4360-a2f7-c1d06e8b9f34", "Sean O'Donoghue", "sean.odonoghue", "sean.odonoghue"),
		user("e64f0c9d-b713-4e2a-8d51-9a7f2c3e0b86", "Zoë Brandt", "zoe", "zoe"),
		user("f1b8d6a5-0c4e-49f7-93a2-5e7d8c1f6b20", "سارا رحیمی", "sara", "sara"),
		group("19c4e8f2-7ba3-4d06-8f5e-b2d1a9c07e64", "SOC Tier 2", "soc-tier2"),
		group("27d5f9a3-8cb4-4e17-906f-c3e2bad18f75", "Identity Response", "identity-response"),
	}
}

const domain = "@contoso.example"

// Me returns the analyst who is signed in: whom [Simulator.Credential] names.
func (s *Simulator) Me() Person { return s.people[0] }

// People returns the users and groups of the directory, the signed-in analyst
// first.
func (s *Simulator) People() []Person { return append([]Person(nil), s.people...) }

// ownerOf returns the person as the service writes an owner.
func ownerOf(p Person) Owner {
	o := Owner{
		ObjectID: p.ObjectID, Email: p.Mail, AssignedTo: p.DisplayName,
		UserPrincipalName: p.UserPrincipalName, OwnerType: "User",
	}
	if p.IsGroup {
		o.OwnerType = "Group"
	}
	return o
}

// enrich fills in an owner from the directory: by object ID, else by principal
// name or mail address. Whom the directory does not know stays as sent. An
// owner type that was not sent is Unknown, even for a person who is known.
func (s *Simulator) enrich(o Owner) Owner {
	if o.IsZero() {
		return Owner{}
	}
	kind := o.OwnerType
	for _, p := range s.people {
		if names(p, o) {
			o = ownerOf(p)
			break
		}
	}
	if o.OwnerType = kind; kind == "" {
		o.OwnerType = "Unknown"
	}
	return o
}

// names reports whether an owner names the person.
func names(p Person, o Owner) bool {
	if o.ObjectID != "" {
		return strings.EqualFold(p.ObjectID, o.ObjectID)
	}
	for _, name := range []string{o.UserPrincipalName, o.Email} {
		if name != "" && (strings.EqualFold(name, p.UserPrincipalName) || strings.EqualFold(name, p.Mail)) {
			return true
		}
	}
	return false
}
