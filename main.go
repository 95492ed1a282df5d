// Command sentinelq is a keyboard-driven incident queue and creation panel for
// Microsoft Sentinel, in a terminal.
package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	azlog "github.com/Azure/azure-sdk-for-go/sdk/azcore/log"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"sentinelq/cache"
	"sentinelq/client"
	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/theme"
	"sentinelq/ui"
	"sentinelq/ui/action"
	"sentinelq/ui/config"
)

// version is set by the release build.
var version = "dev"

// Exit codes, the same for every command.
const (
	exitFailed = 1
	exitUsage  = 2
	exitSignal = 128 // plus the signal's number
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run does what args ask for and returns the exit code. Errors are one line.
func run(args []string, stderr io.Writer) int {
	command := newCommand()
	command.SetArgs(args)
	err := command.Execute()
	var ended *signalError
	var usage *usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &ended):
		return exitSignal + int(ended.signal)
	case errors.As(err, &usage):
		_, _ = fmt.Fprintf(stderr, "sentinelq: %s\n", clean.New(err.Error()))
		return exitUsage
	default:
		_, _ = fmt.Fprintf(stderr, "sentinelq: %s\n", clean.New(err.Error()))
		return exitFailed
	}
}

// usageError is a mistake in flags, variables, config file or terminal.
type usageError struct{ error }

func (e *usageError) Unwrap() error { return e.error }

// signalError says that a signal ended the program.
type signalError struct{ signal syscall.Signal }

func (e *signalError) Error() string { return "ended by signal " + e.signal.String() }

func newCommand() *cobra.Command {
	var flags config.Flags
	command := &cobra.Command{
		Use:           "sentinelq",
		Short:         "Incident queue and creation panel for Microsoft Sentinel",
		Version:       version,
		Args:          cobra.NoArgs,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(c *cobra.Command, _ []string) error {
			settings, err := settings(flags)
			if err != nil {
				return &usageError{err}
			}
			return screen(c.Context(), settings)
		},
	}
	for _, spec := range config.FlagSpecs() {
		f := command.Flags().VarPF(&setting{spec: spec, into: &flags}, spec.Name, "", spec.Help())
		if spec.IsSwitch() {
			f.NoOptDefVal = "true"
		}
	}
	command.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{err} })
	return command
}

// setting hands a flag's value to the settings as it was given.
type setting struct {
	spec  config.FlagSpec
	into  *config.Flags
	value string
}

func (f *setting) String() string { return f.value }

// Type is what stands for the value in the help.
func (f *setting) Type() string {
	if f.spec.IsSwitch() {
		return "bool"
	}
	return f.spec.Value
}

func (f *setting) Set(value string) error {
	f.value = value
	f.into.Set(f.spec.Name, value)
	return nil
}

func settings(flags config.Flags) (config.Config, error) {
	home, _ := os.UserHomeDir() // without one, paths have to be given
	dir, err := os.Getwd()
	if err != nil {
		return config.Config{}, fmt.Errorf("find the working directory: %w", err)
	}
	return config.Load(config.Sources{
		Flags: flags, Getenv: os.Getenv, ReadFile: os.ReadFile, Home: home, Dir: dir, OS: runtime.GOOS,
	})
}

// screen runs the program on the terminal until the person or a signal ends it.
func screen(parent context.Context, c config.Config) error {
	if err := checkTerminal(); err != nil {
		return &usageError{err}
	}
	keys, err := bindings(c)
	if err != nil {
		return &usageError{err}
	}
	closeLog, err := openLog(c.LogFile)
	if err != nil {
		return &usageError{err}
	}
	defer closeLog()
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	b, err := connect(c)
	if err != nil {
		return &usageError{err}
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
		Context: ctx, Source: b.source, Store: b.store, Snapshot: snapshot, Amiss: amiss, Keys: keys,
		Theme:     theme.Options{Name: string(c.Theme), Profile: profile, Dark: true, ASCII: c.ASCII},
		Workspace: clean.New(b.workspace), Refresh: c.Refresh, Prompts: b.prompts,
		Probe: os.Getenv("SSH_TTY") == "" && c.Theme == config.Auto,
		Now:   time.Now, Zone: time.Local, Random: rand.Reader,
	})
	if err != nil {
		return &usageError{err}
	}
	ended := onSignal(ctx, cancel)
	program := tea.NewProgram(model, tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithColorProfile(profile))
	_, err = program.Run()
	select {
	case s := <-ended:
		return &signalError{s}
	default:
	}
	if err != nil {
		return fmt.Errorf("run the screen: %w", err)
	}
	return nil
}

// onSignal cancels when a signal asks the program to end, and then tells which.
// Bubble Tea itself would not hear the one of a dropped line.
func onSignal(ctx context.Context, cancel context.CancelFunc) <-chan syscall.Signal {
	ended := make(chan syscall.Signal, 1)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		defer signal.Stop(signals)
		select {
		case s := <-signals:
			if number, ok := s.(syscall.Signal); ok {
				ended <- number
			}
			cancel()
		case <-ctx.Done():
		}
	}()
	return ended
}

// backend is where the incidents come from and where they are kept.
type backend struct {
	source    ui.Source
	store     store
	workspace string
	prompts   <-chan clean.Text
}

// store is what the screen needs of a store, and an orderly end.
type store interface {
	ui.Store
	Close(ctx context.Context) error
}

// forgetful is the demo's store: nothing of it is kept.
type forgetful struct{}

func (forgetful) Load(context.Context) (incident.Snapshot, error)   { return incident.Snapshot{}, nil }
func (forgetful) SaveTags(context.Context, []incident.TagUse) error { return nil }
func (forgetful) Close(context.Context) error                       { return nil }

func (forgetful) SaveQueue(context.Context, []incident.Incident, time.Time) error { return nil }

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
	prompts := make(chan clean.Text, 1)
	credential, err := account.NewCredential(account.Kind(c.Auth), account.Options{
		Cloud: cloud, Tenant: c.Tenant,
		Prompt: func(ctx context.Context, m account.DeviceMessage) error {
			select {
			case prompts <- m.Message:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		},
	})
	if err != nil {
		return backend{}, err
	}
	source, err := client.New(client.Options{
		Credential: credential, Cloud: cloud.Configuration, SubscriptionID: target.Subscription,
		ResourceGroup: target.ResourceGroup, Workspace: target.Workspace,
		APIVersion: c.APIVersion, Version: version, ReadOnly: c.ReadOnly,
	})
	if err != nil {
		return backend{}, err
	}
	store := cache.New(cache.Options{
		Dir: c.CacheDir, Tenant: c.Tenant, Subscription: target.Subscription,
		ResourceGroup: target.ResourceGroup, Workspace: target.Workspace,
	})
	return backend{source: source, store: store, workspace: target.Workspace, prompts: prompts}, nil
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
	sim := simulator.New(simulator.Options{Seed: 1, Latency: demoLatency, ListDelay: demoListDelay, Colleagues: true})
	o := sim.Options()
	source, err := client.New(client.Options{
		Credential: sim.Credential(), SubscriptionID: o.Subscription, ResourceGroup: o.ResourceGroup,
		Workspace: o.Workspace, Version: version, ReadOnly: c.ReadOnly, Transport: sim,
	})
	return backend{source: source, store: forgetful{}, workspace: o.Workspace + " (demo)"}, err
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

// closeLimit is how long leaving may wait for the store.
const closeLimit = time.Second

// close writes what is not in the store yet.
func (b backend) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closeLimit)
	defer cancel()
	return b.store.Close(ctx)
}

// openLog lets the Azure pipeline log requests and answers to a file, without
// bodies, tokens and values of queries. It returns how to end that.
func openLog(path string) (func(), error) {
	if path == "" {
		return func() {}, nil
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600) //nolint:gosec // the person chose the path
	if err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	logger := slog.New(slog.NewTextHandler(file, nil))
	azlog.SetEvents(azlog.EventRequest, azlog.EventResponse, azlog.EventRetryPolicy)
	azlog.SetListener(func(event azlog.Event, message string) {
		logger.Info(string(event), "message", clean.New(message))
	})
	return func() {
		azlog.SetListener(nil)
		_ = file.Close() // written line by line; nothing is left to fail
	}, nil
}
