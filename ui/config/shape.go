package config

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/query"
)

// shape is what may stand at a place of the config file.
type shape struct {
	want   string           // in words
	keys   map[string]shape // of a table
	isOpen bool             // a table whose keys are not known here
}

// shapeOf reads the shape of a Go value from its types and tags.
func shapeOf(v any) shape { return shapeOfType(reflect.TypeOf(v)) }

func shapeOfType(t reflect.Type) shape {
	switch t.Kind() {
	case reflect.Pointer:
		return shapeOfType(t.Elem())
	case reflect.Bool:
		return shape{want: "true or false"}
	case reflect.Map:
		return shape{want: "a table", isOpen: true}
	case reflect.Slice:
		s := shapeOfType(t.Elem())
		if s.keys == nil {
			return shape{want: "a list of texts in quotes"}
		}
		s.want = "a list of tables, each under a header in double brackets"
		return s
	case reflect.Struct:
		s := shape{want: "a table", keys: map[string]shape{}}
		for field := range t.Fields() {
			s.keys[field.Tag.Get("toml")] = shapeOfType(field.Type)
		}
		return s
	default:
		return shape{want: "text in quotes"}
	}
}

// find follows keys as far as the shape is known.
func (s shape) find(keys []string) (shape, bool) {
	for _, key := range keys {
		next, ok := s.keys[key]
		if !ok {
			break
		}
		s = next
	}
	return s, len(keys) > 0
}

// homes lists the full keys that end in key.
func (s shape) homes(key, above string) []string {
	var found []string
	for _, name := range slices.Sorted(maps.Keys(s.keys)) {
		if name == key {
			found = append(found, above+name)
		}
		found = append(found, s.keys[name].homes(key, above+name+".")...)
	}
	return found
}

// unknown fails for a key that does not exist. It never shows the value.
func (l *loader) unknown(u unknownKey, known shape) {
	at := origin{key: u.full, file: l.path, line: u.line}
	if isSecret(u.key) {
		l.fail(
			at,
			clean.Literal(
				"secrets are not kept in the config file: sign-in by environment reads the Azure SDK's own variables",
			),
		)
		return
	}
	problem := clean.Literal("unknown key")
	if nearest, ok := query.Nearest(u.key, slices.Sorted(maps.Keys(u.in.keys))); ok {
		l.fail(at, problem, nearest)
		return
	}
	if homes := known.homes(u.key, ""); len(homes) > 0 {
		l.fail(at, problem, homes[0])
		return
	}
	l.fail(at, problem)
}

// isSecret reports whether a key asks to hold what must not lie in a file.
func isSecret(key string) bool {
	key = strings.ToLower(key)
	return slices.ContainsFunc([]string{"secret", "password", "passwd", "token", "credential", "certificate"},
		func(word string) bool { return strings.Contains(key, word) })
}
