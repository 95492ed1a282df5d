package config

import (
	"net/url"
	"strings"

	"sentinelq/client/clean"
)

// CloudName is the name of an Azure cloud.
type CloudName string

// The clouds.
const (
	Public CloudName = "public"
	USGov  CloudName = "usgov"
	China  CloudName = "china"
	Custom CloudName = "custom"
)

// CloudNames returns the names of the clouds, the default first.
func CloudNames() []CloudName { return []CloudName{Public, USGov, China, Custom} }

// Cloud is an Azure cloud. A custom one has all endpoints, each an https
// address of nothing but a host, as it was written; the others have none,
// because theirs are known.
type Cloud struct {
	Name            CloudName
	Authority       string
	ResourceManager string
	Audience        string
	Graph           string
	LogAnalytics    string
	Portal          string
}

// endpoint is a setting of a custom cloud.
type endpoint struct {
	key   string
	value *string
}

func (c *Cloud) endpoints() []endpoint {
	return []endpoint{
		{"cloud.authority", &c.Authority},
		{"cloud.resource_manager", &c.ResourceManager},
		{"cloud.audience", &c.Audience},
		{"cloud.graph", &c.Graph},
		{"cloud.log_analytics", &c.LogAnalytics},
		{"cloud.portal", &c.Portal},
	}
}

// cloud reads the cloud. Endpoints stand in the file only; when a flag or a
// variable asks for a cloud that is known, they are for another run.
func (l *loader) cloud() Cloud {
	name, from := l.choice("cloud")
	cloud := Cloud{Name: CloudName(name)}
	for _, e := range cloud.endpoints() {
		value, given := l.scalars[e.key]
		switch at := l.inFile(e.key); {
		case cloud.Name == Custom && !given:
			l.fail(from, clean.Safef("a custom cloud needs %s in the config file", e.key))
		case cloud.Name == Custom:
			if problem := checkEndpoint(value); !problem.IsEmpty() {
				l.fail(at, problem)
			}
			*e.value = value
		case given && (from.isFile() || from.isDefault()):
			l.fail(at, clean.Safef("only for a custom cloud, and the cloud is %s", name))
		}
	}
	return cloud
}

// checkEndpoint says what is wrong with an endpoint of a custom cloud. Tokens
// are sent there, so there is no way around https.
func checkEndpoint(address string) clean.Safe {
	u, err := url.Parse(address)
	switch {
	case err != nil, u.Hostname() == "":
		return clean.Literal("not an address: write https://host")
	case u.User != nil:
		return clean.Literal("holds a user name or password: write https://host")
	case u.Scheme != "https":
		return clean.Literal("not https, and tokens are sent there: write https://host")
	case u.RawQuery != "", u.ForceQuery, u.Fragment != "", strings.Trim(u.Path, "/") != "":
		return clean.Literal("more than a host: write https://host")
	}
	return clean.Safe{}
}
