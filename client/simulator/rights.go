package simulator

import (
	"net/http"
	"slices"

	"sentinelq/client/simulator/arm"
	"sentinelq/client/simulator/rbac"
	"sentinelq/client/simulator/respond"
)

// Role is the analyst's role on the workspace.
type Role = rbac.Role

// The roles of Sentinel, from more to fewer rights.
const (
	Contributor = rbac.Contributor
	Responder   = rbac.Responder // changes everything but bookmarks, deletes nothing
	Reader      = rbac.Reader    // changes nothing
)

// PlaybookRights are what the analyst may do with playbooks, which the roles of
// Sentinel say nothing of.
type PlaybookRights = rbac.Playbooks

// The rights that there are, from more to fewer.
const (
	PlaybooksAll      = rbac.PlaybooksAll      // run them and read their runs
	PlaybooksOperator = rbac.PlaybooksOperator // run them, but not see what came of it
	PlaybooksReader   = rbac.PlaybooksReader   // read them and their runs; running one is a bad request
	PlaybooksNone     = rbac.PlaybooksNone     // see none
)

// authorize refuses what the analyst's roles do not grant, before anything
// else is looked at.
func (s *Simulator) authorize(c call, p arm.Place) error {
	var entries []rbac.Entry
	switch p.Kind {
	case arm.Workflows:
		return nil // a list shows what may be read
	case arm.Workflow:
		entries = s.options.Playbooks.Entries()
	default:
		entries = s.options.Role.Entries()
	}
	me := s.Me()
	by := rbac.Caller{Name: me.UserPrincipalName, ObjectID: me.ObjectID}
	return rbac.Check(entries, by, p.ID(), rbac.Needs(c.method, p.Path))
}

// permissions answers Permissions_ListForResource, and
// Permissions_ListForResourceGroup with the rights on playbooks besides.
func (s *Simulator) permissions(c call, p arm.Place) (respond.Answer, error) {
	if c.method != http.MethodGet {
		return respond.Answer{}, c.unsupported()
	}
	entries := s.options.Role.Entries()
	if ofGroup := len(p.Path) < len(s.workspacePath()); ofGroup {
		entries = slices.Concat(entries, s.options.Playbooks.Entries())
	}
	return respond.JSON(http.StatusOK, struct {
		Value []rbac.Entry `json:"value"`
	}{entries}), nil
}
