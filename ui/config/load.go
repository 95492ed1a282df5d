package config

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"time"

	"sentinelq/client/clean"
)

// MaxFile is the largest config file that is read, in bytes.
const MaxFile = 1 << 20

// The limits of the refresh.
const (
	DefaultRefresh = 30 * time.Second
	MinRefresh     = 10 * time.Second
)

// Sources is where settings come from. Its zero value has none, and then the
// defaults are in force.
type Sources struct {
	Flags    Flags
	Getenv   func(name string) string
	ReadFile func(path string) ([]byte, error) // fs.ErrNotExist for a missing file
	Home     string                            // the person's home directory
	Dir      string                            // the working directory
	OS       string                            // as runtime.GOOS names it
}

// loader collects a Config. It keeps the first mistake and goes on, so that
// reading is a plain list of settings.
type loader struct {
	Sources
	path    string // of the config file
	file    document
	lines   lines
	scalars map[string]string // the file's plain values, by key
	err     *Error
}

// Load reads the settings. It fails with an [*Error] for the first that cannot
// be used, for a config file that was asked for and is not there, and for one
// that cannot be read. A missing default file is no mistake.
func Load(sources Sources) (Config, error) {
	l := &loader{Sources: sources}
	if l.Getenv == nil {
		l.Getenv = func(string) string { return "" }
	}
	l.readFile()
	c := Config{File: l.path}
	if l.err == nil {
		l.workspaces(&c)
		l.look(&c)
		l.disk(&c)
		l.keys(&c)
		c.Views, c.Templates = l.views(), l.templates()
	}
	if l.err != nil {
		return Config{}, l.err
	}
	return c, nil
}

// fail keeps the first mistake.
func (l *loader) fail(at origin, problem clean.Safe, suggestion ...string) {
	if l.err != nil {
		return
	}
	l.err = &Error{File: at.file, Line: at.line, Key: at.key, Problem: problem}
	for _, s := range suggestion {
		l.err.Suggestion = clean.New(s).Safe()
	}
}

func (l *loader) readFile() {
	path, from := l.setting("config")
	asked := path != ""
	if !asked {
		path = l.xdg("XDG_CONFIG_HOME", ".config", "config.toml")
	}
	if path == "" || l.ReadFile == nil {
		return
	}
	path = l.absolute(path, from)
	data, err := l.ReadFile(path)
	switch {
	case !asked && errors.Is(err, fs.ErrNotExist):
		return
	case err != nil:
		l.err = &Error{File: path, Problem: clean.Safef("cannot be read: %s", reason(err)), Err: err}
	case len(data) > MaxFile:
		l.err = &Error{File: path, Problem: clean.Literal("larger than 1 MiB: this is not a config file")}
	default:
		l.path = path
		l.decode(bytes.TrimPrefix(data, []byte("\ufeff"))) // some editors of Windows begin with it
	}
}

// reason drops the path, which the message has already.
func reason(err error) error {
	if on, ok := errors.AsType[*fs.PathError](err); ok {
		return on.Err
	}
	return err
}

func (l *loader) workspaces(c *Config) {
	c.Demo = l.boolean("demo", false)
	c.Subscription = l.named("subscription")
	c.ResourceGroup = l.named("resource-group")
	c.Workspace = l.named("workspace")
	c.Tenant = l.named("tenant")
	auth, _ := l.choice("auth")
	c.Auth = Auth(auth)
	c.Cloud = l.cloud()
	c.APIVersion = l.named("api-version")
	if _, from := l.setting("workspace"); from.isFile() || from.isDefault() {
		c.Workspaces = l.tables(*c)
	}
}

// tables reads the [[workspaces]] tables.
func (l *loader) tables(c Config) []WorkspaceRef {
	var refs []WorkspaceRef
	for i, t := range l.file.Workspaces {
		key := indexed("workspaces", i)
		ref := WorkspaceRef{c.Subscription, c.ResourceGroup, t.Workspace}
		if t.Subscription != nil {
			ref.Subscription = l.checked("subscription", *t.Subscription, l.inFile(key+".subscription"))
		}
		if t.ResourceGroup != nil {
			ref.ResourceGroup = l.checked("resource-group", *t.ResourceGroup, l.inFile(key+".resource_group"))
		}
		l.checked("workspace", t.Workspace, l.inFile(key+".workspace"))
		if !ref.isComplete() && !c.Demo {
			l.fail(l.inFile(key), clean.Literal("needs a workspace, a resource_group and a subscription"))
		}
		refs = append(refs, ref)
	}
	return refs
}

func (l *loader) look(c *Config) {
	theme, _ := l.choice("theme")
	c.Theme = Theme(theme)
	c.ASCII = l.boolean("ascii", !l.isUTF8())
	c.ReadOnly = l.boolean("read-only", false)
	c.Refresh = DefaultRefresh
	if text, given := l.scalars["refresh"]; given {
		every, err := time.ParseDuration(text)
		if err != nil || every < MinRefresh {
			l.fail(l.inFile("refresh"), clean.Literal(`expected a time such as "30s" or "2m", at least "10s"`))
		}
		c.Refresh = every
	}
}

func (l *loader) disk(c *Config) {
	dir, from := l.setting("cache-dir")
	if from.isDefault() {
		dir = l.xdg("XDG_STATE_HOME", filepath.Join(".local", "state"))
	}
	if dir == "" && (!c.Demo || !from.isDefault()) {
		l.fail(
			from.or("--cache-dir"),
			clean.Literal("no home directory to keep cache and drafts in: name a directory"),
		)
	}
	c.CacheDir = l.absolute(dir, from)
	log, from := l.setting("log-file")
	c.LogFile = l.absolute(log, from)
}
