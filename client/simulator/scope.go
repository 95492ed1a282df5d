package simulator

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// scope is where the workspace stands in the resource manager's tree, down to
// its incidents.
type scope struct {
	host     string
	segments []string
}

// Positions in scope.segments of what a caller can get wrong.
const (
	subscriptionAt = 1
	groupAt        = 3
	workspaceAt    = 7
)

func newScope(o Options) scope {
	return scope{host: o.Host, segments: []string{
		"subscriptions", o.Subscription, "resourceGroups", o.ResourceGroup,
		"providers", "Microsoft.OperationalInsights", "workspaces", o.Workspace,
		"providers", "Microsoft.SecurityInsights", "Incidents",
	}}
}

// provider returns the resource ID of the workspace's Sentinel, without a slash
// at the end.
func (s scope) provider() string {
	return "/" + strings.Join(s.segments[:len(s.segments)-1], "/")
}

// incidents returns what stands before the name in the ID of an incident. Its
// capital I is what live answers have.
func (s scope) incidents() string { return s.provider() + "/Incidents/" }

// list returns the absolute address of the collection, in the spelling that
// the service uses in links.
func (s scope) list() string { return "https://" + s.host + s.provider() + "/incidents" }

// within returns what follows the collection in the path of u. Cases do not
// count.
func (s scope) within(u *url.URL) (rest []string, err error) {
	path := strings.Split(strings.Trim(u.EscapedPath(), "/"), "/")
	for i, segment := range path {
		if path[i], err = url.PathUnescape(segment); err != nil {
			return nil, badRequest("The path cannot be read.")
		}
	}
	for i, want := range s.segments {
		if i >= len(path) || !strings.EqualFold(path[i], want) {
			return nil, s.missing(i, path)
		}
	}
	return path[len(s.segments):], nil
}

// missing says what is not there, by how far the path could be followed.
func (s scope) missing(at int, path []string) error {
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
	return refusal{http.StatusNotFound, code, message}
}
