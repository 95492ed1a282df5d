package client

import (
	"context"
	"slices"
	"strconv"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// MaxRuns is how many runs of a playbook are listed.
const MaxRuns = 10

// Runs returns the last runs of a playbook, the newest first (WorkflowRuns_List,
// 2016-06-01). They are of all incidents, and of all who started it. The errors
// are those of [Client.Get]; a playbook that is no logic app (Consumption) is an
// incident.ErrRejected.
func (c *Client) Runs(ctx context.Context, p incident.Playbook) ([]incident.Run, error) {
	const operation = "list runs"
	place, ok := parseWorkflow(p.ID.Raw())
	if !ok {
		return nil, unfit(call{operation: operation}, "not the resource ID of a logic app")
	}
	do := c.reader(operation, place.id()+"/runs", runsVersion)
	do.url += "&$top=" + strconv.Itoa(MaxRuns)
	runs, err := list(ctx, c, do, MaxRuns, (*wireRun).run)
	slices.SortStableFunc(runs, func(a, b incident.Run) int { return b.Start.Time().Compare(a.Start.Time()) })
	return runs[:min(len(runs), MaxRuns)], err
}

// wireRun is the WorkflowRun of an answer.
type wireRun struct {
	resource
	Properties struct {
		Status text   `json:"status"`
		Start  string `json:"startTime"`
		End    string `json:"endTime"`
	} `json:"properties"`
}

func (w *wireRun) run() (incident.Run, bool) {
	name, ok := w.name()
	p := &w.Properties
	return incident.Run{
		Name: clean.New(name), Status: p.Status.Text,
		Start: incident.ParseStamp(p.Start), End: incident.ParseStamp(p.End),
	}, ok
}
