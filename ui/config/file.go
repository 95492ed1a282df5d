package config

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"sentinelq/client/clean"
)

// file is the shape of the config file. Its tags are the only list of keys:
// what is not here is unknown.
type document struct {
	Subscription  *string          `toml:"subscription"`
	ResourceGroup *string          `toml:"resource_group"`
	Workspace     *string          `toml:"workspace"`
	Tenant        *string          `toml:"tenant"`
	Auth          *string          `toml:"auth"`
	APIVersion    *string          `toml:"api_version"`
	Theme         *string          `toml:"theme"`
	ASCII         *bool            `toml:"ascii"`
	ReadOnly      *bool            `toml:"read_only"`
	CacheDir      *string          `toml:"cache_dir"`
	LogFile       *string          `toml:"log_file"`
	Refresh       *string          `toml:"refresh"`
	Cloud         cloudTable       `toml:"cloud"`
	Workspaces    []workspaceTable `toml:"workspaces"`
	Keys          map[string]any   `toml:"keys"`
	Views         []viewTable      `toml:"views"`
	Templates     []templateTable  `toml:"templates"`
}

type cloudTable struct {
	Name            *string `toml:"name"`
	Authority       *string `toml:"authority"`
	ResourceManager *string `toml:"resource_manager"`
	Audience        *string `toml:"audience"`
	Graph           *string `toml:"graph"`
	LogAnalytics    *string `toml:"log_analytics"`
	Portal          *string `toml:"portal"`
}

type workspaceTable struct {
	Subscription  *string `toml:"subscription"`
	ResourceGroup *string `toml:"resource_group"`
	Workspace     string  `toml:"workspace"`
}

// decode reads the file: first its syntax and types, then where its keys stand
// and whether they exist. The second pass is needed because the decoder takes
// keys in any case and does not say where a right one stood.
func (l *loader) decode(data []byte) {
	if err := toml.Unmarshal(data, &l.file); err != nil {
		l.err = l.decodeError(err)
		return
	}
	known := shapeOf(l.file)
	var unknown *unknownKey
	if l.lines, unknown = findKeys(data, known); unknown != nil {
		l.unknown(*unknown, known)
		return
	}
	l.scalars = l.file.scalars()
}

// decodeError puts the decoder's error into our words where it is about a type,
// since its own speak of Go.
func (l *loader) decodeError(err error) *Error {
	e := &Error{File: l.path, Line: 1, Problem: clean.New(strings.TrimPrefix(err.Error(), "toml: ")).Safe()}
	at, ok := errors.AsType[*toml.DecodeError](err)
	if !ok {
		return e
	}
	e.Line, _ = at.Position()
	e.Key = strings.Join(at.Key(), ".")
	if strings.HasPrefix(err.Error(), "toml: cannot ") {
		if s, ok := shapeOf(l.file).find(at.Key()); ok {
			e.Problem = clean.Safef("wrong type: expected %s", s.want)
		}
	}
	return e
}

// scalars returns the plain values that the file gives, by key, as a flag would
// give them.
func (f *document) scalars() map[string]string {
	given := map[string]string{}
	for key, value := range map[string]*string{
		"subscription": f.Subscription, "resource_group": f.ResourceGroup, "workspace": f.Workspace,
		"tenant": f.Tenant, "auth": f.Auth, "api_version": f.APIVersion, "theme": f.Theme,
		"cache_dir": f.CacheDir, "log_file": f.LogFile, "refresh": f.Refresh,
		"cloud.name": f.Cloud.Name, "cloud.authority": f.Cloud.Authority,
		"cloud.resource_manager": f.Cloud.ResourceManager, "cloud.audience": f.Cloud.Audience,
		"cloud.graph": f.Cloud.Graph, "cloud.log_analytics": f.Cloud.LogAnalytics, "cloud.portal": f.Cloud.Portal,
	} {
		if value != nil {
			given[key] = *value
		}
	}
	for key, value := range map[string]*bool{"ascii": f.ASCII, "read_only": f.ReadOnly} {
		if value != nil {
			given[key] = strconv.FormatBool(*value)
		}
	}
	return given
}

// indexed names an element of a list as lines does.
func indexed(key string, i int) string { return fmt.Sprintf("%s[%d]", key, i) }
