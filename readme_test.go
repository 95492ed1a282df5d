package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"sentinelq/ui/action"
	"sentinelq/ui/config"
)

var update = flag.Bool("update", false, "write the generated parts of README.md anew")

func TestTheGeneratedPartsOfTheREADMEAreCurrent(t *testing.T) {
	t.Parallel()
	old, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	now := replacePart(t, string(old), "keys", keysTable(t))
	now = replacePart(t, now, "settings", settingsTable())
	if now == string(old) {
		return
	}
	if !*update {
		t.Fatal("README.md is not current: run go test . -update")
	}
	if err := os.WriteFile("README.md", []byte(now), 0o600); err != nil {
		t.Fatal(err)
	}
}

// replacePart puts text between the comments that mark a part.
func replacePart(t *testing.T, readme, name, text string) string {
	t.Helper()
	part := regexp.MustCompile(`(?s)(<!-- ` + name + `:[^\n]*-->\n).*?(<!-- /` + name + ` -->)`)
	if !part.MatchString(readme) {
		t.Fatalf("README.md has no part %s", name)
	}
	return part.ReplaceAllStringFunc(readme, func(found string) string {
		m := part.FindStringSubmatch(found)
		return m[1] + text + m[2]
	})
}

func keysTable(t *testing.T) string {
	t.Helper()
	registry, err := action.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("| where | keys | what | name |\n|---|---|---|---|\n")
	for _, scope := range action.Scopes() {
		for _, a := range registry.In(scope) {
			caps := make([]string, len(a.Keys))
			for i, k := range a.Keys {
				caps[i] = "`" + action.KeyCap(k).String() + "`"
			}
			fmt.Fprintf(&table, "| %s | %s | %s | `%s` |\n", scope.Label(), strings.Join(caps, " "), a.Title, a.ID)
		}
	}
	return table.String()
}

func settingsTable() string {
	var table strings.Builder
	table.WriteString("| flag | variable | key | |\n|---|---|---|---|\n")
	for _, s := range config.FlagSpecs() {
		name := "--" + s.Name
		if !s.IsSwitch() {
			name += " " + s.Value
		}
		s2 := s
		s2.Env = ""
		fmt.Fprintf(&table, "| `%s` | %s | %s | %s |\n", name, code(s.Env), code(s.Key), s2.Help())
	}
	return table.String()
}

func code(word string) string {
	if word == "" {
		return ""
	}
	return "`" + word + "`"
}
