// Command sentinelq is a keyboard-driven incident queue and creation panel for
// Microsoft Sentinel, in a terminal.
package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"sentinelq/cache"
	"sentinelq/cache/draft"
	"sentinelq/client"
	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/directory"
	"sentinelq/client/incident"
	"sentinelq/client/logs"
	"sentinelq/client/simulator"
	"sentinelq/theme"
	"sentinelq/ui"
	"sentinelq/ui/action"
	"sentinelq/ui/command"
	"sentinelq/ui/config"
	"sentinelq/ui/desk"
	"sentinelq/ui/terminal"
)

// version is set by the release build.
var version = "dev"

func main() {
	if terminal.Watch(os.Args) {
		return
	}
	os.Exit(command.Run(context.Background(), command.Options{
		Args: os.Args[1:], Version: version, Stdout: os.Stdout, Stderr: os.Stderr, Screen: screen,
	}))
}

// screen runs the program on the terminal until the person or a signal ends it.
func screen(parent context.Context, c config.Config) error {
	if err := checkTerminal(); err != nil {
		return &command.UsageError{Err: err}
	}
	keys, err := bindings(c)
	if err != nil {
		return &command.UsageError{Err: err}
	}
	closeLog, err := openLog(c.LogFile)
	if err != nil {
		return &command.UsageError{Err: err}
	}
	defer closeLog()
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	b, err := connect(c)
	if err != nil {
		return &command.UsageError{Err: err}
	}
	return errors.Join(show(ctx, cancel, c, keys, b), b.close())
}

func checkTerminal() error {
	if !term.IsTerminal(os.Stdin.Fd()) || !term.IsTerminal(os.Stdout.Fd()) {
		return errors.New("the queue needs a terminal for its input and output")
	}
	if t := os.Getenv("TERM"); t == "dumb" || t == "" && runtime.GOOS != "windows" {
		return errors.New("the queue cannot be drawn on this terminal: TERM is dumb or not set")
	}
	return nil
}

// bindings makes the action registry with the config file's keys.
func bindings(c config.Config) (*action.Registry, error) {
	overrides := make(map[action.ID][]string, len(c.Keys))
	for id, keys := range c.Keys {
		overrides[action.ID(id)] = keys
	}
	registry, err := action.New(overrides)
	if wrong, ok := errors.AsType[*action.KeyError](err); ok {
		return nil, fmt.Errorf("%s:%d: %w", c.File, c.KeyLines[string(wrong.ID)], err)
	}
	return registry, err
}

// show runs the screen. Signals end it in order: the terminal is restored, and
// the exit code tells which one it was.
func show(ctx context.Context, cancel context.CancelFunc, c config.Config, keys *action.Registry, b backend) error {
	profile := theme.Profile(os.Environ(), true)
	snapshot, amiss := b.early(ctx)
	model, err := ui.New(ui.Options{
		Context: ctx, Source: b.source, Casework: b.source, History: b.history, Browse: browser(), Store: b.store, Drafts: b.drafts, Directory: b.directory,
		Snapshot: snapshot, Amiss: amiss, Templates: c.Templates, Editor: editor(), TempDir: os.TempDir(), Keys: keys,
		Theme:     theme.Options{Name: string(c.Theme), Profile: profile, Dark: true, ASCII: c.ASCII},
		Workspace: clean.New(b.workspace), Refresh: c.Refresh, SignIn: b.signIn, Contact: b.contact,
		Probe: os.Getenv("SSH_TTY") == "" && c.Theme == config.Auto,
		Now:   time.Now, Zone: time.Local, Random: rand.Reader,
	})
	if err != nil {
		return &command.UsageError{Err: err}
	}
	session := terminal.Open(onTerminal(c))
	ended := onSignal(ctx, func() {
		session.Hasten()
		cancel()
	})
	program := tea.NewProgram(model, tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithColorProfile(profile),
		tea.WithInput(session.Input()), tea.WithOutput(session.Output()))
	_, err = program.Run()
	kept := b.keep(ctx, model) // first: the terminal may take its time
	failed := session.Close(errors.Is(err, tea.ErrProgramPanic))
	select {
	case s := <-ended:
		return &command.SignalError{Signal: s}
	default:
	}
	if failed != nil {
		return errors.Join(failed, kept)
	}
	if err = errors.Join(err, kept); err != nil {
		return fmt.Errorf("run the screen: %w", err)
	}
	return nil
}

// backend is where the incidents come from and where they are kept.
type backend struct {
	source    *client.Client
	history   desk.History // nil where there is no Log Analytics
	store     store
	drafts    drafts
	directory desk.Directory
	workspace string
	signIn    ui.SignIn
	contact   <-chan incident.Contact
}

// store is what the screen needs of a store, and an orderly end.
type store interface {
	desk.Store
	Close(ctx context.Context) error
}

// drafts is what the screen needs of the drafts, and what is written at the end.
type drafts interface {
	desk.Drafts
	Flush(ctx context.Context) error
	Close(ctx context.Context)
}

// forgetful is the demo's store: nothing of it is kept.
type forgetful struct{}

func (forgetful) Load(context.Context) (incident.Snapshot, error)   { return incident.Snapshot{}, nil }
func (forgetful) SaveTags(context.Context, []incident.TagUse) error { return nil }
func (forgetful) Close(context.Context) error                       { return nil }

func (forgetful) SaveQueue(context.Context, []incident.Incident, time.Time) error { return nil }

func (forgetful) People(context.Context) ([]incident.Owner, error)   { return nil, nil }
func (forgetful) SavePeople(context.Context, []incident.Owner) error { return nil }

func (forgetful) Details(context.Context, incident.ID) (incident.Details, error) {
	return incident.Details{}, nil
}
func (forgetful) SaveDetails(context.Context, incident.ID, incident.Details) error { return nil }

// connect makes the backend. It sends nothing and opens nothing yet.
func connect(c config.Config) (backend, error) {
	if c.Demo {
		return demo(c)
	}
	if err := c.RequireWorkspace(); err != nil {
		return backend{}, err
	}
	target := c.Targets()[0]
	cloud, err := findCloud(c.Cloud)
	if err != nil {
		return backend{}, err
	}
	signIns, signsIn := ui.Latest[incident.SignIn]()
	contacts, answers := ui.Latest[incident.Contact]()
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
		if b.history, err = logs.New(logs.Options{Cloud: cloud, Credential: credential, WorkspaceID: source.WorkspaceID, Version: version}); err != nil {
			return b, err
		}
	}
	if cloud.Graph != "" {
		b.directory, err = directory.New(directory.Options{Credential: credential, Endpoint: cloud.Graph, Version: version})
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

// demo is a simulated workspace in this process, reached through the same
// client and pipeline as Azure. Nothing of it is kept.
func demo(c config.Config) (backend, error) {
	public := account.Clouds()[0]
	sim := simulator.New(simulator.Options{
		Seed: 1, Latency: demoLatency, ListDelay: demoListDelay, Colleagues: true,
		Logs: strings.TrimPrefix(public.LogAnalytics, "https://"),
	})
	o := sim.Options()
	contacts, answers := ui.Latest[incident.Contact]()
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
		source: source, history: history, store: forgetful{}, drafts: draft.New(draft.Options{Memory: true}),
		directory: people, workspace: o.Workspace + " (demo)", contact: contacts,
	}, err
}

// How slow the demo is, so that it feels as Azure does.
const (
	demoLatency   = 120 * time.Millisecond
	demoListDelay = 4 * time.Second
)

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

// browser returns what opens a link for the person; nil in a session from
// elsewhere, and where there is no screen for a browser.
func browser() func(context.Context, string) error {
	if os.Getenv("SSH_CONNECTION") != "" || os.Getenv("SSH_TTY") != "" {
		return nil
	}
	var opener []string
	switch runtime.GOOS {
	case "darwin":
		opener = []string{"open"}
	case "windows":
		opener = []string{"rundll32", "url.dll,FileProtocolHandler"}
	default:
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return nil
		}
		opener = []string{"xdg-open"}
	}
	return func(ctx context.Context, link string) error {
		if !strings.HasPrefix(link, "https://") {
			return errors.New("only https links are opened")
		}
		return exec.CommandContext(ctx, opener[0], append(opener[1:], link)...).Run() //nolint:gosec // no shell, and an https address
	}
}

// editor returns the person's editor and its arguments. No shell reads them.
func editor() []string {
	if words := strings.Fields(os.Getenv("VISUAL")); len(words) > 0 {
		return words
	}
	return strings.Fields(os.Getenv("EDITOR"))
}

// closeLimit is how long leaving may wait for the store.
const closeLimit = time.Second

// close writes what is not in the store yet.
func (b backend) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closeLimit)
	defer cancel()
	return b.store.Close(ctx)
}

// openLog lets the pipeline log to a file, which nobody else may read. It
// returns how to end that.
func openLog(path string) (func(), error) {
	if path == "" {
		return func() {}, nil
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600) //nolint:gosec // the person chose the path
	if err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	stop := client.LogTo(file)
	return func() {
		stop()
		_ = file.Close() // written line by line; nothing is left to fail
	}, nil
}
