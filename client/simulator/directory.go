package simulator

import (
	"strings"

	"sentinelq/client/simulator/graph"
)

// tenantID is the directory of the demo.
const tenantID = "c2a9e7d4-58b1-4c3f-8e06-91d5a07f6b32"

// Person is a user or a group of the directory.
type Person = graph.Person

// DirectoryRights say what the analyst may do in Microsoft Graph.
type DirectoryRights = graph.Rights

// The rights that there are, from more to fewer.
const (
	DirectoryAll      = graph.All      // search users and groups, and read them by ID
	DirectoryNoGroups = graph.NoGroups // as All, without groups
	DirectoryNoList   = graph.NoList   // read by ID or principal name only, as guests may
	DirectoryNone     = graph.None     // read oneself only
)

// Me returns the analyst who is signed in: whom [Simulator.Credential] names.
func (s *Simulator) Me() Person { return s.directory.Me() }

// People returns the users and groups of the directory: the signed-in analyst
// first, then the team, then everybody else in the tenant.
func (s *Simulator) People() []Person { return s.directory.People() }

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

// owners returns people as the service writes owners.
func owners(people []Person) []Owner {
	all := make([]Owner, len(people))
	for i, p := range people {
		all[i] = ownerOf(p)
	}
	return all
}

// enrich fills in an owner from the directory: by object ID, else by principal
// name or mail address. Whom the directory does not know stays as sent. An
// owner type that was not sent is Unknown, even for a person who is known.
func (s *Simulator) enrich(o Owner) Owner {
	if o.IsZero() {
		return Owner{}
	}
	kind := o.OwnerType
	for p := range s.directory.All() {
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
