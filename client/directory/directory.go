package directory

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"

	"sentinelq/client/account"
	"sentinelq/client/incident"
)

// Timeout is how long one request may take, its answer included.
const Timeout = 10 * time.Second

// Options say which directory to search. Credential and Endpoint are required.
type Options struct {
	Credential azcore.TokenCredential
	Endpoint   string // Microsoft Graph's base address, such as https://graph.microsoft.com
	Version    string // of this program, for the User-Agent header; default: dev

	// Transport sends the requests; nil means account.NewTransport.
	Transport policy.Transporter
}

// Directory searches one tenant. Its methods may be called at the same time.
type Directory struct {
	base     string
	pipeline runtime.Pipeline
}

// New makes a directory. It sends nothing. It fails on an endpoint that is no
// https address.
func New(o Options) (*Directory, error) {
	base, err := url.Parse(o.Endpoint)
	if err != nil || base.Scheme != "https" || base.Host == "" {
		return nil, fmt.Errorf("cloud.graph: %q is not an https address", o.Endpoint)
	}
	if o.Credential == nil {
		return nil, errors.New("directory: the credential is missing")
	}
	if o.Transport == nil {
		o.Transport = account.NewTransport()
	}
	if o.Version == "" {
		o.Version = "dev"
	}
	root := base.Scheme + "://" + base.Host
	options := policy.ClientOptions{Transport: o.Transport}
	options.Retry = policy.RetryOptions{
		MaxRetries: 1, RetryDelay: 200 * time.Millisecond, MaxRetryDelay: time.Second, ShouldRetry: worthwhile,
	}
	options.Telemetry.ApplicationID = "sentinelq"
	bearer := runtime.NewBearerTokenPolicy(o.Credential, []string{root + "/.default"}, nil)
	pipeline := runtime.NewPipeline("sentinelq", o.Version, runtime.PipelineOptions{PerRetry: []policy.Policy{bearer}}, &options)
	return &Directory{base: root + "/v1.0", pipeline: pipeline}, nil
}

// worthwhile repeats a request once where the fault may be gone at once. To be
// throttled is told instead, since a person types on anyway.
func worthwhile(resp *http.Response, err error) bool {
	if resp != nil && resp.StatusCode == http.StatusTooManyRequests {
		return false
	}
	return account.Retryable(resp, err)
}

// Search finds up to limit users and groups by what was typed: a word of the
// display name, or the beginning of a mail address or user principal name. Users
// come first. Where only one of the two kinds may be searched, there are results
// beside the error. Nothing typed finds nobody.
//
// It sends GET /users and GET /groups with $search, which Graph answers only
// with $count and the header ConsistencyLevel: eventual.
func (d *Directory) Search(ctx context.Context, typed string, limit int) ([]incident.Owner, error) {
	if typed = strings.TrimSpace(typed); typed == "" || limit < 1 {
		return nil, nil
	}
	var users, groups []incident.Owner
	var userErr, groupErr error
	var both sync.WaitGroup
	both.Go(func() { users, userErr = d.list(ctx, "users", userFields, searchUsers(typed), limit) })
	both.Go(func() { groups, groupErr = d.list(ctx, "groups", groupFields, searchGroups(typed), limit) })
	both.Wait()
	found := append(users, groups...)
	return found[:min(len(found), limit)], errors.Join(userErr, groupErr)
}

const (
	userFields  = "id,displayName,mail,userPrincipalName"
	groupFields = "id,displayName,mail,securityEnabled"
)

func searchUsers(typed string) string {
	return clause("displayName", typed) + " OR " + clause("mail", typed) + " OR " + clause("userPrincipalName", typed)
}

func searchGroups(typed string) string { return clause("displayName", typed) }

// clause quotes a search of one property. Graph splits values at & even when it
// is escaped, so that it is looked for as a space.
func clause(property, typed string) string {
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", " ").Replace(typed)
	return `"` + property + ":" + quoted + `"`
}

func (d *Directory) list(ctx context.Context, kind, fields, search string, limit int) ([]incident.Owner, error) {
	query := url.Values{
		"$search": {search}, "$count": {"true"}, "$top": {strconv.Itoa(limit)}, "$select": {fields},
	}
	var page struct {
		Value []entry `json:"value"`
	}
	address := d.base + "/" + kind + "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
	if err := d.get(ctx, "search "+kind, address, &page); err != nil {
		return nil, err
	}
	owners := make([]incident.Owner, len(page.Value))
	for i, e := range page.Value {
		owners[i] = e.owner(kind == "groups")
	}
	return owners, nil
}
