package account

import (
	"strings"
	"testing"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
)

func TestCloudsHaveMicrosoftsEndpoints(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][3]string{
		"public": {"https://management.azure.com", "https://management.core.windows.net//.default", "https://login.microsoftonline.com/"},
		"usgov":  {"https://management.usgovcloudapi.net", "https://management.core.usgovcloudapi.net//.default", "https://login.microsoftonline.us/"},
		"china":  {"https://management.chinacloudapi.cn", "https://management.core.chinacloudapi.cn//.default", "https://login.chinacloudapi.cn/"},
	} {
		c, err := FindCloud(strings.ToUpper(name))
		if err != nil {
			t.Fatal(err)
		}
		arm := c.Configuration.Services[cloud.ResourceManager]
		got := [3]string{strings.TrimSuffix(arm.Endpoint, "/"), arm.Audience + "/.default", c.Configuration.ActiveDirectoryAuthorityHost}
		if got != want || c.Name != name || c.Private {
			t.Errorf("%s is %v, want %v", c.Name, got, want)
		}
		for _, base := range []string{c.Graph, c.LogAnalytics, c.Portal} {
			if _, err := baseAddress(base, true); err != nil || strings.HasSuffix(base, "/") {
				t.Errorf("%s has the endpoint %q: %v", name, base, err)
			}
		}
	}
}

func TestFindCloudKnowsTheDefaultAndSaysWhatThereIs(t *testing.T) {
	t.Parallel()
	if c, err := FindCloud(""); err != nil || c.Name != "public" {
		t.Errorf("the default is %q, %v", c.Name, err)
	}
	if _, err := FindCloud("mars"); err == nil || !strings.Contains(err.Error(), "public, usgov, china, custom") {
		t.Errorf("the error is %v", err)
	}
}

func endpoints() Endpoints {
	return Endpoints{
		Authority: "https://login.example/", ResourceManager: "https://arm.example:8443/", Audience: "https://arm.example/",
		Graph: "https://graph.example", LogAnalytics: "https://la.example/", Portal: "https://portal.example",
	}
}

func TestCustomTakesSlashesOffButNotOffTheAudience(t *testing.T) {
	t.Parallel()
	c, err := Custom(endpoints())
	if err != nil {
		t.Fatal(err)
	}
	arm := c.Configuration.Services[cloud.ResourceManager]
	if arm.Endpoint != "https://arm.example:8443" || arm.Audience != "https://arm.example/" {
		t.Errorf("the resource manager is %+v", arm)
	}
	if c.Configuration.ActiveDirectoryAuthorityHost != "https://login.example/" || c.LogAnalytics != "https://la.example" {
		t.Errorf("the cloud is %+v", c)
	}
	if c.Name != "custom" || !c.Private {
		t.Error("a custom cloud must skip instance discovery")
	}
}

func TestCustomNamesTheSettingThatIsWrong(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*Endpoints)
		want   string
	}{
		"http":              {func(e *Endpoints) { e.Authority = "http://login.example" }, "cloud.authority: "},
		"no authority":      {func(e *Endpoints) { e.Authority = "" }, "cloud.authority: "},
		"no scheme":         {func(e *Endpoints) { e.ResourceManager = "arm.example" }, "cloud.resource_manager: "},
		"no audience":       {func(e *Endpoints) { e.Audience = "" }, "cloud.audience: "},
		"a path":            {func(e *Endpoints) { e.Graph = "https://graph.example/v1.0" }, "cloud.graph: "},
		"a query":           {func(e *Endpoints) { e.LogAnalytics = "https://la.example?x" }, "cloud.log_analytics: "},
		"a user":            {func(e *Endpoints) { e.Portal = "https://me:pw@portal.example" }, "cloud.portal: "},
		"no address at all": {func(e *Endpoints) { e.Portal = "https://%" }, "cloud.portal: "},
	} {
		e := endpoints()
		test.change(&e)
		if _, err := Custom(e); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: the error is %v, want %s…", name, err, test.want)
		}
	}
	e := endpoints()
	e.Graph, e.LogAnalytics, e.Portal = "", "", ""
	if c, err := Custom(e); err != nil || c.Graph != "" {
		t.Errorf("without the optional endpoints: %+v, %v", c, err)
	}
}
