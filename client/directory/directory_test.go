package directory

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/incident"
	"sentinelq/client/simulator"
)

func TestWithoutAnEndpointThereIsNoDirectory(t *testing.T) {
	t.Parallel()
	_, err := New(Options{Credential: refusing{}})
	if !errors.Is(err, ErrNotConfigured) || !errors.Is(err, incident.ErrNotFound) || !strings.Contains(err.Error(), "cloud.graph") {
		t.Errorf("the error is %v", err)
	}
}

func TestSettingsThatAreWrongAreNamed(t *testing.T) {
	t.Parallel()
	for _, endpoint := range []string{"graph.microsoft.com", "http://graph.microsoft.com", "https://", "https://a@b", "https://a/?q", "https://a b"} {
		if _, err := New(Options{Endpoint: endpoint, Credential: refusing{}}); err == nil || !strings.Contains(err.Error(), "cloud.graph") {
			t.Errorf("%q: the error is %v", endpoint, err)
		}
	}
	if _, err := New(Options{Endpoint: endpoint}); err == nil || !strings.Contains(err.Error(), "credential") {
		t.Errorf("without a credential the error is %v", err)
	}
}

func TestTheTokenIsForGraph(t *testing.T) {
	t.Parallel()
	s := simulator.New(simulator.Options{Incidents: -1, Graph: "graph.example"})
	w := &watched{TokenCredential: s.Credential()}
	d, err := New(Options{Credential: w, Transport: s, Endpoint: "https://graph.example/"})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := d.Search(t.Context(), "ann", 5); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(w.scopes, []string{"https://graph.example/.default"}) {
		t.Errorf("tokens were asked for %q", w.scopes)
	}
}

func TestAFailedSignInIsSaidAndSendsNothing(t *testing.T) {
	t.Parallel()
	s := simulator.New(simulator.Options{Incidents: -1})
	d := newDirectory(t, Options{Credential: refusing{}, Transport: s})
	_, err := d.Me(t.Context())
	wantError(t, err, incident.ErrSignIn)
	if failure(t, err).Code.Raw() != "AADSTS65001" || len(s.Requests()) != 0 {
		t.Errorf("after %d requests the error is %v", len(s.Requests()), err)
	}
}
