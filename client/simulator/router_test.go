package simulator

import (
	"net/http"
	"strings"
	"testing"

	"sentinelq/client/incident"
	"sentinelq/client/simulator/arm"
)

func TestWhatIsWrongWithARequestIsAnsweredAsAzureDoes(t *testing.T) {
	t.Parallel()
	s := empty()
	list := s.scope.List()
	for name, c := range map[string]struct {
		method, address string
		status          int
		code            string
	}{
		"no api-version":                 {http.MethodGet, list, 400, "MissingApiVersionParameter"},
		"an unknown api-version":         {http.MethodGet, list + "?api-version=1999-01-01", 400, "InvalidApiVersionParameter"},
		"another subscription":           {http.MethodGet, strings.Replace(list, "/7d0c", "/0000", 1) + "?" + version, 404, "SubscriptionNotFound"},
		"another resource group":         {http.MethodGet, strings.Replace(list, "rg-soc", "rg-x", 1) + "?" + version, 404, "ResourceGroupNotFound"},
		"another workspace":              {http.MethodGet, strings.Replace(list, "ws-soc", "ws-x", 1) + "?" + version, 404, "ResourceNotFound"},
		"another resource type":          {http.MethodGet, strings.TrimSuffix(list, "incidents") + "cases?" + version, 404, "InvalidResourceType"},
		"the workspace itself":           {http.MethodGet, strings.TrimSuffix(list, "/incidents") + "?" + version, 404, "InvalidResourceType"},
		"a resource under an incident":   {http.MethodGet, list + "/x/comments?" + version, 404, "NotFound"},
		"an incident that is not there":  {http.MethodGet, list + "/" + someID + "?" + version, 404, "NotFound"},
		"a PUT without an incident's ID": {http.MethodPut, list + "?" + version, 405, "UnsupportedApiVersion"},
		"a PATCH":                        {http.MethodPatch, list + "/" + someID + "?" + version, 405, "UnsupportedApiVersion"},
		"an address that is too long":    {http.MethodGet, list + "?" + version + "&x=" + strings.Repeat("x", arm.MaxAddress), 414, "UriTooLong"},
		"a query that is not encoded":    {http.MethodGet, list + "?" + version + "&$filter=%zz", 400, "BadRequest"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := send(t, s, request(t, c.method, c.address, ""))
			code, message := r.refusal(t)
			if r.status != c.status || code != c.code || message == "" {
				t.Errorf("answered %d %s, want %d %s", r.status, r.body, c.status, c.code)
			}
		})
	}
}

func TestARequestWithoutABearerTokenIsChallenged(t *testing.T) {
	t.Parallel()
	s := empty()
	for _, header := range []string{"", "Bearer ", "Basic eDp5"} {
		req := request(t, http.MethodGet, at(s, ""), "")
		req.Header.Set("Authorization", header)
		r := send(t, s, req)
		code, _ := r.refusal(t)
		if r.status != http.StatusUnauthorized || code != "AuthenticationFailed" ||
			!strings.HasPrefix(r.header.Get("WWW-Authenticate"), "Bearer ") {
			t.Errorf("%q was answered %d %s %v", header, r.status, r.body, r.header)
		}
	}
}

func TestPathsDoNotTellCasesApart(t *testing.T) {
	t.Parallel()
	s := New(Options{Incidents: 1, Now: noon})
	name := query(t, s).list(t).Value[0].Name
	address := "https://" + s.options.Host + strings.ToUpper(strings.TrimPrefix(s.scope.List(), "https://"+s.options.Host)+"/"+name)
	if r := send(t, s, request(t, http.MethodGet, address+"?"+version, "")); r.status != http.StatusOK {
		t.Errorf("answered %d %s", r.status, r.body)
	}
}

func TestARawSpaceInTheAddressReachesNoService(t *testing.T) {
	t.Parallel()
	s := empty()
	req := request(t, http.MethodGet, at(s, ""), "")
	req.URL.RawQuery += "&$filter=properties/status eq 'New'"
	r := send(t, s, req)
	if r.status != http.StatusBadRequest || !strings.HasPrefix(r.header.Get("Content-Type"), "text/html") {
		t.Errorf("answered %d %v %s", r.status, r.header, r.body)
	}
}

func TestAnswersCarryACorrelationIDOfTheirOwn(t *testing.T) {
	t.Parallel()
	s := empty()
	first, second := get(t, s), get(t, s)
	a, b := first.header.Get("x-ms-correlation-request-id"), second.header.Get("x-ms-correlation-request-id")
	if !incident.IsGUID(a) || !incident.IsGUID(b) || a == b {
		t.Errorf("correlation IDs are %q and %q", a, b)
	}
}

func TestABodyThatIsTooLargeIsRefused(t *testing.T) {
	t.Parallel()
	r := put(t, empty(), someID, strings.Repeat(" ", arm.MaxBody+1))
	if code, _ := r.refusal(t); r.status != http.StatusRequestEntityTooLarge || code != "RequestContentTooLarge" {
		t.Errorf("answered %d %s", r.status, r.body)
	}
}

func TestDeletingTwiceIsNoError(t *testing.T) {
	t.Parallel()
	s := New(Options{Incidents: 1, Now: noon})
	name := query(t, s).list(t).Value[0].Name
	first, second := remove(t, s, name), remove(t, s, strings.ToUpper(name))
	if first.status != http.StatusOK || second.status != http.StatusNoContent || first.body+second.body != "" {
		t.Errorf("answered %v and %v", first, second)
	}
	if s.Count() != 0 {
		t.Errorf("%d incidents are left", s.Count())
	}
}
