package client

import (
	"context"

	"sentinelq/client/incident"
)

// WorkspaceID returns the GUID by which the Log Analytics API knows the
// workspace (Workspaces_Get, 2023-09-01, customerId). The errors are those of
// [Client.Get].
func (c *Client) WorkspaceID(ctx context.Context) (string, error) {
	do := c.reader("get workspace", c.options.workspaceID(), workspaceVersion)
	id, err := one(ctx, c, do, (*wireWorkspace).customerID)
	if err == nil && !incident.IsGUID(id) {
		return "", misled(do, "the workspace has no customerId, by which it could be searched")
	}
	return id, err
}

// wireWorkspace is the Workspace of an answer.
type wireWorkspace struct {
	resource
	Properties struct {
		CustomerID string `json:"customerId"`
	} `json:"properties"`
}

func (w *wireWorkspace) customerID() (string, bool) {
	_, ok := w.name()
	return w.Properties.CustomerID, ok
}
