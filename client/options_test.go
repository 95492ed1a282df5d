package client

import (
	"strings"
	"testing"
)

func TestNewNamesTheSettingThatIsWrong(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*Options)
		want   string // beginning of the complaint; empty when there is none
	}{
		"all is well":                   {func(*Options) {}, ""},
		"no credential":                 {func(o *Options) { o.Credential = nil }, "credential"},
		"no subscription":               {func(o *Options) { o.SubscriptionID = "" }, "subscription"},
		"a subscription's name":         {func(o *Options) { o.SubscriptionID = "prod" }, "subscription"},
		"no resource group":             {func(o *Options) { o.ResourceGroup = "" }, "resource_group"},
		"a path as resource group":      {func(o *Options) { o.ResourceGroup = "a/../b" }, "resource_group"},
		"a resource group with a dot":   {func(o *Options) { o.ResourceGroup = "rg." }, "resource_group"},
		"a resource group of 91":        {func(o *Options) { o.ResourceGroup = strings.Repeat("ü", 91) }, "resource_group"},
		"a resource group of 90":        {func(o *Options) { o.ResourceGroup = strings.Repeat("ü", 90) }, ""},
		"a resource group in brackets":  {func(o *Options) { o.ResourceGroup = "_rg-1.(SOC)" }, ""},
		"no workspace":                  {func(o *Options) { o.Workspace = "" }, "workspace"},
		"a workspace of two":            {func(o *Options) { o.Workspace = "ws" }, "workspace"},
		"a workspace ending in hyphen":  {func(o *Options) { o.Workspace = "ws-soc-" }, "workspace"},
		"a workspace with an underline": {func(o *Options) { o.Workspace = "ws_soc" }, "workspace"},
		"a workspace with an umlaut":    {func(o *Options) { o.Workspace = "wsüsoc" }, "workspace"},
		"a workspace of 91":             {func(o *Options) { o.Workspace = strings.Repeat("w", 91) }, "workspace"},
		"a preview":                     {func(o *Options) { o.APIVersion = "2025-07-01-preview" }, ""},
		"a version that is no date":     {func(o *Options) { o.APIVersion = "2025-13-01" }, "api_version"},
		"a version that is short":       {func(o *Options) { o.APIVersion = "v1" }, "api_version"},
		"a version with a query":        {func(o *Options) { o.APIVersion = "2025-09-01&x=1" }, "api_version"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := testOptions(&wire{})
			test.change(&o)
			_, err := New(o)
			if test.want == "" && err != nil {
				t.Errorf("New fails with %v", err)
			}
			if test.want != "" && (err == nil || !strings.HasPrefix(err.Error(), "set up the client: "+test.want+": ")) {
				t.Errorf("New fails with %v, want a complaint about %s", err, test.want)
			}
		})
	}
}
