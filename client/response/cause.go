package response

import (
	"net/http"
	"strings"
	"time"

	"sentinelq/client/incident"
)

// maxSkew is how far two clocks may differ before a token that one of them made
// is of no use to the other. Entra allows five minutes.
const maxSkew = 5 * time.Minute

// cause says why an answer is no success.
func cause(resp *http.Response, said words, now time.Time) incident.Cause {
	status, code := resp.StatusCode, strings.ToLower(said.Code)
	switch {
	case status == http.StatusProxyAuthRequired:
		return incident.CauseProxyPassword
	case status == http.StatusTooManyRequests:
		return incident.CauseTooManyAsked
	case status == http.StatusUnauthorized:
		return causeOfToken(resp, code, now)
	case 300 <= status && status < 400:
		return incident.CausePage
	case status < 300, said == words{}:
		return incident.CauseWordless
	case status == http.StatusRequestTimeout, status >= 500:
		return incident.CauseServiceFailed
	case isVersion(code):
		return incident.CauseWrongVersion
	case isStale(status, code):
		return incident.CauseStale
	case status == http.StatusForbidden && isRole(code):
		return incident.CauseNoRole
	}
	return causeOfPlace(status, code, said.Message)
}

// causeOfToken says why a token is not taken.
func causeOfToken(resp *http.Response, code string, now time.Time) incident.Cause {
	if code == "invalidauthenticationtokentenant" {
		return incident.CauseWrongTenant
	}
	theirs, err := http.ParseTime(resp.Header.Get("Date"))
	if err == nil && theirs.Sub(now).Abs() > maxSkew {
		return incident.CauseWrongClock
	}
	return incident.CauseTokenRefused
}

// isVersion reports whether a code, in lower case, is about the api-version.
func isVersion(code string) bool {
	switch code {
	case "invalidapiversionparameter", "missingapiversionparameter", "unsupportedapiversion", "invalidapiversion",
		"noregisteredproviderfound", "invalidresourcetype":
		return true
	}
	return false
}

// isRole reports whether a code, in lower case, says that a role is missing.
// Policies and firewalls refuse with 403 too, and with codes of their own.
func isRole(code string) bool {
	switch code {
	case "authorizationfailed", "linkedauthorizationfailed", "forbidden", "accessdenied", "unauthorized",
		"authorization_requestdenied", "insufficientaccesserror", "authorizationpermissionmismatch":
		return true
	}
	return false
}

// causeOfPlace says which part of an address leads nowhere. That a workspace has
// no Sentinel comes as a BadRequest like any other; only its words say so.
func causeOfPlace(status int, code, message string) incident.Cause {
	message = strings.ToLower(message)
	const workspace, sentinel = "microsoft.operationalinsights/workspaces/", "microsoft.securityinsights"
	switch {
	case code == "subscriptionnotfound", code == "invalidsubscriptionid":
		return incident.CauseNoSubscription
	case code == "resourcegroupnotfound":
		return incident.CauseNoResourceGroup
	case status == http.StatusBadRequest && strings.Contains(message, "not onboarded"):
		return incident.CauseNoSentinel
	case status != http.StatusNotFound:
		return incident.CauseDeclined
	case code == "parentresourcenotfound",
		code == "resourcenotfound" && strings.Contains(message, workspace) && !strings.Contains(message, sentinel):
		return incident.CauseNoWorkspace
	}
	return incident.CauseGone
}
