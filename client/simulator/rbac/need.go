package rbac

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"sentinelq/client/simulator/respond"
)

// Needs returns the actions that a request to a path needs, by ARM's convention:
// the provider, the types under it without the names, and what the method does.
//
// Two cases are no convention. The POST requests that list what an incident is
// about need no more than reading it: readers see alerts in the portal. And to
// delete an incident is to delete what hangs on it. Without that the list of a
// Responder, which denies incidents/*/Delete, would grant incidents/Delete,
// while the documentation wants a Contributor.
func Needs(method string, path []string) []string {
	at := len(path) - 1
	for at >= 0 && !strings.EqualFold(path[at], "providers") {
		at--
	}
	if at < 0 || at+2 >= len(path) {
		return nil
	}
	types := path[at+1 : at+2 : at+2]
	for i := at + 2; i < len(path); i += 2 {
		types = append(types, path[i])
	}
	resource := strings.Join(types, "/")
	switch method {
	case http.MethodPut, http.MethodPatch:
		return []string{resource + "/write"}
	case http.MethodDelete:
		if len(types) == 2 && strings.EqualFold(types[1], "incidents") {
			return []string{resource + "/delete", resource + "/comments/delete"}
		}
		return []string{resource + "/delete"}
	case http.MethodPost:
		if slices.Contains([]string{"alerts", "bookmarks", "entities"}, strings.ToLower(types[len(types)-1])) {
			return []string{strings.Join(types[:len(types)-1], "/") + "/read"}
		}
		return []string{resource + "/action"}
	default:
		return []string{resource + "/read"}
	}
}

// Caller is who is refused.
type Caller struct{ Name, ObjectID string }

// Check refuses the first of actions that no entry grants, in the words of the
// resource manager.
func Check(entries []Entry, by Caller, scope string, actions []string) error {
	for _, action := range actions {
		if !Allows(entries, action) {
			return respond.Refuse(http.StatusForbidden, "AuthorizationFailed", fmt.Sprintf(
				"The client '%s' with object id '%s' does not have authorization to perform action '%s' over scope '%s'"+
					" or the scope is invalid. If access was recently granted, please refresh your credentials.",
				by.Name, by.ObjectID, action, scope))
		}
	}
	return nil
}
