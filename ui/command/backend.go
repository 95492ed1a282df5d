package command

import (
	"context"
	"time"

	"sentinelq/cache"
	"sentinelq/cache/draft"
	"sentinelq/client"
	"sentinelq/client/account"
	"sentinelq/client/directory"
	"sentinelq/client/incident"
	"sentinelq/client/logs"
	"sentinelq/ui"
	"sentinelq/ui/config"
	"sentinelq/ui/desk"
)

// backend is where the incidents come from and where they are kept.
type backend struct {
	source    *client.Client
	history   desk.History // nil where there is no Log Analytics
	store     *cache.Store
	drafts    *draft.Store
	directory desk.Directory
	workspace string
	signIn    ui.SignIn
	contact   <-chan incident.Contact
}

// connect makes the backend. It sends nothing and opens nothing yet.
func connect(c config.Config, version string) (backend, error) {
	if c.Demo {
		return demo(c, version)
	}
	if err := c.RequireWorkspace(); err != nil {
		return backend{}, err
	}
	target := c.Targets()[0]
	cloud, err := findCloud(c.Cloud)
	if err != nil {
		return backend{}, err
	}
	signIns, signsIn := desk.Latest[incident.SignIn]()
	contacts, answers := desk.Latest[incident.Contact]()
	kind := account.Kind(c.Auth)
	credential, err := account.NewCredential(kind, account.Options{Cloud: cloud, Tenant: c.Tenant, Watch: signsIn})
	if err != nil {
		return backend{}, err
	}
	source, err := client.New(client.Options{
		Credential: credential, Cloud: cloud.Configuration, SubscriptionID: target.Subscription,
		ResourceGroup: target.ResourceGroup, Workspace: target.Workspace,
		APIVersion: c.APIVersion, Version: version, ReadOnly: c.ReadOnly, Watch: answers,
	})
	if err != nil {
		return backend{}, err
	}
	b := backend{
		source: source, workspace: target.Workspace, contact: contacts,
		signIn: ui.SignIn{Kind: kind, States: signIns, Again: credential.Again},
	}
	b.store = cache.New(cache.Options{
		Dir: c.CacheDir, Tenant: c.Tenant, Subscription: target.Subscription,
		ResourceGroup: target.ResourceGroup, Workspace: target.Workspace,
	})
	b.drafts = draft.New(draft.Options{
		Dir: c.CacheDir, Tenant: c.Tenant, Subscription: target.Subscription,
		ResourceGroup: target.ResourceGroup, Workspace: target.Workspace,
	})
	if cloud.LogAnalytics != "" {
		if b.history, err = logs.New(
			logs.Options{Cloud: cloud, Credential: credential, WorkspaceID: source.WorkspaceID, Version: version},
		); err != nil {
			return b, err
		}
	}
	if cloud.Graph != "" {
		b.directory, err = directory.New(
			directory.Options{Credential: credential, Endpoint: cloud.Graph, Version: version},
		)
	}
	return b, err
}

func findCloud(c config.Cloud) (account.Cloud, error) {
	if c.Name != config.Custom {
		return account.FindCloud(string(c.Name))
	}
	return account.Custom(account.Endpoints{
		Authority: c.Authority, ResourceManager: c.ResourceManager, Audience: c.Audience,
		Graph: c.Graph, LogAnalytics: c.LogAnalytics, Portal: c.Portal,
	})
}

// earlyLimit is how long the start waits for the cache, so that the first frame
// shows the queue. A slower one is shown when it comes.
const earlyLimit = 250 * time.Millisecond

// early returns what the store knows and what is amiss with it; nil when it
// needs longer to say so.
func (b backend) early(ctx context.Context) (*incident.Snapshot, error) {
	ctx, cancel := context.WithTimeout(ctx, earlyLimit)
	defer cancel()
	snapshot, err := b.store.Load(ctx)
	if ctx.Err() != nil {
		return nil, nil
	}
	return &snapshot, err
}

// keep stores what was typed last, whatever ended the program.
func (b backend) keep(ctx context.Context, model *ui.Model) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeLimit)
	defer cancel()
	drafts, notes := model.Unsaved()
	for _, u := range drafts {
		_ = b.drafts.Save(ctx, u) // what is not on the disk then is told by Flush
	}
	for _, n := range notes {
		_ = b.drafts.SaveNote(ctx, n)
	}
	defer b.drafts.Close(ctx)
	return b.drafts.Flush(ctx)
}

// closeLimit is how long leaving may wait for the store.
const closeLimit = time.Second

// close writes what is not in the store yet.
func (b backend) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closeLimit)
	defer cancel()
	return b.store.Close(ctx)
}
