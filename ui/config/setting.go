package config

import (
	"slices"
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/query"
)

// origin is where a setting was given. The zero origin is the default.
type origin struct {
	key  string // as it is written there
	file string
	line int
}

func (o origin) isFile() bool    { return o.file != "" }
func (o origin) isDefault() bool { return o == origin{} }

// or names the setting of a default.
func (o origin) or(key string) origin {
	if o.isDefault() {
		o.key = key
	}
	return o
}

// inFile is the place of a key in the config file.
func (l *loader) inFile(key string) origin {
	return origin{key: key, file: l.path, line: l.lines.of(key)}
}

// setting returns what is in force for a flag: the flag itself, its variable,
// its key in the file, or its default.
func (l *loader) setting(name string) (string, origin) {
	spec, _ := findSpec(name)
	if value, given := l.Flags.given[name]; given {
		return value, origin{key: "--" + name}
	}
	if spec.Env != "" {
		if value := l.Getenv(spec.Env); value != "" {
			return value, origin{key: spec.Env}
		}
	}
	if value, given := l.scalars[spec.Key]; given {
		return value, l.inFile(spec.Key)
	}
	return spec.Default, origin{}
}

// choice returns a setting that is one of its choices.
func (l *loader) choice(name string) (string, origin) {
	spec, _ := findSpec(name)
	value, from := l.setting(name)
	i := slices.IndexFunc(spec.Choices, func(c string) bool { return strings.EqualFold(c, value) })
	if i < 0 {
		l.unfit(from, value, strings.Join(spec.Choices, ", "), spec.Choices)
		return value, from
	}
	return spec.Choices[i], from
}

// unfit fails for a value that is not what was expected.
func (l *loader) unfit(at origin, value, want string, right []string) {
	problem := clean.Safef("%q: expected %s", value, want)
	if nearest, ok := query.Nearest(value, right); ok {
		l.fail(at, problem, nearest)
		return
	}
	l.fail(at, problem)
}

// boolean returns a setting that is true or false.
func (l *loader) boolean(name string, otherwise bool) bool {
	value, from := l.setting(name)
	if from.isDefault() {
		return otherwise
	}
	switch strings.ToLower(value) {
	case "1", "true", "yes", "on":
		return true
	case "0", "false", "no", "off":
		return false
	}
	l.unfit(from, value, "1, true, yes or on, or 0, false, no or off", []string{"true", "false", "yes", "off"})
	return false
}

// named returns a setting that is a name in Azure.
func (l *loader) named(name string) string {
	value, from := l.setting(name)
	return l.checked(name, value, from)
}

// checked checks a name against what Azure allows. It goes into addresses and
// into the arguments of az, where anything else would do harm. No name at all
// is fine.
func (l *loader) checked(name, value string, at origin) string {
	if value == "" {
		return ""
	}
	ok, want := false, ""
	switch name {
	case "subscription":
		ok, want = isName(value, 64, "-"), "the ID of a subscription"
	case "resource-group":
		ok, want = isName(value, 90, "-_.()") &&
			!strings.HasSuffix(value, "."), "the name of a resource group: at most 90 letters, digits and -_.()"
	case "workspace":
		ok, want = isName(value, 90, "-") &&
			!strings.HasSuffix(value, "-"), "the name of a workspace: at most 90 letters, digits and hyphens"
	case "tenant":
		ok, want = isName(value, 253, "-."), "the ID or the domain of a tenant"
	case "api-version":
		ok, want = isAPIVersion(value), "a version such as 2025-09-01 or 2025-07-01-preview"
	}
	if !ok {
		l.unfit(at, value, want, nil)
	}
	return value
}
