package graph

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Person is a user or a group of the directory.
type Person struct {
	ObjectID          string
	DisplayName       string
	Mail              string
	UserPrincipalName string // empty for a group
	IsGroup           bool
}

// Refusal is an error that Graph answers with.
type Refusal struct {
	Status  int
	Code    string
	Message string
}

// Error implements error.
func (r Refusal) Error() string { return r.Code + ": " + r.Message }

// Directory is the people of a tenant, the one who is signed in first.
type Directory struct{ People []Person }

// Answer returns the body that Graph answers a GET with, or a [Refusal].
func (d Directory) Answer(req *http.Request) (any, error) {
	path := strings.Split(strings.Trim(req.URL.Path, "/"), "/")
	switch {
	case req.Method != http.MethodGet:
		return nil, Refusal{http.StatusMethodNotAllowed, "Request_BadRequest", "Specified HTTP method is not allowed for the request target."}
	case len(path) < 2 || path[0] != "v1.0":
		return nil, notFound(req.URL.Path)
	case len(path) == 2 && path[1] == "me":
		return user(d.People[0]), nil
	case len(path) == 2 && (path[1] == "users" || path[1] == "groups"):
		return d.list(req, path[1] == "groups")
	case len(path) == 3 && (path[1] == "users" || path[1] == "groups"):
		return d.find(path[2], path[1] == "groups")
	}
	return nil, notFound(req.URL.Path)
}

func notFound(what string) error {
	return Refusal{http.StatusNotFound, "Request_ResourceNotFound", "Resource '" + what + "' does not exist."}
}

func (d Directory) find(id string, group bool) (any, error) {
	for _, p := range d.People {
		if p.IsGroup == group && (strings.EqualFold(p.ObjectID, id) || !group && strings.EqualFold(p.UserPrincipalName, id)) {
			return body(p), nil
		}
	}
	return nil, notFound(id)
}

// list answers at /users and /groups. Without $search it lists all.
func (d Directory) list(req *http.Request, groups bool) (any, error) {
	query := req.URL.Query()
	match, err := search(req.Header, query)
	if err != nil {
		return nil, err
	}
	top, err := topOf(query)
	if err != nil {
		return nil, err
	}
	found := []any{}
	for _, p := range d.People {
		if p.IsGroup == groups && match(p) && len(found) < top {
			found = append(found, body(p))
		}
	}
	return map[string]any{"value": found}, nil
}

func search(header http.Header, query url.Values) (func(Person) bool, error) {
	text := query.Get("$search")
	if text == "" {
		return func(Person) bool { return true }, nil
	}
	if header.Get("ConsistencyLevel") != "eventual" || query.Get("$count") != "true" {
		return nil, Refusal{
			http.StatusBadRequest, "Request_UnsupportedQuery",
			"Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
		}
	}
	clauses, err := parse(text)
	if err != nil {
		return nil, err
	}
	return func(p Person) bool {
		return slices.ContainsFunc(clauses, func(c clause) bool { return c.matches(p) })
	}, nil
}

// maxTop is the largest page; a page has defaultTop entries unless asked
// otherwise.
const (
	defaultTop = 100
	maxTop     = 999
)

func topOf(query url.Values) (int, error) {
	if !query.Has("$top") {
		return defaultTop, nil
	}
	n, err := strconv.Atoi(query.Get("$top"))
	if err != nil || n < 1 || n > maxTop {
		return 0, Refusal{http.StatusBadRequest, "Request_BadRequest", "Invalid page size specified. Must be between 1 and 999 inclusive."}
	}
	return n, nil
}

func body(p Person) any {
	if p.IsGroup {
		return map[string]any{"id": p.ObjectID, "displayName": p.DisplayName, "mail": p.Mail, "securityEnabled": true}
	}
	return user(p)
}

func user(p Person) any {
	return map[string]any{
		"id": p.ObjectID, "displayName": p.DisplayName, "mail": p.Mail, "userPrincipalName": p.UserPrincipalName,
	}
}
