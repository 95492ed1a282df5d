package account

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/incident"
)

// entra answers the requests of a sign-in by the last segment of their path.
type entra struct {
	mu      sync.Mutex
	answers map[string][]string // bodies in order; the last is repeated
	status  map[string]int      // where it is not 200
	err     error
	page    int // status of a page that answers everything; zero for none
	hosts   []string
	paths   []string
}

func (e *entra) Do(req *http.Request) (*http.Response, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.hosts = append(e.hosts, req.URL.Host)
	e.paths = append(e.paths, req.URL.Path)
	if e.err != nil {
		return nil, e.err
	}
	if e.page != 0 {
		return &http.Response{
			StatusCode: e.page, Header: http.Header{"Content-Type": {"text/html"}},
			Body: io.NopCloser(strings.NewReader("<html>sign in to the network")), Request: req,
		}, nil
	}
	segments := strings.Split(req.URL.Path, "/")
	last := segments[len(segments)-1]
	bodies := e.answers[last]
	if len(bodies) == 0 {
		return nil, errors.New("nobody answers " + req.URL.Path)
	}
	if len(bodies) > 1 {
		e.answers[last] = bodies[1:]
	}
	status := http.StatusOK
	if s := e.status[last]; s != 0 && strings.Contains(bodies[0], "error") {
		status = s
	}
	return &http.Response{
		StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(bodies[0])), Request: req,
	}, nil
}

const (
	discovery = `{"authorization_endpoint":"https://login.example/t/oauth2/v2.0/authorize",` +
		`"token_endpoint":"https://login.example/t/oauth2/v2.0/token","issuer":"https://login.example/t/v2.0",` +
		`"device_authorization_endpoint":"https://login.example/t/oauth2/v2.0/devicecode"}`
	signedIn = `{"token_type":"Bearer","expires_in":3600,"access_token":"secret-token","refresh_token":"r",` +
		`"id_token":"e30.eyJvaWQiOiJvIiwidGlkIjoidCIsInN1YiI6InMiLCJwcmVmZXJyZWRfdXNlcm5hbWUiOiJhIiwiYXVkIjoiYyIsImlzcyI6ImkifQ.c",` +
		`"client_info":"eyJ1aWQiOiJvIiwidXRpZCI6InQifQ"}`
	tokenAnswer = `{"token_type":"Bearer","expires_in":3600,"access_token":"secret-token"}`
)

func newEntra() *entra {
	return &entra{
		answers: map[string][]string{"openid-configuration": {discovery}, "token": {tokenAnswer}},
		status:  map[string]int{"token": http.StatusBadRequest},
	}
}

func customOptions(t *testing.T, transport policy.Transporter) Options {
	t.Helper()
	c, err := Custom(endpoints())
	if err != nil {
		t.Fatal(err)
	}
	return Options{Cloud: c, Tenant: "t", Transport: transport, Retry: policy.RetryOptions{RetryDelay: time.Nanosecond}}
}

func scope() policy.TokenRequestOptions {
	return policy.TokenRequestOptions{Scopes: []string{"https://arm.example/.default"}}
}

// environment sets the variables of a service principal with a secret.
func environment(t *testing.T) {
	t.Helper()
	t.Setenv("AZURE_TENANT_ID", "t")
	t.Setenv("AZURE_CLIENT_ID", "client")
	t.Setenv("AZURE_CLIENT_SECRET", "hunter2")
}

func TestEnvironmentSignsInAtTheCustomAuthorityOnly(t *testing.T) {
	environment(t)
	e := newEntra()
	c, err := NewCredential(Environment, customOptions(t, e))
	if err != nil {
		t.Fatal(err)
	}
	if len(e.paths) != 0 {
		t.Errorf("%v was asked before a token was wanted", e.paths)
	}
	token, err := c.GetToken(t.Context(), scope())
	if err != nil || token.Token != "secret-token" {
		t.Fatalf("the token is %q, %v", token.Token, err)
	}
	for _, host := range e.hosts {
		if host != "login.example" {
			t.Errorf("%s was asked", host)
		}
	}
}

func TestEnvironmentThatIsMissingIsSaidAndLookedAtAgain(t *testing.T) {
	t.Setenv("AZURE_TENANT_ID", "")
	c, err := NewCredential(Environment, customOptions(t, newEntra()))
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.GetToken(t.Context(), scope())
	if !errors.Is(err, incident.ErrSignIn) || !strings.Contains(err.Error(), "AZURE_TENANT_ID") {
		t.Errorf("the error is %v", err)
	}
	environment(t)
	if _, err := c.GetToken(t.Context(), scope()); err != nil {
		t.Errorf("with the variables set the error is %v", err)
	}
}

func TestARefusedSecretIsOneLine(t *testing.T) {
	environment(t)
	e := newEntra()
	e.answers["token"] = []string{`{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided.\r\nTrace ID: a\r\nCorrelation ID: b",` +
		`"error_codes":[7000215],"correlation_id":"b"}`}
	c, err := NewCredential(Environment, customOptions(t, e))
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.GetToken(t.Context(), scope())
	var failure *Error
	if !errors.As(err, &failure) || !errors.Is(err, incident.ErrSignIn) {
		t.Fatalf("the error is %v", err)
	}
	if failure.Code.Raw() != "AADSTS7000215" || failure.CorrelationID.Raw() != "b" || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("the error is %+v", failure)
	}
}

func TestASignInServiceThatIsNotReachedIsOffline(t *testing.T) {
	environment(t)
	e := newEntra()
	e.err = &net.DNSError{Err: "no such host", Name: "login.example", IsNotFound: true}
	c, err := NewCredential(Environment, customOptions(t, e))
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.GetToken(t.Context(), scope())
	if !errors.Is(err, incident.ErrOffline) || errors.Is(err, incident.ErrSignIn) {
		t.Errorf("the error is %v", err)
	}
	if len(e.paths) != 1 {
		t.Errorf("a name that does not exist was asked %d times", len(e.paths))
	}
}

func TestNewCredentialRefusesWhatCannotWork(t *testing.T) {
	t.Parallel()
	if _, err := NewCredential("password", Options{}); err == nil || !strings.Contains(err.Error(), "cli, device-code") {
		t.Errorf("an unknown kind gives %v", err)
	}
	if _, err := NewCredential(DeviceCode, Options{}); err == nil {
		t.Error("a device code that nobody sees is taken")
	}
}

func TestEveryKindCanBeBuilt(t *testing.T) {
	environment(t)
	t.Setenv("AZURE_FEDERATED_TOKEN_FILE", "token")
	o := customOptions(t, newEntra())
	o.Watch = func(incident.SignIn) {}
	for _, kind := range Kinds() {
		if made, err := build(kind, o); err != nil || made == nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
	if kind, err := ParseKind(""); kind != CLI || err != nil {
		t.Errorf("the default is %q, %v", kind, err)
	}
}

// az is the Azure CLI as the SDK runs it: killed when its context ends.
type az struct{ takes time.Duration }

func (a az) GetToken(ctx context.Context, _ policy.TokenRequestOptions) (azcore.AccessToken, error) {
	select {
	case <-time.After(a.takes):
		return azcore.AccessToken{Token: "t"}, nil
	case <-ctx.Done():
		return azcore.AccessToken{}, errors.New("AzureCLICredential: signal: killed")
	}
}

func TestTheCLIMayBeSlowAndIsNeverKilledInWords(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		withAz := func(takes time.Duration) *Credential {
			c, err := NewCredential(CLI, Options{})
			if err != nil {
				t.Fatal(err)
			}
			c.made = &cliCredential{az: az{takes}, timeout: CLITimeout}
			return c
		}
		if _, err := withAz(30*time.Second).GetToken(t.Context(), scope()); err != nil {
			t.Errorf("az may take half a minute: %v", err)
		}
		_, err := withAz(time.Hour).GetToken(t.Context(), scope())
		if !errors.Is(err, incident.ErrSignIn) || strings.Contains(err.Error(), "killed") {
			t.Errorf("an az that hangs gives %v", err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err = withAz(time.Hour).GetToken(ctx, scope())
		if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, incident.ErrSignIn) {
			t.Errorf("a caller who gives up gets %v", err)
		}
	})
}
