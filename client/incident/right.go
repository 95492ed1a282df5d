package incident

import (
	"strings"

	"sentinelq/client/clean"
)

// Right is something that a role may allow.
type Right int

// The rights that this program asks for.
const (
	WriteIncidents Right = iota
	DeleteIncidents
	WriteComments
	DeleteComments
	WriteTasks
	DeleteTasks
	WriteRelations
	DeleteRelations
	WriteBookmarks
	RunPlaybooks
)

// Action returns the operation that Azure checks. The names follow Resource
// Manager's convention for the operations of 2025-09-01.
func (r Right) Action() string {
	switch r {
	case WriteIncidents:
		return "Microsoft.SecurityInsights/incidents/write"
	case DeleteIncidents:
		return "Microsoft.SecurityInsights/incidents/delete"
	case WriteComments:
		return "Microsoft.SecurityInsights/incidents/comments/write"
	case DeleteComments:
		return "Microsoft.SecurityInsights/incidents/comments/delete"
	case WriteTasks:
		return "Microsoft.SecurityInsights/incidents/tasks/write"
	case DeleteTasks:
		return "Microsoft.SecurityInsights/incidents/tasks/delete"
	case WriteRelations:
		return "Microsoft.SecurityInsights/incidents/relations/write"
	case DeleteRelations:
		return "Microsoft.SecurityInsights/incidents/relations/delete"
	case WriteBookmarks:
		return "Microsoft.SecurityInsights/bookmarks/write"
	case RunPlaybooks:
		return "Microsoft.SecurityInsights/incidents/runPlaybook/action"
	}
	return ""
}

// Role returns the least of the built-in roles that has the right.
func (r Right) Role() clean.Safe {
	switch r {
	case DeleteIncidents, DeleteComments, DeleteTasks, DeleteRelations, WriteBookmarks:
		return clean.Literal("Microsoft Sentinel Contributor")
	case WriteIncidents, WriteComments, WriteTasks, WriteRelations, RunPlaybooks:
		return clean.Literal("Microsoft Sentinel Responder")
	}
	return clean.Literal("Microsoft Sentinel Contributor")
}

// Grant is one entry of what the caller may do: all that its actions name, less
// what its notActions name.
type Grant struct {
	Actions    []string
	NotActions []string
}

// Rights is what the caller may do in the workspace, as the permissions API says
// (Microsoft.Authorization/permissions, 2022-04-01). The zero Rights are those
// of somebody of whom nothing is known; they allow everything, so that Azure
// decides.
type Rights struct {
	Known  bool
	Grants []Grant
}

// Allow reports whether a right is granted: some grant names it, and does not
// itself take it away again.
func (r Rights) Allow(right Right) bool {
	if !r.Known {
		return true
	}
	for _, g := range r.Grants {
		if names(g.Actions, right.Action()) && !g.takes(right.Action()) {
			return true
		}
	}
	return false
}

// takes reports whether the grant takes an action away again. That of Responder
// names incidents/*/Delete, and Microsoft's documentation has it that the role
// cannot delete an incident either; so a star between slashes may stand for
// nothing here.
func (g Grant) takes(action string) bool {
	for _, p := range g.NotActions {
		if names([]string{p, strings.ReplaceAll(p, "/*/", "/")}, action) {
			return true
		}
	}
	return false
}

func names(patterns []string, action string) bool {
	for _, p := range patterns {
		if matchesAction(strings.ToLower(p), strings.ToLower(action)) {
			return true
		}
	}
	return false
}

// matchesAction compares an action with a pattern in which each * stands for any
// run of characters.
func matchesAction(pattern, action string) bool {
	first, rest, starred := strings.Cut(pattern, "*")
	if !starred {
		return pattern == action
	}
	if !strings.HasPrefix(action, first) {
		return false
	}
	action = action[len(first):]
	for {
		part, more, again := strings.Cut(rest, "*")
		if !again {
			return len(action) >= len(part) && strings.HasSuffix(action, part)
		}
		at := strings.Index(action, part)
		if at < 0 {
			return false
		}
		action, rest = action[at+len(part):], more
	}
}
