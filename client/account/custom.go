package account

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
)

// Endpoints are the addresses of a custom cloud, as they stand in the settings.
// Authority, ResourceManager and Audience are required.
type Endpoints struct {
	Authority       string
	ResourceManager string
	Audience        string // kept as it is: a trailing slash is part of an audience
	Graph           string
	LogAnalytics    string
	Portal          string
}

// Custom makes a cloud of a person's own endpoints: a private cloud or a test
// one. Each must be an https address with a host and nothing behind it but an
// optional slash; the error names the setting that is not.
func Custom(e Endpoints) (Cloud, error) {
	settings := []struct {
		name     string
		value    *string
		required bool
	}{
		{"authority", &e.Authority, true},
		{"resource_manager", &e.ResourceManager, true},
		{"graph", &e.Graph, false},
		{"log_analytics", &e.LogAnalytics, false},
		{"portal", &e.Portal, false},
	}
	for _, s := range settings {
		base, err := baseAddress(*s.value, s.required)
		if err != nil {
			return Cloud{}, fmt.Errorf("cloud.%s: %w", s.name, err)
		}
		*s.value = base
	}
	if _, err := baseAddress(e.Audience, true); err != nil {
		return Cloud{}, fmt.Errorf("cloud.audience: %w", err)
	}
	return Cloud{
		Name: "custom",
		Configuration: cloud.Configuration{
			ActiveDirectoryAuthorityHost: e.Authority + "/",
			Services: map[cloud.ServiceName]cloud.ServiceConfiguration{
				cloud.ResourceManager: {Endpoint: e.ResourceManager, Audience: e.Audience},
			},
		},
		Graph: e.Graph, LogAnalytics: e.LogAnalytics, Portal: e.Portal,
		Private: true,
	}, nil
}

// baseAddress checks one endpoint and takes the slash off its end.
func baseAddress(address string, required bool) (string, error) {
	if address == "" {
		if required {
			return "", fmt.Errorf("is missing: give an https address")
		}
		return "", nil
	}
	u, err := url.Parse(address)
	switch {
	case err != nil, u.Hostname() == "":
		return "", fmt.Errorf("%q is not an address: write https://host", address)
	case u.Scheme != "https":
		return "", fmt.Errorf("%q is not https: a token is sent there", address)
	case u.User != nil, u.RawQuery != "", u.ForceQuery, u.Fragment != "", strings.Trim(u.Path, "/") != "":
		return "", fmt.Errorf("%q has more than a host: write https://%s", address, u.Host)
	}
	return "https://" + u.Host, nil
}
