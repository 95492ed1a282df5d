package config

import "strings"

// FlagSpec is a setting that can be given as a flag: one row of the table in
// the README.
type FlagSpec struct {
	Name    string   // without the two dashes
	Value   string   // what stands for its value in the help; empty for a switch
	Env     string   // environment variable, empty when there is none
	Key     string   // in the config file, empty when there is none
	Default string   // empty when there is none or it has to be worked out
	Choices []string // in any case; empty when anything may be right
	Usage   string
}

// IsSwitch reports whether the flag is true by being there.
func (s FlagSpec) IsSwitch() bool { return s.Value == "" }

// FlagSpecs returns every flag in the order of the help.
func FlagSpecs() []FlagSpec {
	return append(azureFlags(), localFlags()...)
}

func azureFlags() []FlagSpec {
	return []FlagSpec{
		{
			Name: "config", Value: "FILE", Env: "SENTINELQ_CONFIG",
			Usage: "config file; default $XDG_CONFIG_HOME/sentinelq/config.toml",
		},
		{
			Name: "subscription", Value: "ID", Env: "AZURE_SUBSCRIPTION_ID", Key: "subscription",
			Usage: "Azure subscription of the workspace",
		},
		{
			Name: "resource-group", Value: "NAME", Env: "SENTINELQ_RESOURCE_GROUP", Key: "resource_group",
			Usage: "resource group of the workspace",
		},
		{
			Name:  "workspace",
			Value: "NAME",
			Env:   "SENTINELQ_WORKSPACE",
			Key:   "workspace",
			Usage: "Log Analytics workspace with Microsoft Sentinel; several stand in [[workspaces]] tables of the file",
		},
		{
			Name: "tenant", Value: "ID", Env: "AZURE_TENANT_ID", Key: "tenant",
			Usage: "Entra tenant to sign in to: an ID or a domain",
		},
		{
			Name: "auth", Value: "KIND", Env: "SENTINELQ_AUTH", Key: "auth",
			Default: string(CLI), Choices: spell(Auths()), Usage: "how to sign in",
		},
		{
			Name:  "cloud",
			Value: "NAME",
			Env:   "SENTINELQ_CLOUD",
			Key:   "cloud.name",
			Default: string(
				Public,
			),
			Choices: spell(CloudNames()),
			Usage:   "Azure cloud; custom takes its endpoints from the file",
		},
		{
			Name: "api-version", Value: "VERSION", Env: "SENTINELQ_API_VERSION", Key: "api_version",
			Default: "2025-09-01", Usage: "API version of Microsoft.SecurityInsights",
		},
	}
}

func localFlags() []FlagSpec {
	return []FlagSpec{
		{
			Name: "theme", Value: "NAME", Env: "SENTINELQ_THEME", Key: "theme",
			Default: string(Auto), Choices: spell(Themes()), Usage: "colours",
		},
		{
			Name: "ascii", Key: "ascii",
			Usage: "nothing but ASCII goes to the terminal; on by itself when the locale is not UTF-8",
		},
		{
			Name: "read-only", Env: "SENTINELQ_READ_ONLY", Key: "read_only",
			Usage: "never send a write",
		},
		{
			Name: "cache-dir", Value: "DIR", Env: "SENTINELQ_CACHE_DIR", Key: "cache_dir",
			Usage: "directory of cache and drafts; default $XDG_STATE_HOME/sentinelq",
		},
		{
			Name: "log-file", Value: "FILE", Env: "SENTINELQ_LOG", Key: "log_file",
			Usage: "write a log, which holds no token and no incident text",
		},
		{
			Name:  "demo",
			Usage: "a simulated workspace: no account, no network",
		},
	}
}

func spell[T ~string](names []T) []string {
	words := make([]string, len(names))
	for i, n := range names {
		words[i] = string(n)
	}
	return words
}

// Flags are the flags that were given, whatever their values. The zero value
// has none.
type Flags struct{ given map[string]string }

// Set records that the flag of that name was given with a value; a switch has
// the value true or false. It reports whether there is such a flag here, so
// that a command may pass all of its flags.
func (f *Flags) Set(name, value string) bool {
	if _, ok := findSpec(name); !ok {
		return false
	}
	if f.given == nil {
		f.given = map[string]string{}
	}
	f.given[name] = value
	return true
}

func findSpec(name string) (FlagSpec, bool) {
	for _, spec := range FlagSpecs() {
		if spec.Name == name {
			return spec, true
		}
	}
	return FlagSpec{}, false
}

// Help returns the flag's line in the help: what it does, what it takes, and
// where else it can be set.
func (s FlagSpec) Help() string {
	help := s.Usage
	if len(s.Choices) > 0 {
		help += ": " + strings.Join(s.Choices, ", ")
	}
	if s.Default != "" {
		help += "; default " + s.Default
	}
	if s.Env != "" {
		help += " (" + s.Env + ")"
	}
	return help
}
