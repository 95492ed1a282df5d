package client

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/response"
)

// maxDefinitions is how many playbooks are read at once.
const maxDefinitions = 4

// Playbooks returns the subscription's playbooks that can be run on an incident,
// by name: the logic apps (Consumption) that are enabled and begin with
// Sentinel's incident trigger (Workflows_ListBySubscription, 2019-05-01). Where
// the list does not say how a logic app begins it is read by itself, and left out
// when the caller may not. The errors are those of [Client.List].
func (c *Client) Playbooks(ctx context.Context) ([]incident.Playbook, error) {
	const operation = "list playbooks"
	do := c.reader(operation, c.options.subscriptionID()+"/providers/Microsoft.Logic/workflows", workflowsVersion)
	do.limit = ListTimeout
	workflows, err := list(ctx, c, do, 0, func(w *wireWorkflow) (wireWorkflow, bool) { return *w, w.mayBePlaybook() })
	if err != nil {
		return nil, err
	}
	if err := c.define(ctx, operation, workflows); err != nil {
		return nil, err
	}
	var playbooks []incident.Playbook
	for i := range workflows {
		if workflows[i].isPlaybook() {
			playbooks = append(playbooks, workflows[i].playbook())
		}
	}
	slices.SortFunc(playbooks, func(a, b incident.Playbook) int {
		return cmp.Or(
			cmp.Compare(strings.ToLower(a.Name.Raw()), strings.ToLower(b.Name.Raw())),
			cmp.Compare(a.ID.Raw(), b.ID.Raw()))
	})
	return playbooks, nil
}

// define reads the logic apps that came without a definition, some at once. The
// first error that is not about a single one of them ends it.
func (c *Client) define(ctx context.Context, operation string, workflows []wireWorkflow) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var workers sync.WaitGroup
	free := make(chan struct{}, maxDefinitions)
	for i := range workflows {
		if workflows[i].Properties.Definition != nil {
			continue
		}
		free <- struct{}{}
		if ctx.Err() != nil {
			break
		}
		workers.Go(func() {
			defer func() { <-free }()
			if err := c.defineOne(ctx, operation, &workflows[i]); err != nil {
				cancel(err)
			}
		})
	}
	workers.Wait()
	cause := context.Cause(ctx)
	if _, ours := errors.AsType[*incident.OperationError](cause); ours || cause == nil {
		return cause
	}
	return c.failed(ctx, call{operation: operation}, cause)
}

// defineOne reads one logic app (Workflows_Get). One that is gone or may not be
// read stays without a definition.
func (c *Client) defineOne(ctx context.Context, operation string, w *wireWorkflow) error {
	place, ok := w.place()
	if !ok {
		return nil
	}
	do := c.reader(operation, place.id(), workflowsVersion)
	whole, err := one(ctx, c, do, func(w *wireWorkflow) (wireWorkflow, bool) { return *w, true })
	if errors.Is(err, incident.ErrNotFound) || errors.Is(err, incident.ErrForbidden) {
		return nil
	}
	w.Properties.Definition = whole.Properties.Definition
	w.Properties.State = cmp.Or(whole.Properties.State, w.Properties.State)
	return err
}

// RunPlaybook starts a playbook on an incident (Incidents_RunPlaybook). Nothing
// says whether it then succeeds; see [Client.Runs].
//
// It is sent once and never again, whatever comes: a second run might isolate a
// second time. After an incident.ErrUnknown it may have been started all the
// same; every other error means that it was not. Where the caller lacks the Playbook
// Operator role the service answers with an incident.ErrRejected that does not
// say so.
func (c *Client) RunPlaybook(ctx context.Context, in incident.ID, p incident.Playbook) error {
	do, err := c.part("run playbook", http.MethodPost, in, "runPlaybook")
	if err != nil {
		return err
	}
	if err := c.mayWrite(do); err != nil {
		return err
	}
	if p.ID.IsEmpty() {
		return unfit(do, "the playbook has no resource ID")
	}
	do.body = runRequest{Playbook: p.ID, TenantID: c.options.TenantID}
	do.limit, do.accept, do.once, do.writes = WriteTimeout, nil, true, true
	got, err := c.send(ctx, do)
	if err == nil && response.IsPage(got.body) {
		return senseless(do, got, errNotJSON.Error())
	}
	return err
}

// runRequest is the ManualTriggerRequestBody of a POST.
type runRequest struct {
	Playbook clean.Text `json:"logicAppsResourceId"`
	TenantID string     `json:"tenantId,omitempty"`
}
