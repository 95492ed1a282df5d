package client

import (
	"net/http"
	"net/url"
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Versions of the operations that are not Sentinel's own.
const (
	workspaceVersion   = "2023-09-01" // Microsoft.OperationalInsights/workspaces
	permissionsVersion = "2022-04-01" // Microsoft.Authorization/permissions
	workflowsVersion   = "2019-05-01" // Microsoft.Logic/workflows
	runsVersion        = "2016-06-01" // Microsoft.Logic/workflows/runs
)

// subscriptionID returns the resource ID of the subscription. Resource IDs are
// not escaped; [Options.address] makes an address of one.
func (o Options) subscriptionID() string { return "/subscriptions/" + o.SubscriptionID }

// workspaceID returns the resource ID of the Log Analytics workspace.
func (o Options) workspaceID() string {
	return o.subscriptionID() + "/resourceGroups/" + o.ResourceGroup +
		"/providers/Microsoft.OperationalInsights/workspaces/" + o.Workspace
}

// providerID returns the resource ID under which all of a workspace's Sentinel
// resources are, {SI} in the documentation.
func (o Options) providerID() string {
	return o.workspaceID() + "/providers/Microsoft.SecurityInsights"
}

// address returns where the resource manager serves the resource of an ID,
// without the version that every address ends in.
func (o Options) address(resourceID string) string {
	segments := strings.Split(resourceID, "/")
	for i, s := range segments {
		segments[i] = url.PathEscape(s)
	}
	return o.endpoint() + strings.Join(segments, "/")
}

// part returns a call on an incident, or on what the names lead to in it. The
// error is that of [Client.at].
func (c *Client) part(operation, method string, in incident.ID, names ...string) (call, error) {
	do := call{operation: operation, target: in, method: method}
	return c.at(do, append([]string{"incidents", string(in)}, names...)...)
}

// at completes a call on the Sentinel resource that the names lead to: with its
// address, and with what goes with its method. A name that cannot be one is an
// incident.ErrRejected; a PUT and a DELETE are an incident.ErrReadOnly where no
// write is sent.
func (c *Client) at(do call, names ...string) (call, error) {
	do.limit, do.accept = ReadTimeout, []int{http.StatusOK}
	switch do.method {
	case http.MethodPut:
		do.limit, do.accept = WriteTimeout, []int{http.StatusOK, http.StatusCreated}
	case http.MethodDelete:
		do.limit, do.accept = WriteTimeout, []int{http.StatusOK, http.StatusNoContent}
	}
	if do.writes = do.method == http.MethodPut || do.method == http.MethodDelete; do.writes {
		if err := c.mayWrite(do); err != nil {
			return call{}, err
		}
	}
	path := []string{c.base}
	for _, name := range names {
		if err := checkName(do, name); err != nil {
			return call{}, err
		}
		path = append(path, url.PathEscape(name))
	}
	do.url = strings.Join(path, "/") + "?api-version=" + url.QueryEscape(c.options.APIVersion)
	return do, nil
}

// reader returns a call that reads a resource of other providers than Sentinel,
// or a list of them.
func (c *Client) reader(operation, resourceID, version string) call {
	return call{
		operation: operation, method: http.MethodGet,
		url:   c.options.address(resourceID) + "?api-version=" + version,
		limit: ReadTimeout, accept: []int{http.StatusOK},
	}
}

// mayWrite stops a write before anything is sent.
func (c *Client) mayWrite(do call) error {
	if c.options.ReadOnly {
		return &incident.OperationError{Operation: do.operation, Target: do.target, Err: incident.ErrReadOnly}
	}
	return nil
}

// checkName refuses names with which the address would be that of something
// else: of all resources of a kind, or of what is above them.
func checkName(do call, name string) error {
	switch name {
	case "", ".", "..":
		return unfit(do, "not the name of a resource")
	}
	return nil
}

// unfit says that a call is wrong in itself, before anything is sent.
func unfit(do call, why string) error {
	return &incident.OperationError{
		Operation: do.operation,
		Target:    do.target,
		Message:   clean.New(why),
		Cause:     incident.CauseDeclined,
		Err:       incident.ErrRejected,
	}
}
