package client

import (
	"context"

	"sentinelq/client/incident"
)

// Rights returns what the caller may do in the workspace
// (Permissions_ListForResource, 2022-04-01). It is for greying out what Azure
// would refuse; what it refuses in the end only it knows. The errors are those
// of [Client.List].
func (c *Client) Rights(ctx context.Context) (incident.Rights, error) {
	do := c.reader("list permissions",
		c.options.workspaceID()+"/providers/Microsoft.Authorization/permissions", permissionsVersion)
	grants, err := list(ctx, c, do, 0, (*wireGrant).grant)
	if err != nil {
		return incident.Rights{}, err
	}
	return incident.Rights{Known: true, Grants: grants}, nil
}

// wireGrant is the Permission of an answer. It has no name.
type wireGrant struct {
	Actions    []string `json:"actions"`
	NotActions []string `json:"notActions"`
}

func (w *wireGrant) grant() (incident.Grant, bool) {
	return incident.Grant{Actions: w.Actions, NotActions: w.NotActions}, len(w.Actions) > 0
}
