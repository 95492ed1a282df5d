package config

import (
	"errors"
	"io/fs"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"sentinelq/client/incident"
)

const (
	home        = "/home/ann"
	defaultFile = "/home/ann/.config/sentinelq/config.toml"
)

// setup is what a test gives; the file is the default one.
type setup struct {
	flags map[string]string
	env   map[string]string
	file  string
	files map[string]string
}

func (s setup) sources() Sources {
	sources := Sources{Home: home, Dir: "/srv", OS: "linux"}
	for name, value := range s.flags {
		sources.Flags.Set(name, value)
	}
	sources.Getenv = func(name string) string { return s.env[name] }
	sources.ReadFile = func(path string) ([]byte, error) {
		if path == defaultFile && s.file != "" {
			return []byte(s.file), nil
		}
		if text, ok := s.files[path]; ok {
			return []byte(text), nil
		}
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	return sources
}

func mustLoad(t *testing.T, s setup) Config {
	t.Helper()
	c, err := Load(s.sources())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestDefaults(t *testing.T) {
	t.Parallel()
	want := Config{
		Auth: CLI, Cloud: Cloud{Name: Public}, APIVersion: "2025-09-01", Theme: Auto, ASCII: true,
		CacheDir: "/home/ann/.local/state/sentinelq", Refresh: 30 * time.Second,
		Keys: map[string][]string{}, KeyLines: map[string]int{},
	}
	if got := mustLoad(t, setup{}); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestTheSettingsOfTheFile(t *testing.T) {
	t.Parallel()
	got := mustLoad(t, setup{env: map[string]string{"LANG": "en_US.UTF-8"}, file: `
subscription = "11111111-2222-3333-4444-555555555555"
resource_group = "rg-soc_(eu)"
workspace = "ws-soc"
tenant = "contoso.example"
auth = "Device-Code"
api_version = "2025-07-01-preview"
theme = "mono"
ascii = true
read_only = true
cache_dir = "~/state"
log_file = "logs/q.log"
refresh = "2m"
[cloud]
name = "custom"
authority = "https://login.example/"
resource_manager = "https://arm.example"
audience = "https://arm.example"
graph = "https://graph.example:8443"
log_analytics = "https://la.example"
portal = "https://portal.example"
[[workspaces]]
workspace = "ws-two"
[[workspaces]]
workspace = "ws-three"
subscription = "other"
resource_group = "rg-three"
[keys]
mark = "space"
refresh = ["r", "f5"]
new = []
queue.open = "enter"
[[views]]
name = "mine"
filter = "owner:me"
columns = ["number", "title"]
sort = ["-created"]
[[templates]]
name = "phone"
title = "Phishing by phone"
severity = "low"
owner = "me"
tags = ["phish"]
`})
	sub := "11111111-2222-3333-4444-555555555555"
	if got.Views[0].Filter.Text() != "owner:me" || got.Views[0].Name.Raw() != "mine" || got.Views[0].Line != 33 {
		t.Errorf("view %+v", got.Views[0])
	}
	if tpl := got.Templates[0].Draft; tpl.Severity != incident.Low || tpl.Status != incident.New || tpl.Title != "Phishing by phone" {
		t.Errorf("template %+v", tpl)
	}
	got.Views, got.Templates = nil, nil
	want := Config{
		File: defaultFile, Subscription: sub, ResourceGroup: "rg-soc_(eu)", Workspace: "ws-soc",
		Workspaces: []WorkspaceRef{{sub, "rg-soc_(eu)", "ws-two"}, {"other", "rg-three", "ws-three"}},
		Tenant:     "contoso.example", Auth: DeviceCode, APIVersion: "2025-07-01-preview",
		Cloud: Cloud{
			Custom, "https://login.example/", "https://arm.example", "https://arm.example",
			"https://graph.example:8443", "https://la.example", "https://portal.example",
		},
		Theme: Mono, ASCII: true, ReadOnly: true, CacheDir: "/home/ann/state",
		LogFile: "/home/ann/.config/sentinelq/logs/q.log", Refresh: 2 * time.Minute,
		Keys:     map[string][]string{"mark": {"space"}, "refresh": {"r", "f5"}, "new": {}, "queue.open": {"enter"}},
		KeyLines: map[string]int{"mark": 29, "refresh": 30, "new": 31, "queue.open": 32},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if n := len(got.Targets()); n != 3 {
		t.Errorf("%d targets", n)
	}
}

func TestTheConfigFile(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"/xdg/sentinelq/config.toml": `theme = "dark"`, "/srv/my.toml": `theme = "light"`,
		"/env.toml": `theme = "mono"`, "/home/ann/x.toml": `theme = "high-contrast"`,
		"/dos.toml": "\ufefftheme = \"dark\"\r\n",
	}
	tests := []struct {
		name string
		setup
		want Theme
	}{
		{"in the XDG directory", setup{env: map[string]string{"XDG_CONFIG_HOME": "/xdg"}}, Dark},
		{"a relative XDG directory is ignored", setup{env: map[string]string{"XDG_CONFIG_HOME": "xdg"}}, Auto},
		{"by flag, from the working directory", setup{flags: map[string]string{"config": "my.toml"}}, Light},
		{"by variable", setup{env: map[string]string{"SENTINELQ_CONFIG": "/env.toml"}}, Mono},
		{"the flag before the variable", setup{flags: map[string]string{"config": "my.toml"}, env: map[string]string{"SENTINELQ_CONFIG": "/env.toml"}}, Light},
		{"from home", setup{flags: map[string]string{"config": "~/x.toml"}}, HighContrast},
		{"with a byte order mark", setup{flags: map[string]string{"config": "/dos.toml"}}, Dark},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.files = files
			if got := mustLoad(t, tt.setup); got.Theme != tt.want {
				t.Errorf("theme %s from %q", got.Theme, got.File)
			}
		})
	}
}

func TestAMissingConfigFileThatWasAskedForIsAMistake(t *testing.T) {
	t.Parallel()
	for _, s := range []setup{
		{flags: map[string]string{"config": "/none.toml"}},
		{env: map[string]string{"SENTINELQ_CONFIG": "/none.toml"}},
	} {
		_, err := Load(s.sources())
		if !errors.Is(err, fs.ErrNotExist) || err.Error() != "config /none.toml: cannot be read: file does not exist" {
			t.Errorf("got %v", err)
		}
	}
}

func TestADefaultFileThatCannotBeReadIsAMistake(t *testing.T) {
	t.Parallel()
	s := setup{}.sources()
	s.ReadFile = func(path string) ([]byte, error) {
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}
	}
	if _, err := Load(s); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v", err)
	}
	s.ReadFile = func(string) ([]byte, error) { return make([]byte, MaxFile+1), nil }
	if _, err := Load(s); err == nil || !strings.Contains(err.Error(), "1 MiB") {
		t.Errorf("got %v", err)
	}
}

func TestASCIIFollowsTheLocaleUnlessItIsSaid(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		setup
		os   string
		want bool
	}{
		{"UTF-8", setup{env: map[string]string{"LANG": "de_DE.UTF-8"}}, "linux", false},
		{"utf8", setup{env: map[string]string{"LC_CTYPE": "C.utf8"}}, "linux", false},
		{"Latin 1", setup{env: map[string]string{"LANG": "de_DE.ISO-8859-1"}}, "linux", true},
		{"C", setup{env: map[string]string{"LANG": "C"}}, "linux", true},
		{"POSIX", setup{env: map[string]string{"LC_CTYPE": "POSIX", "LANG": "en_US.UTF-8"}}, "linux", true},
		{"C with UTF-8", setup{env: map[string]string{"LC_ALL": "C.UTF-8"}}, "linux", false},
		{"C with utf8", setup{env: map[string]string{"LC_ALL": "C.utf8", "LANG": "C"}}, "linux", false},
		{"a language without a codeset", setup{env: map[string]string{"LANG": "en_US"}}, "linux", true},
		{"a codeset without a language", setup{env: map[string]string{"LC_CTYPE": "UTF-8"}}, "linux", false},
		{"a modifier behind the codeset", setup{env: map[string]string{"LANG": "de_DE.UTF-8@euro"}}, "linux", false},
		{"a modifier is no codeset", setup{env: map[string]string{"LANG": "de_DE.ISO-8859-15@utf-8"}}, "linux", true},
		{"a codeset that only begins so", setup{env: map[string]string{"LANG": "en_US.UTF-8859"}}, "linux", true},
		{"an empty LC_ALL says nothing", setup{env: map[string]string{"LC_ALL": "", "LC_CTYPE": "", "LANG": "en_US.UTF-8"}}, "linux", false},
		{"all empty", setup{env: map[string]string{"LC_ALL": "", "LANG": ""}}, "linux", true},
		{"no locale", setup{}, "linux", true},
		{"no locale on Windows", setup{}, "windows", false},
		{"LC_ALL before LANG", setup{env: map[string]string{"LC_ALL": "C", "LANG": "en_US.UTF-8"}}, "linux", true},
		{"LC_CTYPE before LANG", setup{env: map[string]string{"LC_CTYPE": "en_US.UTF-8", "LANG": "C"}}, "linux", false},
		{"the file before the locale", setup{file: "ascii = false"}, "linux", false},
		{"the flag before the file", setup{file: "ascii = false", flags: map[string]string{"ascii": "true"}}, "linux", true},
		{"the flag may say no", setup{flags: map[string]string{"ascii": "false"}}, "linux", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := tt.sources()
			s.OS = tt.os
			if c, err := Load(s); err != nil || c.ASCII != tt.want {
				t.Errorf("ascii %v, %v", c.ASCII, err)
			}
			if got := ASCII(s); tt.file == "" && got != tt.want {
				t.Errorf("before the settings are known it is %v", got)
			}
		})
	}
}

func TestBooleansOfTheEnvironment(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"1": true, "true": true, "TRUE": true, "yes": true, "On": true,
		"0": false, "false": false, "no": false, "OFF": false, "": false,
	} {
		c := mustLoad(t, setup{env: map[string]string{"SENTINELQ_READ_ONLY": text}})
		if c.ReadOnly != want {
			t.Errorf("%q is %v", text, c.ReadOnly)
		}
	}
}

func TestPaths(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		setup
		want string
	}{
		{"below the XDG directory", setup{env: map[string]string{"XDG_STATE_HOME": "/state"}}, "/state/sentinelq"},
		{"a flag counts from the working directory", setup{flags: map[string]string{"cache-dir": "c"}}, "/srv/c"},
		{"a variable as well", setup{env: map[string]string{"SENTINELQ_CACHE_DIR": "../c"}}, "/c"},
		{"the file from its own", setup{file: `cache_dir = "c"`}, filepath.Dir(defaultFile) + "/c"},
		{"home", setup{file: `cache_dir = "~"`}, home},
		{"somebody else's home is a name", setup{flags: map[string]string{"cache-dir": "~bob"}}, "/srv/~bob"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := mustLoad(t, tt.setup).CacheDir; got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestWithoutAHomeOnlyTheDemoRuns(t *testing.T) {
	t.Parallel()
	if _, err := Load(Sources{}); err == nil || !strings.HasPrefix(err.Error(), "config: --cache-dir: no home directory") {
		t.Errorf("got %v", err)
	}
	var flags Flags
	flags.Set("demo", "true")
	if c, err := Load(Sources{Flags: flags}); err != nil || !c.Demo || c.CacheDir != "" {
		t.Errorf("got %+v, %v", c, err)
	}
}

func TestWorkspaces(t *testing.T) {
	t.Parallel()
	const two = "subscription = \"s\"\nresource_group = \"g\"\nworkspace = \"one\"\n[[workspaces]]\nworkspace = \"two\"\n[[workspaces]]\nworkspace = \"one\"\n"
	tests := []struct {
		name string
		setup
		targets int
		needs   bool
		require string
	}{
		{"none", setup{}, 0, true, "config: --subscription: not set: give it as a flag, as AZURE_SUBSCRIPTION_ID, or as subscription in the config file"},
		{"a part of one", setup{env: map[string]string{"AZURE_SUBSCRIPTION_ID": "s", "SENTINELQ_WORKSPACE": "w"}}, 0, true, "config: --resource-group: not set: give it as a flag, as SENTINELQ_RESOURCE_GROUP, or as resource_group in the config file"},
		{"the demo needs none", setup{flags: map[string]string{"demo": "true"}}, 0, false, ""},
		{"nor complete tables", setup{flags: map[string]string{"demo": "true"}, file: "[[workspaces]]\nworkspace = \"w\""}, 0, false, ""},
		{"several, each once", setup{file: two}, 2, false, ""},
		{"a flag names the only one", setup{file: two, flags: map[string]string{"workspace": "three"}}, 1, false, ""},
		{"tables alone", setup{file: "subscription = \"s\"\n[[workspaces]]\nworkspace = \"w\"\nresource_group = \"g\""}, 1, false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := mustLoad(t, tt.setup)
			if got := c.Targets(); len(got) != tt.targets || c.NeedsWorkspace() != tt.needs {
				t.Errorf("targets %v, needs %v", got, c.NeedsWorkspace())
			}
			message := ""
			if err := c.RequireWorkspace(); err != nil {
				message = err.Error()
			}
			if message != tt.require {
				t.Errorf("got  %s\nwant %s", message, tt.require)
			}
		})
	}
}

func TestAKnownCloudOfAFlagLeavesTheEndpointsOfTheFile(t *testing.T) {
	t.Parallel()
	c := mustLoad(t, setup{flags: map[string]string{"cloud": "usgov"}, file: "[cloud]\nname = \"custom\"\ngraph = \"https://g\""})
	if want := (Cloud{Name: USGov}); c.Cloud != want {
		t.Errorf("got %+v", c.Cloud)
	}
}
