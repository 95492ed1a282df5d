package client

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/incident"
)

// DefaultAPIVersion is the newest stable version of the Incidents operations.
const DefaultAPIVersion = "2025-09-01"

// Options say which workspace to talk to and how. Credential, SubscriptionID,
// ResourceGroup and Workspace are required; every other zero value is a default.
type Options struct {
	Credential     azcore.TokenCredential
	SubscriptionID string // a GUID
	ResourceGroup  string // 1 to 90 letters, digits and _-.(), not ending in a dot
	Workspace      string // 3 to 90 letters, digits and hyphens, none of these at the ends

	TenantID   string              // of the playbooks' subscription, a GUID; empty leaves it to the service
	Cloud      cloud.Configuration // default: the public cloud
	APIVersion string              // default: DefaultAPIVersion; sovereign clouds may lag behind
	Version    string              // of this program, for the User-Agent header; default: dev

	// ReadOnly makes every write fail with incident.ErrReadOnly before anything
	// is sent.
	ReadOnly bool

	// Watch is told how the service answers whenever that changes, each time all of
	// it, in order. It must return at once; nil for nobody.
	Watch func(incident.Contact)

	// Transport sends the requests; nil means account.NewTransport.
	Transport policy.Transporter

	// Retry overrides azcore's retries, for tests. Where it is zero there are
	// three retries from 0.8 s on, none of them later than [MaxRetryDelay], and
	// account.Retryable decides what is worth one. A test that shall not wait
	// sets RetryDelay to a nanosecond: azcore takes a negative one, which should
	// mean none, for an overflow and waits MaxRetryDelay.
	Retry policy.RetryOptions

	// Now is the clock that a Retry-After date is compared with; nil means
	// time.Now.
	Now func() time.Time
}

// withDefaults checks the options and fills in what is missing. The error
// names the first setting that is wrong.
func (o Options) withDefaults() (Options, error) {
	if o.Cloud.ActiveDirectoryAuthorityHost == "" && o.Cloud.Services == nil {
		o.Cloud = cloud.AzurePublic
	}
	o.APIVersion = cmp.Or(o.APIVersion, DefaultAPIVersion)
	o.Version = cmp.Or(o.Version, "dev")
	if o.Now == nil {
		o.Now = time.Now
	}
	return o, cmp.Or(
		check("credential", o.Credential != nil, "is missing: choose a way to sign in"),
		check("subscription", incident.IsGUID(o.SubscriptionID), "%q is not a GUID", o.SubscriptionID),
		check("tenant", o.TenantID == "" || incident.IsGUID(o.TenantID), "%q is not a GUID", o.TenantID),
		check(
			"resource_group",
			isResourceGroup(o.ResourceGroup),
			"%q is not the name of a resource group: 1 to 90 letters, digits and _-.(), not ending in a dot",
			o.ResourceGroup,
		),
		check(
			"workspace",
			isWorkspace(o.Workspace),
			"%q is not the name of a workspace: 3 to 90 letters, digits and hyphens, none of these at the ends",
			o.Workspace,
		),
		check(
			"api_version",
			isAPIVersion(o.APIVersion),
			"%q is not a version such as %s",
			o.APIVersion,
			DefaultAPIVersion,
		),
		check("cloud.resource_manager", isHTTPS(o.endpoint()), "%q is not an https address", o.endpoint()),
	)
}

func (o Options) endpoint() string {
	return strings.TrimRight(o.Cloud.Services[cloud.ResourceManager].Endpoint, "/")
}

func check(setting string, ok bool, format string, args ...any) error {
	if ok {
		return nil
	}
	return fmt.Errorf(setting+": "+format, args...)
}

// isResourceGroup follows Resource Manager's naming rule, which takes letters
// of any script.
func isResourceGroup(name string) bool {
	return 1 <= len(name) && len([]rune(name)) <= 90 && !strings.HasSuffix(name, ".") &&
		only(name, func(r rune) bool {
			return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("_-.()", r)
		})
}

// isWorkspace follows the pattern of workspaceName in the specification,
// ^[A-Za-z0-9][A-Za-z0-9-]+[A-Za-z0-9]$ with at most 90 characters.
func isWorkspace(name string) bool {
	return 3 <= len(name) && len(name) <= 90 && name[0] != '-' && name[len(name)-1] != '-' &&
		only(name, func(r rune) bool {
			return r == '-' || r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
		})
}

// isAPIVersion takes a date with or without a suffix such as -preview.
func isAPIVersion(version string) bool {
	if len(version) < len(time.DateOnly) {
		return false
	}
	_, err := time.Parse(time.DateOnly, version[:len(time.DateOnly)])
	suffix := version[len(time.DateOnly):]
	return err == nil && (suffix == "" || suffix[0] == '-') &&
		only(suffix, func(r rune) bool { return r == '-' || 'a' <= r && r <= 'z' })
}

func isHTTPS(endpoint string) bool {
	u, err := url.Parse(endpoint)
	return err == nil && u.Scheme == "https" && u.Hostname() != "" && u.User == nil && u.RawQuery == ""
}

func only(s string, allowed func(rune) bool) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !allowed(r) }) < 0
}
