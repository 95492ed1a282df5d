package command

import (
	"strings"
	"time"

	"sentinelq/cache"
	"sentinelq/cache/draft"
	"sentinelq/client"
	"sentinelq/client/account"
	"sentinelq/client/directory"
	"sentinelq/client/incident"
	"sentinelq/client/logs"
	"sentinelq/client/simulator"
	"sentinelq/ui/config"
	"sentinelq/ui/desk"
)

// demo is a simulated workspace in this process, reached through the same
// client and pipeline as Azure. Nothing of it is kept.
func demo(c config.Config, version string) (backend, error) {
	public := account.Clouds()[0]
	sim := simulator.New(simulator.Options{
		Seed: 1, Latency: demoLatency, ListDelay: demoListDelay, Colleagues: true,
		Logs: strings.TrimPrefix(public.LogAnalytics, "https://"),
	})
	o := sim.Options()
	contacts, answers := desk.Latest[incident.Contact]()
	source, err := client.New(client.Options{
		Credential: sim.Credential(), SubscriptionID: o.Subscription, ResourceGroup: o.ResourceGroup,
		Workspace: o.Workspace, Version: version, ReadOnly: c.ReadOnly, Transport: sim, Watch: answers,
	})
	if err != nil {
		return backend{}, err
	}
	history, err := logs.New(logs.Options{
		Cloud: public, Credential: sim.Credential(), WorkspaceID: source.WorkspaceID, Version: version, Transport: sim,
	})
	if err != nil {
		return backend{}, err
	}
	people, err := directory.New(directory.Options{
		Credential: sim.Credential(), Endpoint: public.Graph, Version: version, Transport: sim,
	})
	return backend{
		source:    source,
		history:   history,
		store:     cache.New(cache.Options{}),
		drafts:    draft.New(draft.Options{Memory: true}),
		directory: people,
		workspace: o.Workspace + " (demo)",
		contact:   contacts,
	}, err
}

// How slow the demo is, so that it feels as Azure does.
const (
	demoLatency   = 120 * time.Millisecond
	demoListDelay = 4 * time.Second
)
