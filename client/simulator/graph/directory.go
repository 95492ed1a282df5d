package graph

import (
	"iter"
	"net/http"
	"net/url"
	"strings"

	"sentinelq/client/simulator/respond"
)

// Rights are what the signed-in person may do. Reading oneself is always
// allowed.
type Rights int

// The rights that there are, from more to fewer.
const (
	All      Rights = iota // search users and groups, and read them by ID
	NoGroups               // as All, but nothing of groups
	NoList                 // read by ID or principal name only
	None                   // nothing
)

// Directory is the people of a tenant. It does not change, and may be used by
// several goroutines at once.
type Directory struct {
	host    string
	rights  Rights
	entries []entry
}

// entry is a person with what searches need.
type entry struct {
	Person
	name  []string // tokens of the display name
	about []string // tokens of the description
}

// New returns a directory at a host. The first of people is signed in.
func New(host string, rights Rights, people []Person) *Directory {
	d := &Directory{host: host, rights: rights, entries: make([]entry, len(people))}
	for i, p := range people {
		d.entries[i] = entry{p, indexTokens(p.DisplayName), indexTokens(p.Description)}
	}
	return d
}

// Me returns who is signed in.
func (d *Directory) Me() Person { return d.entries[0].Person }

// All yields everybody, the signed-in person first.
func (d *Directory) All() iter.Seq[Person] {
	return func(yield func(Person) bool) {
		for _, e := range d.entries {
			if !yield(e.Person) {
				return
			}
		}
	}
}

// People returns everybody, the signed-in person first.
func (d *Directory) People() []Person {
	people := make([]Person, len(d.entries))
	for i, e := range d.entries {
		people[i] = e.Person
	}
	return people
}

// Answer answers a request. It fails with a respond.Refusal, to be answered with
// [Error].
func (d *Directory) Answer(req *http.Request) (respond.Answer, error) {
	if token, is := strings.CutPrefix(req.Header.Get("Authorization"), "Bearer "); !is || token == "" {
		return respond.Answer{}, respond.Refuse(http.StatusUnauthorized, "InvalidAuthenticationToken", "Access token is empty.")
	}
	if req.Method != http.MethodGet {
		return respond.Answer{}, respond.Refuse(http.StatusMethodNotAllowed, "Request_BadRequest",
			"Specified HTTP method is not allowed for the request target.")
	}
	path, err := segments(req.URL)
	if err != nil {
		return respond.Answer{}, err
	}
	query, err := parseQuery(req.URL.RawQuery)
	if err != nil {
		return respond.Answer{}, err
	}
	return d.route(path, query, req.Header)
}

// route finds the operation.
func (d *Directory) route(path []string, query url.Values, header http.Header) (respond.Answer, error) {
	if len(path) == 1 && path[0] == "me" {
		return d.one(d.entries[0].Person, query)
	}
	if path[0] != "users" && path[0] != "groups" || len(path) > 2 {
		return respond.Answer{}, respond.Refuse(http.StatusBadRequest, "BadRequest",
			"Resource not found for the segment '"+path[len(path)-1]+"'.")
	}
	groups := path[0] == "groups"
	if !d.allows(groups, len(path) == 1) {
		return respond.Answer{}, denied()
	}
	if len(path) == 1 {
		return d.list(groups, query, header)
	}
	for p := range d.All() {
		if p.IsGroup == groups && p.isCalled(path[1]) {
			return d.one(p, query)
		}
	}
	return respond.Answer{}, respond.Refuse(http.StatusNotFound, "Request_ResourceNotFound",
		"Resource '"+path[1]+"' does not exist or one of its queried reference-property objects are not present.")
}

func (d *Directory) allows(groups, listing bool) bool {
	switch d.rights {
	case All:
		return true
	case NoGroups:
		return !groups
	case NoList:
		return !listing
	default:
		return false
	}
}

// isCalled reports whether id is the person's object ID or principal name.
func (p Person) isCalled(id string) bool {
	return strings.EqualFold(p.ObjectID, id) || !p.IsGroup && strings.EqualFold(p.UserPrincipalName, id)
}

// segments returns the path behind the version.
func segments(u *url.URL) ([]string, error) {
	path := strings.Split(strings.Trim(u.EscapedPath(), "/"), "/")
	if len(path) < 2 || path[0] != "v1.0" {
		return nil, respond.BadRequest("Invalid version.")
	}
	for i, segment := range path {
		var err error
		if path[i], err = url.PathUnescape(segment); err != nil {
			return nil, respond.BadRequest("The path cannot be read.")
		}
	}
	return path[1:], nil
}
