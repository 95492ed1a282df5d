package config

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestFlagsAreThoseOfTheTable(t *testing.T) {
	t.Parallel()
	var rows []string
	for _, s := range FlagSpecs() {
		row := "--" + s.Name
		if !s.IsSwitch() {
			row += " " + s.Value
		}
		rows = append(rows, fmt.Sprintf("%s|%s|%s", row, s.Env, s.Key))
		if s.Usage == "" {
			t.Errorf("--%s has no usage", s.Name)
		}
	}
	want := `--config FILE|SENTINELQ_CONFIG|
--subscription ID|AZURE_SUBSCRIPTION_ID|subscription
--resource-group NAME|SENTINELQ_RESOURCE_GROUP|resource_group
--workspace NAME|SENTINELQ_WORKSPACE|workspace
--tenant ID|AZURE_TENANT_ID|tenant
--auth KIND|SENTINELQ_AUTH|auth
--cloud NAME|SENTINELQ_CLOUD|cloud.name
--api-version VERSION|SENTINELQ_API_VERSION|api_version
--theme NAME|SENTINELQ_THEME|theme
--ascii||ascii
--read-only|SENTINELQ_READ_ONLY|read_only
--cache-dir DIR|SENTINELQ_CACHE_DIR|cache_dir
--log-file FILE|SENTINELQ_LOG|log_file
--demo||`
	if got := strings.Join(rows, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNoFlagOrKeyTakesASecret(t *testing.T) {
	t.Parallel()
	for _, s := range FlagSpecs() {
		if isSecret(s.Name) || isSecret(s.Key) {
			t.Errorf("--%s asks for a secret", s.Name)
		}
	}
	var visit func(at string, s shape)
	visit = func(at string, s shape) {
		if isSecret(at) {
			t.Errorf("%s asks for a secret", at)
		}
		for key, inner := range s.keys {
			visit(at+"."+key, inner)
		}
	}
	visit("", shapeOf(document{}))
}

func TestFlagsOfOthersAreLeftToThem(t *testing.T) {
	t.Parallel()
	var flags Flags
	if flags.Set("output", "json") || !flags.Set("theme", "dark") {
		t.Error("only the flags of the table are ours")
	}
}

// inForce returns the setting of a flag as a flag would give it.
func inForce(c Config, name string) string {
	switch name {
	case "subscription":
		return c.Subscription
	case "resource-group":
		return c.ResourceGroup
	case "workspace":
		return c.Workspace
	case "tenant":
		return c.Tenant
	case "auth":
		return string(c.Auth)
	case "cloud":
		return string(c.Cloud.Name)
	case "api-version":
		return c.APIVersion
	case "theme":
		return string(c.Theme)
	case "ascii":
		return fmt.Sprint(c.ASCII)
	case "read-only":
		return fmt.Sprint(c.ReadOnly)
	case "cache-dir":
		return c.CacheDir
	case "log-file":
		return c.LogFile
	default:
		return "?"
	}
}

// candidates are right values of a setting, all different where there are more
// than two.
func candidates(s FlagSpec) []string {
	switch {
	case s.IsSwitch():
		return []string{"true", "false", "true"}
	case s.Name == "cloud":
		return []string{"public", "usgov", "china"}
	case len(s.Choices) > 0:
		return s.Choices
	case s.Name == "api-version":
		return []string{"2024-09-01", "2025-03-01", "2025-07-01-preview"}
	case s.Name == "cache-dir" || s.Name == "log-file":
		return []string{"/a", "/b", "/c"}
	default:
		return []string{"one", "two", "three"}
	}
}

func TestFlagBeforeVariableBeforeFileBeforeDefault(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		s := setup{flags: map[string]string{}, env: map[string]string{}}
		want := map[string]string{}
		for _, spec := range FlagSpecs() {
			if spec.Name == "config" || spec.Name == "demo" {
				continue
			}
			values := candidates(spec)
			r.Shuffle(len(values), func(i, j int) { values[i], values[j] = values[j], values[i] })
			if spec.Default != "" {
				want[spec.Name] = spec.Default
			}
			if spec.Key != "" && r.IntN(2) == 0 {
				s.file += fileLine(spec, values[0])
				want[spec.Name] = values[0]
			}
			if spec.Env != "" && r.IntN(2) == 0 {
				s.env[spec.Env] = values[1]
				want[spec.Name] = values[1]
			}
			if r.IntN(2) == 0 {
				s.flags[spec.Name] = values[2]
				want[spec.Name] = values[2]
			}
		}
		c := mustLoad(t, s)
		for name, value := range want {
			if got := inForce(c, name); got != value {
				t.Fatalf("%s is %s, want %s: %+v", name, got, value, s)
			}
		}
	}
}

// fileLine gives a setting in the file. The cloud is a dotted key, so that it
// opens no table for the lines behind it.
func fileLine(s FlagSpec, value string) string {
	if s.IsSwitch() {
		return fmt.Sprintf("%s = %s\n", s.Key, value)
	}
	return fmt.Sprintf("%s = %q\n", s.Key, value)
}
