package directory

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/client/simulator/graph"
)

const endpoint = "https://graph.microsoft.com"

// newSimulated returns a directory of the simulator's tenant, and the simulator.
func newSimulated(t *testing.T, o simulator.Options) (*Directory, *simulator.Simulator) {
	t.Helper()
	o.Incidents = -1
	s := simulator.New(o)
	return newDirectory(t, Options{Credential: s.Credential(), Transport: s}), s
}

func newDirectory(t *testing.T, o Options) *Directory {
	t.Helper()
	o.Endpoint = endpoint
	if o.Credential == nil {
		o.Credential = simulator.New(simulator.Options{Incidents: -1}).Credential()
	}
	d, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// names returns the display names of owners, with a star behind groups.
func names(owners []incident.Owner) string {
	var all []string
	for _, o := range owners {
		name := o.AssignedTo.Raw()
		if o.Type == incident.Group {
			name += "*"
		}
		all = append(all, name)
	}
	return strings.Join(all, ", ")
}

// failure returns what every error of the package is.
func failure(t *testing.T, err error) *incident.OperationError {
	t.Helper()
	got, ok := err.(*incident.OperationError) //nolint:errorlint // no wrapper is wanted around it
	if !ok {
		t.Fatalf("the error is %v (%T), want an OperationError", err, err)
	}
	return got
}

func wantError(t *testing.T, err, want error) {
	t.Helper()
	if got := failure(t, err); !errors.Is(err, want) || got.Operation == "" {
		t.Errorf("the error is %v, want %v", err, want)
	}
}

// tenant is a transport in front of a directory of given people.
type tenant struct{ directory *graph.Directory }

func newTenant(people ...graph.Person) tenant {
	return tenant{graph.New("graph.microsoft.com", graph.All, people)}
}

func (f tenant) Do(req *http.Request) (*http.Response, error) {
	a, err := f.directory.Answer(req)
	if err != nil {
		a = graph.Error(err, "id", time.Unix(0, 0))
	}
	return a.Response(req), nil
}

// stuck is a credential that answers when it is let go, whatever the context.
type stuck struct{ let chan struct{} }

func (s stuck) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	<-s.let
	return azcore.AccessToken{Token: "t", ExpiresOn: time.Now().Add(time.Hour)}, nil
}

// watched is a credential that keeps the scopes it was asked for.
type watched struct {
	azcore.TokenCredential
	mu     sync.Mutex
	scopes []string
}

func (w *watched) GetToken(ctx context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	w.mu.Lock()
	w.scopes = append(w.scopes, o.Scopes...)
	w.mu.Unlock()
	return w.TokenCredential.GetToken(ctx, o)
}

// refusing is a credential without tokens.
type refusing struct{}

func (refusing) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{}, errors.New("AADSTS65001: the user has not consented")
}
