package config

import (
	"maps"
	"slices"

	"sentinelq/client/clean"
)

// keys reads the [keys] table. A dotted name is one action, as it would be in
// quotes.
func (l *loader) keys(c *Config) {
	c.Keys, c.KeyLines = map[string][]string{}, map[string]int{}
	l.bind(c, "", l.file.Keys)
}

func (l *loader) bind(c *Config, above string, table map[string]any) {
	for _, name := range slices.Sorted(maps.Keys(table)) {
		action := above + name
		at := l.inFile("keys." + action)
		if inner, ok := table[name].(map[string]any); ok {
			l.bind(c, action+".", inner)
			continue
		}
		if _, twice := c.Keys[action]; twice {
			l.fail(at, clean.Literal("bound twice"))
		}
		keys, ok := keyList(table[name])
		if !ok {
			l.fail(at, clean.Literal(`wrong type: expected a key such as "ctrl+r", or a list of keys`))
		}
		c.Keys[action], c.KeyLines[action] = keys, at.line
	}
}

// keyList reads a key, or a list of keys. No list has an empty key.
func keyList(value any) ([]string, bool) {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	keys := make([]string, 0, len(list))
	for _, v := range list {
		key, ok := v.(string)
		if !ok || key == "" {
			return nil, false
		}
		keys = append(keys, key)
	}
	return keys, true
}
