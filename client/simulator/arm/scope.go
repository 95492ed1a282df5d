package arm

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"sentinelq/client/simulator/respond"
)

// Scope is where the workspace stands in the resource manager's tree, down to
// its incidents.
type Scope struct {
	host     string
	segments []string
}

// Positions in Scope.segments of what a caller can get wrong.
const (
	subscriptionAt = 1
	groupAt        = 3
	workspaceAt    = 7
)

// NewScope returns the scope of a workspace at a host of the resource manager.
func NewScope(host, subscription, group, workspace string) Scope {
	return Scope{host: host, segments: []string{
		"subscriptions", subscription, "resourceGroups", group,
		"providers", "Microsoft.OperationalInsights", "workspaces", workspace,
		"providers", "Microsoft.SecurityInsights", "Incidents",
	}}
}

// Provider returns the resource ID of the workspace's Sentinel, without a slash
// at the end.
func (s Scope) Provider() string {
	return "/" + strings.Join(s.segments[:len(s.segments)-1], "/")
}

// Incidents returns what stands before the name in the ID of an incident. Its
// capital I is what live answers have.
func (s Scope) Incidents() string { return s.Provider() + "/Incidents/" }

// List returns the absolute address of the collection, in the spelling that
// the service uses in links.
func (s Scope) List() string { return s.Address() + "/incidents" }

// Workspace returns the resource ID of the workspace.
func (s Scope) Workspace() string { return "/" + strings.Join(s.segments[:workspaceAt+1], "/") }

// Address returns the absolute address of the workspace's Sentinel, without a
// slash at the end.
func (s Scope) Address() string { return "https://" + s.host + s.Provider() }

// Within returns what follows the collection in the path of u. Cases do not
// count. It fails with a respond.Refusal that names what is not there.
func (s Scope) Within(u *url.URL) (rest []string, err error) {
	path, err := segments(u)
	if err != nil {
		return nil, err
	}
	for i, want := range s.segments {
		if i >= len(path) || !strings.EqualFold(path[i], want) {
			return nil, s.missing(i, path)
		}
	}
	return path[len(s.segments):], nil
}

// missing says what is not there, by how far the path could be followed.
func (s Scope) missing(at int, path []string) error {
	code, message := "InvalidResourceType", "The resource type could not be found."
	if at < len(path) {
		switch at {
		case subscriptionAt:
			code, message = "SubscriptionNotFound", fmt.Sprintf("The subscription '%s' could not be found.", path[at])
		case groupAt:
			code, message = "ResourceGroupNotFound", fmt.Sprintf("Resource group '%s' could not be found.", path[at])
		case workspaceAt:
			code, message = "ResourceNotFound", fmt.Sprintf(
				"The workspace '%s' under resource group '%s' was not found.", path[at], s.segments[groupAt])
		}
	}
	return respond.Refuse(http.StatusNotFound, code, message)
}
