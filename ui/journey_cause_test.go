package ui_test

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui"
	"sentinelq/ui/uitest"
)

// told returns the text of the screen in one line, so that it does not matter
// where a message is wrapped.
func told(j *uitest.Journey) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(j.Screen(), "│", " ")), " ")
}

// tells fails unless the screen has every text, wherever it is wrapped.
func tells(j *uitest.Journey, texts ...string) {
	j.T.Helper()
	for _, text := range texts {
		if !strings.Contains(told(j), text) {
			j.T.Fatalf("%q is not told:\n%s", text, j.Screen())
		}
	}
}

// fault is what comes instead of an answer of the service: an error, or an answer
// that somebody else gives.
type fault struct {
	err    error
	status int
	body   string
	header []string // in pairs
}

// meets lets every request meet the fault.
func (f fault) meets(req *http.Request) (*http.Response, error) {
	if f.err != nil {
		return nil, &url.Error{Op: "Get", URL: req.URL.String(), Err: f.err}
	}
	h := http.Header{}
	for i := 0; i < len(f.header); i += 2 {
		h.Set(f.header[i], f.header[i+1])
	}
	return &http.Response{StatusCode: f.status, Header: h, Body: io.NopCloser(strings.NewReader(f.body)), Request: req}, nil
}

// unanswered keeps answers from coming.
func unanswered(err error) fault { return fault{err: err} }

// answered gives one answer to everything.
func answered(status int, body string, header ...string) fault {
	return fault{status: status, body: body, header: header}
}

// refusal is an answer in Azure's shape.
func refusal(status int, code, message string) fault {
	return answered(status, `{"error":{"code":"`+code+`","message":"`+message+`"}}`)
}

// failingCredential never has a token.
type failingCredential struct{ err error }

func (f failingCredential) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{}, f.err
}

// withoutToken signs in as kind says, and fails.
func withoutToken(kind incident.SignInKind, text string) func(func(incident.SignIn)) (azcore.TokenCredential, ui.SignIn) {
	return func(func(incident.SignIn)) (azcore.TokenCredential, ui.SignIn) {
		return failingCredential{account.Explain(context.Background(), errors.New(text))}, ui.SignIn{Kind: kind}
	}
}

type causeCase struct {
	rule  string
	fails fault
	kind  incident.SignInKind // with text: how signing in fails
	text  string
	word  string // in the header
	line  string
}

const host = "management.azure.com"

func transportCauses() []causeCase {
	dial := func(err error) fault {
		return unanswered(&net.OpError{Op: "dial", Net: "tcp", Err: err})
	}
	workspace := "The Resource 'Microsoft.OperationalInsights/workspaces/ws-soc' under resource group 'rg-soc' was not found."
	return []causeCase{
		{
			rule: "a refused connection", fails: dial(os.NewSyscallError("connect", syscall.ECONNREFUSED)),
			word: "✗ offline", line: host + " refuses the connection; check VPN, firewall and proxy (HTTPS_PROXY)",
		},
		{
			rule: "an unknown host", fails: dial(&net.DNSError{Err: "no such host", IsNotFound: true}),
			word: "✗ offline", line: "there is no host " + host + "; check DNS, VPN and --cloud",
		},
		{
			rule: "no name server", fails: dial(&net.DNSError{Err: "timeout", IsTimeout: true}),
			word: "✗ offline", line: "no name server answers for " + host + "; check network and VPN",
		},
		{
			rule: "no network", fails: dial(os.NewSyscallError("connect", syscall.ENETUNREACH)),
			word: "✗ offline", line: "Azure was not reached; check network and VPN",
		},
		{
			rule: "a private CA", fails: unanswered(x509.UnknownAuthorityError{}),
			word: "✗ bad certificate", line: "the certificate of " + host + " is not trusted; for a private CA set SSL_CERT_FILE",
		},
		{
			rule: "another's certificate", fails: unanswered(x509.HostnameError{Certificate: &x509.Certificate{}, Host: host}),
			word: "✗ bad certificate", line: host + " shows the certificate of another host; check the address and the proxy",
		},
		{
			rule: "a certificate that is over", fails: unanswered(x509.CertificateInvalidError{Reason: x509.Expired}),
			word: "✗ bad certificate", line: "the certificate of " + host + " is not valid today; check the clock of this machine",
		},
		{
			rule: "no TLS", fails: unanswered(http.ErrSchemeMismatch),
			word: "✗ no TLS", line: "what answers at " + host + " does not speak TLS; check the address and the proxy",
		},
		{
			rule: "a proxy that wants a password", fails: unanswered(&account.ProxyError{Status: 407}),
			word: "✗ proxy password", line: "the proxy wants a user and a password (407); put them into HTTPS_PROXY",
		},
		{
			rule: "a proxy that refuses", fails: unanswered(&account.ProxyError{Status: 403}),
			word: "✗ proxy refuses", line: "the proxy does not connect to " + host + "; check HTTPS_PROXY and NO_PROXY",
		},
		{
			rule: "a proxy that is away", fails: unanswered(&net.OpError{Op: "proxyconnect", Net: "tcp", Err: syscall.ECONNREFUSED}),
			word: "✗ no proxy", line: "the proxy before " + host + " was not reached; check HTTPS_PROXY",
		},
		{
			rule: "a connection cut off", fails: unanswered(io.ErrUnexpectedEOF),
			word: "✗ cut off", line: "the connection to " + host + " broke; r tries again",
		},
		{
			rule: "throttled", fails: answered(429, "", "Retry-After", "600"),
			word: "✗ throttled until 00:10:00", line: "Azure asks to wait until 00:10:00",
		},
		{
			rule: "no role", fails: refusal(403, "AuthorizationFailed", "no"),
			word: "✗ no access", line: "your role does not allow it; Microsoft Sentinel Reader is needed",
		},
		{
			rule: "a firewall of Azure", fails: refusal(403, "PublicNetworkAccessDisabled", "use the private endpoint"),
			word: "✗ refused", line: "Azure refuses it (PublicNetworkAccessDisabled): use the private endpoint",
		},
		{
			rule: "a firewall that says nothing", fails: answered(403, ""),
			word: "✗ no access", line: host + " answered HTTP 403 and nothing else; a proxy or firewall may stand between",
		},
		{
			rule: "no such subscription", fails: refusal(404, "SubscriptionNotFound", "no"),
			word: "✗ not found", line: "Azure does not find the subscription; check --subscription and --tenant",
		},
		{
			rule: "no such resource group", fails: refusal(404, "ResourceGroupNotFound", "no"),
			word: "✗ not found", line: "Azure does not find the resource group; check --resource-group and --subscription",
		},
		{
			rule: "no such workspace", fails: refusal(404, "ResourceNotFound", workspace),
			word: "✗ not found", line: "Azure does not find the workspace ws-soc; check --workspace and --resource-group",
		},
		{
			rule: "a workspace without Sentinel", fails: refusal(400, "BadRequest", "Workspace 'ws-soc' is not onboarded to Microsoft Sentinel"),
			word: "✗ no Sentinel", line: "the workspace ws-soc has no Microsoft Sentinel; check --workspace",
		},
		{
			rule: "404 from who knows whom", fails: answered(404, ""),
			word: "✗ not found", line: host + " answered HTTP 404 and nothing else; a proxy or firewall may stand between",
		},
		{
			rule: "a wrong version", fails: refusal(400, "InvalidApiVersionParameter", "The api-version is invalid."),
			word: "✗ api version", line: "Azure does not know the version asked for: The api-version is invalid.; set api_version",
		},
		{
			rule: "a mistake", fails: refusal(400, "BadRequest", "OData query syntax error"),
			word: "✗ refused", line: "Azure refuses it: OData query syntax error",
		},
		{rule: "202", fails: answered(202, ""), word: "✗ odd answer", line: host + " answered HTTP 202 and nothing else"},
		{rule: "204", fails: answered(204, ""), word: "✗ odd answer", line: host + " answered HTTP 204 and nothing else"},
		{rule: "an empty 200", fails: answered(200, ""), word: "✗ odd answer", line: host + " answered HTTP 200 and nothing else"},
		{
			rule: "a page", fails: answered(200, "<html>sign in</html>"),
			word: "✗ no Azure", line: "a web page came instead of Azure (HTTP 200); a proxy or guest network may want you to sign in",
		},
		{
			rule: "a redirect", fails: answered(302, "", "Location", "https://portal.example"),
			word: "✗ no Azure", line: "a web page came instead of Azure (HTTP 302); a proxy or guest network may want you to sign in",
		},
		{rule: "JSON of somebody else", fails: answered(200, `{"ok":true}`), word: "✗ odd answer", line: "the answer is not from the service: it holds no list"},
		{rule: "a fault of the service", fails: refusal(503, "ServiceUnavailable", "try later"), word: "✗ Azure fails", line: "Azure failed (HTTP 503): try later"},
		{rule: "a fault without words", fails: answered(500, ""), word: "✗ Azure fails", line: host + " answered HTTP 500 and nothing else"},
	}
}

func signInCauses() []causeCase {
	const declined = "AADSTS65004: declined"
	again := func(kind incident.SignInKind, remedy string) causeCase {
		return causeCase{
			rule: "declined, by " + string(kind), kind: kind, text: declined, word: "✗ sign in again",
			line: "not signed in: the sign-in was declined in the browser (AADSTS65004); " + remedy,
		}
	}
	cases := []causeCase{
		again(incident.SignInCLI, "run az login, then press r"),
		again(incident.SignInDeviceCode, "r draws a new code"),
		again(incident.SignInBrowser, "r opens the browser again"),
		again(incident.SignInEnvironment, "check AZURE_TENANT_ID, AZURE_CLIENT_ID and its secret or certificate"),
		again(incident.SignInManagedIdentity, "this machine needs a managed identity, or choose another --auth"),
		again(incident.SignInWorkloadIdentity, "check AZURE_FEDERATED_TOKEN_FILE, AZURE_CLIENT_ID and AZURE_TENANT_ID"),
		{
			rule: "a wrong secret", kind: incident.SignInEnvironment, text: "AADSTS7000215: Invalid client secret provided.", word: "✗ sign in again",
			line: "not signed in: the client secret is wrong: set AZURE_CLIENT_SECRET to its value, not to its ID (AADSTS7000215)",
		},
		{
			rule: "a wrong application", kind: incident.SignInDeviceCode, text: "AADSTS700016: no", word: "✗ sign in again",
			line: "not signed in: the application is not in this tenant: check AZURE_CLIENT_ID and AZURE_TENANT_ID (AADSTS700016)",
		},
		{
			rule: "a variable that is missing", kind: incident.SignInEnvironment, text: "missing environment variable AZURE_TENANT_ID", word: "✗ sign in again",
			line: "not signed in: missing environment variable AZURE_TENANT_ID; check AZURE_TENANT_ID",
		},
		{
			rule: "no identity", kind: incident.SignInManagedIdentity, text: "ManagedIdentityCredential: no default identity is assigned", word: "✗ sign in again",
			line: "not signed in: no default identity is assigned; this machine needs a managed identity",
		},
		{
			rule: "nobody at az", kind: incident.SignInCLI, text: "AzureCLICredential: ERROR: Please run 'az login' to setup account.", word: "✗ sign in again",
			line: "not signed in: nobody is signed in to the Azure CLI: run az login",
		},
		{
			rule: "az with another failure", kind: incident.SignInCLI, text: "AzureCLICredential: WARNING: old\nERROR: no subscription found", word: "✗ sign in again",
			line: "not signed in: az: no subscription found",
		},
		{
			rule: "az without a network", kind: incident.SignInCLI, text: "AzureCLICredential: ERROR: Max retries exceeded", word: "✗ offline",
			line: "az did not reach the sign-in service: check network, VPN and proxy",
		},
	}
	for kind, remedy := range map[incident.SignInKind]string{incident.SignInCLI: "run az login, then press r", incident.SignInEnvironment: "check AZURE_TENANT_ID"} {
		cases = append(cases, causeCase{
			rule: "a token that is not taken, by " + string(kind), kind: kind, fails: refusal(401, "ExpiredAuthenticationToken", "expired"),
			word: "✗ sign in again", line: "not signed in: Azure does not take the token (ExpiredAuthenticationToken); " + remedy,
		})
	}
	return append(cases,
		causeCase{
			rule: "the token of another tenant", fails: refusal(401, "InvalidAuthenticationTokenTenant", "no"),
			word: "✗ wrong tenant", line: "the account is of another tenant than the subscription; set --tenant, and sign in there",
		},
		causeCase{
			rule: "a wrong clock", fails: answered(401, "", "Date", "Sat, 01 Jan 2000 00:10:00 GMT"),
			word: "✗ wrong clock", line: "the clock of this machine is more than 5 minutes wrong; set it",
		},
	)
}

// TestTheFirstLineNamesTheCauseAndWhatHelps is the table of causes, at the start
// and at 80 columns: the header's word, and the line.
func TestTheFirstLineNamesTheCauseAndWhatHelps(t *testing.T) {
	t.Parallel()
	for _, c := range append(transportCauses(), signInCauses()...) {
		t.Run(c.rule, func(t *testing.T) {
			t.Parallel()
			o := uitest.Options{}
			if c.fails.err != nil || c.fails.status != 0 {
				o.Fails = c.fails.meets
			}
			switch {
			case c.text != "":
				o.SignIn = withoutToken(c.kind, c.text)
			case c.kind != "":
				o.SignIn = func(func(incident.SignIn)) (azcore.TokenCredential, ui.SignIn) {
					return goodCredential{}, ui.SignIn{Kind: c.kind}
				}
			}
			uitest.Run(t, o, func(j *uitest.Journey) {
				j.Wait(20 * time.Second)
				j.Sees(c.word)
				j.Press("!")
				tells(j, readable(c.line))
				if c.kind != incident.SignInCLI && c.kind != "" && strings.Contains(told(j), "az login") {
					t.Errorf("a person who does not use az is told to:\n%s", j.Screen())
				}
			})
		})
	}
}

// readable is how a message reads in the dialog that has all of them.
func readable(line string) string { return clean.New(line).Safe().String() }

// goodCredential always has a token.
type goodCredential struct{}

func (goodCredential) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: "t", ExpiresOn: time.Now().Add(time.Hour)}, nil
}
