package account

import (
	"fmt"
	"strings"

	// arm/runtime is what fills in the Resource Manager entries of the clouds
	// that azcore knows.
	_ "github.com/Azure/azure-sdk-for-go/sdk/azcore/arm/runtime"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
)

// Cloud is one Azure: where to sign in and where its services are.
type Cloud struct {
	Name string // as in the settings: public, usgov, china or custom

	// Configuration holds the Entra authority and Azure Resource Manager's
	// endpoint and audience. The double slash before .default that a scope of a known
	// cloud has belongs there: the audiences end in a slash.
	Configuration cloud.Configuration

	// Base addresses without a trailing slash; empty where a custom cloud names
	// none.
	Graph        string // Microsoft Graph
	LogAnalytics string // Log Analytics query API
	Portal       string // the Azure portal

	// Private is set for a custom cloud: sign-in trusts its authority without
	// asking the public one for metadata (Entra's instance discovery).
	Private bool
}

// Clouds returns the clouds that need no settings, the public one first.
func Clouds() []Cloud {
	return []Cloud{
		{
			Name: "public", Configuration: cloud.AzurePublic,
			Graph:        "https://graph.microsoft.com",
			LogAnalytics: "https://api.loganalytics.azure.com",
			Portal:       "https://portal.azure.com",
		},
		{
			Name: "usgov", Configuration: cloud.AzureGovernment,
			Graph:        "https://graph.microsoft.us",
			LogAnalytics: "https://api.loganalytics.us",
			Portal:       "https://portal.azure.us",
		},
		{
			Name: "china", Configuration: cloud.AzureChina,
			Graph:        "https://microsoftgraph.chinacloudapi.cn",
			LogAnalytics: "https://api.loganalytics.azure.cn",
			Portal:       "https://portal.azure.cn",
		},
	}
}

// FindCloud returns the cloud with the given name; nothing means the public
// one. A custom cloud is made by [Custom] instead.
func FindCloud(name string) (Cloud, error) {
	if name == "" {
		return Clouds()[0], nil
	}
	names := make([]string, 0, len(Clouds()))
	for _, c := range Clouds() {
		if strings.EqualFold(c.Name, name) {
			return c, nil
		}
		names = append(names, c.Name)
	}
	return Cloud{}, fmt.Errorf("cloud: %q is not known: use one of %s, custom", name, strings.Join(names, ", "))
}
