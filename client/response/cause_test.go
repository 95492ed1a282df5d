package response

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"sentinelq/client/incident"
)

func TestWhyAnAnswerIsNoSuccess(t *testing.T) {
	t.Parallel()
	workspace := "The Resource 'Microsoft.OperationalInsights/workspaces/ws-soc' under resource group 'rg-soc' was not found."
	for _, c := range []struct {
		rule    string
		status  int
		code    string
		message string
		want    incident.Cause
	}{
		{"a missing role", 403, "AuthorizationFailed", "no", incident.CauseNoRole},
		{"a missing role in Graph", 403, "Authorization_RequestDenied", "no", incident.CauseNoRole},
		{"a missing role in the logs", 403, "InsufficientAccessError", "no", incident.CauseNoRole},
		{"a policy is no role", 403, "RequestDisallowedByPolicy", "no", incident.CauseDeclined},
		{"nor is a firewall", 403, "PublicNetworkAccessDisabled", "no", incident.CauseDeclined},
		{"a firewall that says nothing", 403, "", "", incident.CauseWordless},
		{"no such subscription", 404, "SubscriptionNotFound", "no", incident.CauseNoSubscription},
		{"nor such a resource group", 404, "ResourceGroupNotFound", "no", incident.CauseNoResourceGroup},
		{"nor such a workspace", 404, "ResourceNotFound", workspace, incident.CauseNoWorkspace},
		{"below a workspace that is not there", 404, "ParentResourceNotFound", "no", incident.CauseNoWorkspace},
		{"an incident that is not there", 404, "NotFound", "incident doesn't exist", incident.CauseGone},
		{"a resource that is not there", 404, "ResourceNotFound", "resource 'x' does not exist", incident.CauseGone},
		{"an incident in a workspace that is", 404, "ResourceNotFound", "no microsoft.operationalinsights/workspaces/w/providers/Microsoft.SecurityInsights/incidents/1", incident.CauseGone},
		{"404 from who knows whom", 404, "", "", incident.CauseWordless},
		{"no Sentinel", 400, "BadRequest", "Workspace 'w' is not onboarded to Microsoft Sentinel", incident.CauseNoSentinel},
		{"a version that is not known", 400, "InvalidApiVersionParameter", "no", incident.CauseWrongVersion},
		{"a version without the method", 405, "UnsupportedApiVersion", "no", incident.CauseWrongVersion},
		{"a version without the type", 404, "InvalidResourceType", "no", incident.CauseWrongVersion},
		{"a version that no provider has", 400, "NoRegisteredProviderFound", "no", incident.CauseWrongVersion},
		{"a stale version", 409, "Conflict", "no", incident.CauseStale},
		{"a lock", 409, "ScopeLocked", "no", incident.CauseDeclined},
		{"a mistake", 400, "BadRequest", "title must not be empty", incident.CauseDeclined},
		{"the token of another tenant", 401, "InvalidAuthenticationTokenTenant", "no", incident.CauseWrongTenant},
		{"a token that is not taken", 401, "ExpiredAuthenticationToken", "no", incident.CauseTokenRefused},
		{"and without words", 401, "", "", incident.CauseTokenRefused},
		{"a proxy", 407, "", "", incident.CauseProxyPassword},
		{"too much", 429, "", "", incident.CauseTooManyAsked},
		{"a fault with words", 503, "ServiceUnavailable", "no", incident.CauseServiceFailed},
		{"a fault without", 503, "", "", incident.CauseWordless},
		{"accepted and no more", 202, "", "", incident.CauseWordless},
		{"nothing", 204, "", "", incident.CauseWordless},
		{"a redirect", 302, "", "", incident.CausePage},
	} {
		body := `{"error":{"code":"` + c.code + `","message":"` + c.message + `"}}`
		if c.code == "" {
			body = ""
		}
		if got := refused(c.status, body); got.Cause != c.want {
			t.Errorf("%s: %d %s is %d, want %d", c.rule, c.status, c.code, got.Cause, c.want)
		}
	}
}

func TestAClockThatDiffersIsSeenByARefusedToken(t *testing.T) {
	t.Parallel()
	for off, want := range map[time.Duration]incident.Cause{
		0: incident.CauseTokenRefused, 4 * time.Minute: incident.CauseTokenRefused, -4 * time.Minute: incident.CauseTokenRefused,
		6 * time.Minute: incident.CauseWrongClock, -time.Hour: incident.CauseWrongClock,
	} {
		if got := refused(401, "", "Date", now().Add(off).Format(http.TimeFormat)); got.Cause != want {
			t.Errorf("with a clock %s off it is %d, want %d", off, got.Cause, want)
		}
	}
}

func TestASuccessThatMakesNoSenseSaysWhatCame(t *testing.T) {
	t.Parallel()
	resp := &http.Response{StatusCode: 200, Request: &http.Request{URL: &url.URL{Host: "arm.example"}}}
	for body, want := range map[string]incident.Cause{
		"": incident.CauseWordless, " \n": incident.CauseWordless, "<html>": incident.CausePage, "{}": incident.CauseSenseless,
	} {
		got := Senseless(resp, []byte(body), "why")
		if got.Cause != want || got.Host.Raw() != "arm.example" || got.Status != 200 || got.Message.IsEmpty() {
			t.Errorf("%q is %+v", body, got)
		}
	}
}
