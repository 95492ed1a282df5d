package arm

import (
	"net/url"
	"slices"
	"strings"

	"sentinelq/client/simulator/respond"
)

// Kind is a kind of resource that the resource manager knows here.
type Kind int

// The kinds.
const (
	Incidents   Kind = iota + 1 // the collection and what is under it
	Bookmarks                   // likewise
	Workspace                   // the workspace itself
	Permissions                 // of the caller on the workspace, or on its resource group
	Workflows                   // logic apps of the subscription
	Workflow                    // a logic app and what is under it
)

// Place is what a path leads to.
type Place struct {
	Kind Kind
	// Rest follows the collection; for a workflow it begins with its resource
	// group and name.
	Rest []string
	// Path is the whole path, decoded.
	Path []string
}

// ID returns the path as a resource ID.
func (p Place) ID() string { return "/" + strings.Join(p.Path, "/") }

// Find returns what the path of u leads to. Cases do not count. It fails with a
// respond.Refusal that names what is not there.
func (s Scope) Find(u *url.URL) (Place, error) {
	path, err := segments(u)
	if err != nil {
		return Place{}, err
	}
	workspace, group, subscription := s.segments[:workspaceAt+1], s.segments[:groupAt+1], s.segments[:subscriptionAt+1]
	permissions, workflows := []string{"providers", "Microsoft.Authorization", "permissions"}, []string{"providers", "Microsoft.Logic", "workflows"}
	switch {
	case is(path, join(s.segments[:len(s.segments)-1], "bookmarks"), 1):
		return Place{Bookmarks, path[len(s.segments):], path}, nil
	case is(path, workspace, 0):
		return Place{Workspace, nil, path}, nil
	case is(path, join(workspace, permissions...), 0), is(path, join(group, permissions...), 0):
		return Place{Permissions, nil, path}, nil
	case is(path, join(subscription, workflows...), 0):
		return Place{Workflows, nil, path}, nil
	case len(path) > groupAt && is(path, join(join(subscription, "resourceGroups", path[groupAt]), workflows...), len(path)):
		return Place{Workflow, join(path[groupAt:groupAt+1], path[groupAt+1+len(workflows):]...), path}, nil
	}
	rest, err := s.Within(u)
	return Place{Incidents, rest, path}, err
}

// is reports whether path begins with segments and goes on for more at most.
func is(path, segments []string, more int) bool {
	if len(path) < len(segments) || len(path) > len(segments)+more {
		return false
	}
	for i, want := range segments {
		if !strings.EqualFold(path[i], want) {
			return false
		}
	}
	return true
}

func join(path []string, more ...string) []string { return append(slices.Clip(path), more...) }

// segments returns the decoded path of u.
func segments(u *url.URL) ([]string, error) {
	path := strings.Split(strings.Trim(u.EscapedPath(), "/"), "/")
	for i, segment := range path {
		var err error
		if path[i], err = url.PathUnescape(segment); err != nil {
			return nil, respond.BadRequest("The path cannot be read.")
		}
	}
	return path, nil
}
