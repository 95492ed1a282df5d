package client

import (
	"errors"
	"net/http"
	"testing"

	"sentinelq/client/account"
	"sentinelq/client/incident"
)

const firstPage = testIncidents + testVersion +
	"&$filter=%28properties%2Fstatus%20eq%20%27New%27%20or%20properties%2Fstatus%20eq%20%27Active%27%29" +
	"&$orderby=properties%2FcreatedTimeUtc%20desc&$top=1000"

func TestListAsksForTheOpenQueue(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(200, `{"value":[`+wireBody("e", `"title":"One","incidentNumber":7`)+`]}`))
	page, err := c.List(t.Context(), incident.Open(), "")
	if err != nil {
		t.Fatal(err)
	}
	wantRequests(t, w, sent{method: http.MethodGet, url: firstPage})
	if len(page.Incidents) != 1 || page.Incidents[0].Number != 7 || page.Next != "" {
		t.Errorf("the page is %+v", page)
	}
	header := w.got[0].header
	if got := header.Get("Authorization"); got == "" || got == "Bearer " {
		t.Errorf("Authorization is %q", got)
	}
	if !incident.IsGUID(header.Get("x-ms-client-request-id")) {
		t.Errorf("x-ms-client-request-id is %q, want a GUID", header.Get("x-ms-client-request-id"))
	}
	if agent := header.Get("User-Agent"); len(agent) < 9 || agent[:9] != "sentinelq" {
		t.Errorf("User-Agent is %q", agent)
	}
}

func TestListFollowsTheNextLinkOfTheService(t *testing.T) {
	t.Parallel()
	link := "https://Management.Azure.com:443" + testIncidents + testVersion +
		"&$filter=properties/status eq 'New'&$skipToken=a%2Bb%20c+d=="
	c, w := newTestClient(t, says(200, `{"value":[],"nextLink":`+quote(link)+`}`), says(200, `{"value":[]}`))
	page, err := c.List(t.Context(), incident.Query{}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err = c.List(t.Context(), incident.Query{}, page.Next); err != nil {
		t.Fatal(err)
	}
	want := "https://Management.Azure.com:443" + testIncidents + testVersion +
		"&$filter=properties/status%20eq%20'New'&$skipToken=a%2Bb%20c+d=="
	if got := w.got[1].url; got != want {
		t.Errorf("the second page was asked for at\n%s, want\n%s", got, want)
	}
}

func TestListNeverAsksAForeignHost(t *testing.T) {
	t.Parallel()
	for name, link := range map[string]string{
		"another host":        "https://evil.example/x?a=b",
		"another scheme":      "http://management.azure.com/x",
		"another port":        "https://management.azure.com:8443/x",
		"a longer host":       "https://management.azure.com.evil.example/x",
		"a user before it":    "https://management.azure.com@evil.example/x",
		"a user of the host":  "https://ann@management.azure.com/x",
		"a relative link":     "/subscriptions/x",
		"no host":             "https:///x",
		"a control character": "https://management.azure.com/\x00",
		"no address at all":   "::",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := &wire{answers: []reply{says(200, `{"value":[]}`)}}
			o := testOptions(w)
			credential := &fakeCredential{token: "t"}
			o.Credential = credential
			c, err := New(o)
			if err != nil {
				t.Fatal(err)
			}
			_, err = c.List(t.Context(), incident.Query{}, incident.Cursor(link))
			wantError(t, err, incident.ErrUnavailable)
			if len(w.got) != 0 || credential.count != 0 {
				t.Errorf("%d requests and %d tokens for %q", len(w.got), credential.count, link)
			}
		})
	}
}

func TestListRefusesAPageThatIsFollowedByItself(t *testing.T) {
	t.Parallel()
	link := "https://management.azure.com" + testIncidents + "?$skipToken=1"
	c, _ := newTestClient(t, says(200, `{"value":[],"nextLink":`+quote(link)+`}`))
	_, err := c.List(t.Context(), incident.Query{}, incident.Cursor(link))
	wantError(t, err, incident.ErrUnavailable)
}

func TestListSaysThatAProxysPageIsNotTheService(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"<html>sign in to the guest network</html>", "", "{", `{"value":[]}x`, `[]`, `{}`, "null"} {
		c, _ := newTestClient(t, says(200, body))
		_, err := c.List(t.Context(), incident.Query{}, "")
		wantError(t, err, incident.ErrUnavailable)
		if got := failure(t, err); got.Message.IsEmpty() || got.Status != 200 {
			t.Errorf("for %q the error is %+v", body, got)
		}
	}
}

func TestMeCostsNoTokenOfItsOwnAfterACall(t *testing.T) {
	t.Parallel()
	c, _ := newTestClient(t, says(200, `{"value":[]}`))
	if _, err := c.List(t.Context(), incident.Query{}, ""); err != nil {
		t.Fatal(err)
	}
	me, err := c.Me(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if me.UserPrincipalName.Raw() != "ann@contoso.com" || me.Type != incident.User {
		t.Errorf("me is %+v", me)
	}
	if n := c.options.Credential.(*fakeCredential).count; n != 1 {
		t.Errorf("%d tokens were fetched, want 1", n)
	}
}

func TestMeFetchesATokenAndSaysWhenItIsOpaque(t *testing.T) {
	t.Parallel()
	o := testOptions(&wire{})
	o.Credential = &fakeCredential{token: "opaque"}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Me(t.Context()); !errors.Is(err, account.ErrNoClaims) {
		t.Errorf("the error is %v, want ErrNoClaims", err)
	}
	o.Credential = &fakeCredential{err: errors.New("AADSTS700082: the refresh token has expired")}
	if c, err = New(o); err != nil {
		t.Fatal(err)
	}
	_, err = c.Me(t.Context())
	wantError(t, err, incident.ErrSignIn)
}
