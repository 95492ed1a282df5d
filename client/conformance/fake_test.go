package conformance

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	azfake "github.com/Azure/azure-sdk-for-go/sdk/azcore/fake"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	arm "github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/securityinsights/armsecurityinsights/v2"
	"github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/securityinsights/armsecurityinsights/v2/fake"

	"sentinelq/client"
	"sentinelq/client/simulator"
)

const (
	subscription = "d0cfe6b2-9ac0-4464-9919-dccaee2e48c0"
	group        = "rg-soc"
	workspace    = "ws-soc"
)

// named lets a client that Microsoft did not generate reach the generated fake,
// which finds the operation by a name in the request's context and hands its
// refusals out as Go errors.
type named struct {
	fake     policy.Transporter
	versions *[]string // the api-version of every request
}

// Do implements policy.Transporter.
func (n named) Do(req *http.Request) (*http.Response, error) {
	*n.versions = append(*n.versions, req.URL.Query().Get("api-version"))
	ctx := context.WithValue(req.Context(), runtime.CtxAPINameKey{}, operation(req))
	resp, err := n.fake.Do(req.WithContext(ctx))
	if refusing, is := errors.AsType[*azcore.ResponseError](err); is {
		return refusing.RawResponse, nil
	}
	return resp, err
}

// operation names a request as the generated client does.
func operation(req *http.Request) string {
	_, rest, _ := strings.Cut(req.URL.Path, "/Microsoft.SecurityInsights/")
	rest, _, isPage := strings.Cut(rest, "/fake_page_")
	names := strings.Split(rest, "/")
	of := "IncidentsClient."
	switch {
	case names[0] == "bookmarks":
		of = "BookmarksClient."
	case len(names) > 2 && req.Method == http.MethodPost:
		return of + map[string]string{"alerts": "ListAlerts", "bookmarks": "ListBookmarks", "entities": "ListEntities"}[names[2]]
	case len(names) > 2:
		of = map[string]string{"comments": "IncidentCommentsClient.", "relations": "IncidentRelationsClient."}[names[2]]
	}
	switch {
	case isPage, len(names)%2 == 1:
		return of + "NewListPager"
	case req.Method == http.MethodPut:
		return of + "CreateOrUpdate"
	case req.Method == http.MethodDelete:
		return of + "Delete"
	default:
		return of + "Get"
	}
}

// newOurs returns our client of a generated fake, and the api-versions it
// asked for.
func newOurs(t *testing.T, server *fake.IncidentsServer) (*client.Client, *[]string) {
	t.Helper()
	return newOursOf(t, &fake.ServerFactory{IncidentsServer: *server})
}

// newOursOf is newOurs of all that the generated fake knows.
func newOursOf(t *testing.T, servers *fake.ServerFactory) (*client.Client, *[]string) {
	t.Helper()
	versions := new([]string)
	c, err := client.New(client.Options{
		Credential:     simulator.New(simulator.Options{Incidents: -1}).Credential(),
		SubscriptionID: subscription,
		ResourceGroup:  group,
		Workspace:      workspace,
		Transport:      named{fake.NewServerFactoryTransport(servers), versions},
		Retry:          policy.RetryOptions{MaxRetries: 1, RetryDelay: time.Nanosecond},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c, versions
}

// The answers of the fake for each operation.
type (
	getAnswer    = azfake.Responder[arm.IncidentsClientGetResponse]
	putAnswer    = azfake.Responder[arm.IncidentsClientCreateOrUpdateResponse]
	deleteAnswer = azfake.Responder[arm.IncidentsClientDeleteResponse]
	listAnswer   = azfake.PagerResponder[arm.IncidentsClientListResponse]
)

// answered makes the answer of a fake that takes a request.
func answered[T any](status int, value T) (resp azfake.Responder[T]) {
	resp.SetResponse(status, value, nil)
	return resp
}

// refused makes the answer of a fake that does not.
func refused(status int, code string) (resp azfake.ErrorResponder) {
	resp.SetResponseError(status, code)
	return resp
}
