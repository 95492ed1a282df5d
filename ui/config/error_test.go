package config

import (
	"errors"
	"strings"
	"testing"
)

func TestMistakes(t *testing.T) {
	t.Parallel()
	custom := "[cloud]\nname = \"custom\"\n"
	endpoints := strings.NewReplacer("HOST", "https://h.example").Replace(
		custom + "authority = \"HOST\"\nresource_manager = \"HOST\"\naudience = \"HOST\"\ngraph = \"HOST\"\nlog_analytics = \"HOST\"\n")
	tests := []struct{ name, file, want string }{
		{"an unknown key", "\nreadonly = true", "2: readonly: unknown key; did you mean read_only?"},
		{"a key in another case", "THEME = \"dark\"", "1: THEME: unknown key; did you mean theme?"},
		{"a key like none", "quux = 1", "1: quux: unknown key"},
		{"a key of a table at the top", "authority = \"https://x\"", "1: authority: unknown key; did you mean cloud.authority?"},
		{"an unknown key in a table", "[cloud]\n\nnane = \"public\"", "3: cloud.nane: unknown key; did you mean name?"},
		{"an unknown key in a list of tables", "[[views]]\nname = \"a\"\n[[views]]\nname = \"b\"\nfiler = \"x\"", "5: views[1].filer: unknown key; did you mean filter?"},
		{"an unknown key in an inline table", "views = [\n {name = \"a\"},\n {name = \"b\", column = []}]", "3: views[1].column: unknown key; did you mean columns?"},
		{"an unknown table", "[kyes]\na = \"b\"", "1: kyes: unknown key; did you mean keys?"},
		{"a secret", "client_secret = \"hunter2\"", "1: client_secret: secrets are not kept in the config file: sign-in by environment reads the Azure SDK's own variables"},
		{"text for a boolean", "read_only = \"yes\"", "1: read_only: wrong type: expected true or false"},
		{"a number for text", "refresh = 30", "1: refresh: wrong type: expected text in quotes"},
		{"a value for a table", "cloud = \"public\"", "1: cloud: wrong type: expected a table"},
		{"text for a list", "[[views]]\nname = \"a\"\ncolumns = \"x\"", "3: views.columns: wrong type: expected a list of texts in quotes"},
		{"a value for a list of tables", "workspaces = \"ws\"", "1: workspaces: wrong type: expected a list of tables, each under a header in double brackets"},
		{"no TOML", "theme = dark", "1: unexpected character U+0064 'd' at start of value"},
		{"a key twice", "theme = \"dark\"\ntheme = \"dark\"", "2: theme: key theme is already defined"},
		{"an unknown choice", "auth = \"device_code\"", `1: auth: "device_code": expected cli, device-code, browser, environment, managed-identity, workload-identity; did you mean device-code?`},
		{"an unknown cloud", "[cloud]\nname = \"germany\"", `2: cloud.name: "germany": expected public, usgov, china, custom`},
		{"a subscription that is an option", "subscription = \"--help\"", `1: subscription: "--help": expected the ID of a subscription`},
		{"a resource group with a slash", "resource_group = \"a/b\"", `1: resource_group: "a/b": expected the name of a resource group: at most 90 letters, digits and -_.()`},
		{"a resource group that ends in a dot", "resource_group = \"a.\"", `1: resource_group: "a.": expected the name of a resource group: at most 90 letters, digits and -_.()`},
		{"a workspace with a space", "workspace = \"a b\"", `1: workspace: "a b": expected the name of a workspace: at most 90 letters, digits and hyphens`},
		{"a tenant with a slash", "tenant = \"../x\"", `1: tenant: "../x": expected the ID or the domain of a tenant`},
		{"a version that is none", "api_version = \"latest\"", `1: api_version: "latest": expected a version such as 2025-09-01 or 2025-07-01-preview`},
		{"too fast a refresh", "refresh = \"5s\"", `1: refresh: expected a time such as "30s" or "2m", at least "10s"`},
		{"a refresh without a unit", "refresh = \"30\"", `1: refresh: expected a time such as "30s" or "2m", at least "10s"`},
		{"an endpoint of a known cloud", "[cloud]\nname = \"china\"\ngraph = \"https://g\"", "3: cloud.graph: only for a custom cloud, and the cloud is china"},
		{"an endpoint without a cloud", "[cloud]\ngraph = \"https://g\"", "2: cloud.graph: only for a custom cloud, and the cloud is public"},
		{"a missing endpoint", endpoints, "2: cloud.name: a custom cloud needs cloud.portal in the config file"},
		{"an endpoint without https", endpoints + "portal = \"http://p\"", "8: cloud.portal: not https, and tokens are sent there: write https://host"},
		{"an endpoint that is a name", endpoints + "portal = \"portal\"", "8: cloud.portal: not an address: write https://host"},
		{"an endpoint with a password", endpoints + "portal = \"https://a:b@p\"", "8: cloud.portal: holds a user name or password: write https://host"},
		{"an endpoint with a path", endpoints + "portal = \"https://p/x\"", "8: cloud.portal: more than a host: write https://host"},
		{"a workspace without a group", "subscription = \"s\"\n[[workspaces]]\nworkspace = \"w\"", "2: workspaces[0]: needs a workspace, a resource_group and a subscription"},
		{"a wrong name in a table", "[[workspaces]]\nworkspace = \"w\"\nresource_group = \"g\"\nsubscription = \"s/t\"", `4: workspaces[0].subscription: "s/t": expected the ID of a subscription`},
		{"a workspace with a space in a table", "[[workspaces]]\nworkspace = \"a b\"", `2: workspaces[0].workspace: "a b": expected the name of a workspace: at most 90 letters, digits and hyphens`},
		{"a key that is a number", "[keys]\nmark = 5", `2: keys.mark: wrong type: expected a key such as "ctrl+r", or a list of keys`},
		{"a list with a number", "[keys]\nmark = [\"a\", 5]", `2: keys.mark: wrong type: expected a key such as "ctrl+r", or a list of keys`},
		{"an empty key", "[keys]\nmark = \"\"", `2: keys.mark: wrong type: expected a key such as "ctrl+r", or a list of keys`},
		{"an action bound twice", "[keys]\na.b = \"x\"\n\"a.b\" = \"y\"", "2: keys.a.b: bound twice"},
		{"a view without a name", "[[views]]\nfilter = \"x\"", "1: views[0].name: needs a name"},
		{"a view without a name in an inline table", "views = [\n {name = \"a\"},\n {filter = \"x\"}]", "3: views[1].name: needs a name"},
		{"an empty inline table", "views = [\n {name = \"a\"},\n\n {}]", "4: views[1].name: needs a name"},
		{"two views of a name", "[[views]]\nname = \"a\"\n[[views]]\nname = \"a\"", `4: views[1].name: "a" is there twice`},
		{"a mistake in a view's filter", "[[views]]\nname = \"a\"\nfilter = \"staus:new\"", `3: views[0].filter: "staus": did you mean status? expected a field (status, sev, owner, tag, product, tactic, created, updated), or quotes around text with a colon`},
		{"a template's severity", "[[templates]]\nname = \"a\"\nseverity = \"Hihg\"", `3: templates[0].severity: "Hihg": expected High, Medium, Low or Informational; did you mean High?`},
		{"a template's status", "[[templates]]\nname = \"a\"\nstatus = \"Open\"", `3: templates[0].status: "Open": expected New, Active or Closed`},
		{"a template's owner", "[[templates]]\nname = \"a\"\nowner = \"bob\"", "3: templates[0].owner: not an owner: type a name@domain, an object ID (a GUID), or me"},
		{"a template's description", "[[templates]]\nname = \"a\"\ndescription = \"" + strings.Repeat("x", 5001) + "\"", "3: templates[0].description: 1 characters over the limit of 5,000"},
		{"what is hostile is shown harmless", "\"\\u001b[2J\" = 1", "1: <U+001B>[2J: unknown key"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Load(setup{file: tt.file}.sources())
			if _, ok := errors.AsType[*Error](err); !ok {
				t.Fatalf("got %v, want an Error", err)
			}
			if got, want := err.Error(), "config "+defaultFile+":"+tt.want; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func TestMistakesOutsideTheFileNameTheFlagOrVariable(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		setup
		want string
	}{
		{"a flag", setup{flags: map[string]string{"theme": "drak"}}, `config: --theme: "drak": expected auto, dark, light, high-contrast, mono; did you mean dark?`},
		{"a variable", setup{env: map[string]string{"SENTINELQ_AUTH": "az"}}, `config: SENTINELQ_AUTH: "az": expected cli, device-code, browser, environment, managed-identity, workload-identity`},
		{"a boolean", setup{env: map[string]string{"SENTINELQ_READ_ONLY": "maybe"}}, `config: SENTINELQ_READ_ONLY: "maybe": expected 1, true, yes or on, or 0, false, no or off`},
		{"a custom cloud without a file", setup{flags: map[string]string{"cloud": "custom"}}, "config: --cloud: a custom cloud needs cloud.authority in the config file"},
		{"a directory of nothing", setup{flags: map[string]string{"cache-dir": ""}}, "config: --cache-dir: no home directory to keep cache and drafts in: name a directory"},
		{"a zero byte", setup{flags: map[string]string{"log-file": "a\x00b"}}, "config: --log-file: no path: it holds a zero byte"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if _, err := Load(tt.sources()); err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

func FuzzLoad(f *testing.F) {
	for _, text := range []string{
		"", "theme = \"dark\"\n", "[[workspaces]]\nworkspace = \"w\"", "[cloud]\nname = \"custom\"", "[keys]\na.b.c = [\"x\"]",
		"views = [{name = \"a\"}]", "[views.x]\n", "[[views]]\n[views.name]\n", "a.b.c = {d = [[{}]]}", "[keys]\n\"\" = {}", "\xff", "x = \"\"\"\n",
		"keys = {a = [{b = 1}]}", "READ_ONLY.x = 1",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Load(setup{file: "#\n" + text}.sources())
		if err == nil {
			if c.Refresh < MinRefresh || c.CacheDir == "" {
				t.Fatalf("%q: %+v", text, c)
			}
			for action, line := range c.KeyLines {
				if line < 2 || line > 2+strings.Count(text, "\n") {
					t.Fatalf("%q: %s at line %d", text, action, line)
				}
			}
			return
		}
		var mistake *Error
		if !errors.As(err, &mistake) || mistake.File != defaultFile || mistake.Line < 1 || mistake.Problem.IsEmpty() {
			t.Fatalf("%q: %v", text, err)
		}
		if strings.ContainsAny(err.Error(), "\n\r\x1b") {
			t.Fatalf("%q: %q is not one line", text, err)
		}
	})
}
