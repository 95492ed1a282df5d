package config

import (
	"slices"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Config is every setting as it is in force.
type Config struct {
	File string // the config file that was read, empty when there is none

	Subscription  string
	ResourceGroup string
	Workspace     string
	Workspaces    []WorkspaceRef // of the file; none when a flag or variable names the workspace
	Tenant        string
	Auth          Auth
	Cloud         Cloud
	APIVersion    string // of Microsoft.SecurityInsights, such as 2025-09-01

	Theme    Theme
	ASCII    bool // the terminal takes nothing else
	ReadOnly bool // no write is ever sent
	Demo     bool // a simulated workspace instead of Azure

	CacheDir string // absolute; empty only in a demo without a home directory
	LogFile  string // absolute, or empty for no log
	Refresh  time.Duration

	Keys     map[string][]string // keys by action; an empty list takes the keys away
	KeyLines map[string]int      // where in File each of Keys stands

	Views     []View
	Templates []incident.Template
}

// WorkspaceRef names a workspace in Azure.
type WorkspaceRef struct{ Subscription, ResourceGroup, Workspace string }

func (w WorkspaceRef) isComplete() bool {
	return w.Subscription != "" && w.ResourceGroup != "" && w.Workspace != ""
}

// Auth is a way to sign in.
type Auth string

// The ways to sign in.
const (
	CLI              Auth = "cli"
	DeviceCode       Auth = "device-code"
	Browser          Auth = "browser"
	Environment      Auth = "environment"
	ManagedIdentity  Auth = "managed-identity"
	WorkloadIdentity Auth = "workload-identity"
)

// Auths returns the ways to sign in, the default first.
func Auths() []Auth {
	return []Auth{CLI, DeviceCode, Browser, Environment, ManagedIdentity, WorkloadIdentity}
}

// Theme is a set of colours.
type Theme string

// The themes. Auto asks the terminal whether it is dark.
const (
	Auto         Theme = "auto"
	Dark         Theme = "dark"
	Light        Theme = "light"
	HighContrast Theme = "high-contrast"
	Mono         Theme = "mono"
)

// Themes returns the themes, the default first.
func Themes() []Theme { return []Theme{Auto, Dark, Light, HighContrast, Mono} }

// Targets returns the workspaces whose incidents make the queue, each once: the
// one named by itself, then those of the [[workspaces]] tables. It is empty
// when none is fully named.
func (c Config) Targets() []WorkspaceRef {
	var targets []WorkspaceRef
	alone := WorkspaceRef{c.Subscription, c.ResourceGroup, c.Workspace}
	for _, w := range append([]WorkspaceRef{alone}, c.Workspaces...) {
		if w.isComplete() && !slices.Contains(targets, w) {
			targets = append(targets, w)
		}
	}
	return targets
}

// NeedsWorkspace reports whether a workspace must be picked before there is a
// queue. The demo brings its own.
func (c Config) NeedsWorkspace() bool { return !c.Demo && len(c.Targets()) == 0 }

// RequireWorkspace fails with an [*Error] that says what to set when there is
// no screen to pick a workspace on.
func (c Config) RequireWorkspace() error {
	if !c.NeedsWorkspace() {
		return nil
	}
	values := map[string]string{
		"subscription": c.Subscription, "resource-group": c.ResourceGroup, "workspace": c.Workspace,
	}
	for _, spec := range FlagSpecs() {
		if value, required := values[spec.Name]; required && value == "" {
			return &Error{Key: "--" + spec.Name, Problem: clean.Safef(
				"not set: give it as a flag, as %s, or as %s in the config file", spec.Env, spec.Key)}
		}
	}
	return nil
}
