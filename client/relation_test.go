package client

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

const (
	testRelations = testIncident + "/relations"
	alertID       = "1dd267cd-8a1f-4f6f-b92c-da43ac8819af"
	bookmarkID    = "2216d0e1-91e3-4902-89fd-d2df8c535096"
	longName      = string(testID) + "_" + alertID // as the portal makes them, 73 characters
)

func relationAnswer(name, kind, resource string) string {
	return `{"name":` + quote(name) + `,"type":"Microsoft.SecurityInsights/incidents/relations","etag":"1900","id":"` + testRelations + `/` + name +
		`","properties":{"relatedResourceId":"` + testBase + `/` + kind + `/` + resource + `","relatedResourceName":"` + resource +
		`","relatedResourceType":"Microsoft.SecurityInsights/` + kind + `"}}`
}

func TestEveryFieldOfARelationIsRead(t *testing.T) {
	t.Parallel()
	withKind := strings.Replace(relationAnswer(longName, "entities", alertID), `"relatedResourceType"`, `"relatedResourceKind":"SecurityAlert","relatedResourceType"`, 1)
	c, w := newTestClient(t, says(200, `{"value":[`+relationAnswer("4BB3", "Bookmarks", bookmarkID)+`,`+withKind+`]}`))
	got, err := c.relations(t.Context(), "list relations", testID)
	if err != nil || len(got) != 2 {
		t.Fatalf("read %+v, %v", got, err)
	}
	want := []incident.Relation{
		{Name: "4BB3", ETag: "1900", Resource: clean.New(testBase + "/Bookmarks/" + bookmarkID), ResourceName: clean.New(bookmarkID), Kind: clean.New("Bookmark")},
		{Name: longName, ETag: "1900", Resource: clean.New(testBase + "/entities/" + alertID), ResourceName: clean.New(alertID), Kind: clean.New("SecurityAlert")},
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("read %+v, want %+v", got[i], want[i])
		}
	}
	wantRequests(t, w, sent{method: http.MethodGet, url: testRelations + testVersion})
}

func TestRelateSendsAResourceIDWithoutSchemeAndHost(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(201, relationAnswer(string(partID), "entities", alertID)))
	if err := c.RelateAlert(t.Context(), testID, partID, alertID); err != nil {
		t.Error(err)
	}
	if err := c.RelateBookmark(t.Context(), testID, partID, bookmarkID); err != nil {
		t.Error(err)
	}
	at := testRelations + "/" + string(partID) + testVersion
	wantRequests(t, w,
		sent{method: http.MethodPut, url: at, body: `{"properties":{"relatedResourceId":"` + testBase + `/entities/` + alertID + `"}}`},
		sent{method: http.MethodPut, url: at, body: `{"properties":{"relatedResourceId":"` + testBase + `/bookmarks/` + bookmarkID + `"}}`})
}

func TestAResourceIDIsNotEscapedAsAnAddressIs(t *testing.T) {
	t.Parallel()
	w := &wire{answers: []reply{says(201, relationAnswer("n", "entities", alertID))}}
	o := testOptions(w)
	o.ResourceGroup = "rg-(sécurité)"
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.RelateAlert(t.Context(), testID, partID, alertID); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(w.got[0].body, "/rg-(sécurité)/") || !strings.Contains(w.got[0].url, "/rg-%28s%C3%A9curit%C3%A9%29/") {
		t.Errorf("sent %s to %s", w.got[0].body, w.got[0].url)
	}
}

func TestWhatIsNoAlertIsNotRelated(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(201, "{}"))
	for _, bad := range []string{"", ".", "..", "../bookmarks/x", "a/b"} {
		wantError(t, c.RelateAlert(t.Context(), testID, partID, bad), incident.ErrRejected)
		wantError(t, c.RelateBookmark(t.Context(), testID, partID, incident.ID(bad)), incident.ErrRejected)
	}
	wantError(t, c.Unrelate(t.Context(), testID, ""), incident.ErrRejected) // would be the first relation to nothing
	if len(w.got) != 0 {
		t.Errorf("%s was sent", w.methods())
	}
}

func TestAnAlertIsRelatedOnceWhateverIsLost(t *testing.T) {
	t.Parallel()
	ours := says(200, relationAnswer(string(partID), "entities", strings.ToUpper(alertID)))
	another := says(200, relationAnswer(string(partID), "entities", bookmarkID))
	already := says(400, `{"error":{"code":"BadRequest","message":"alert already exists in incident"}}`)
	for _, test := range []struct {
		rule    string
		answers []reply
		want    string
		err     error
	}{
		{"a lost answer is looked for", []reply{reset(), ours}, "PUT GET", nil},
		{"a lost request is sent again", []reply{reset(), says(404, ""), ours}, "PUT GET PUT", nil},
		{"so is a failure", []reply{says(500, ""), ours}, "PUT GET", nil},
		{"and a cut answer", []reply{cut(201), ours}, "PUT GET", nil},
		{"throttled and done", []reply{says(429, ""), ours}, "PUT PUT", nil},
		{"what comes late is done", []reply{reset(), says(404, ""), already, ours}, "PUT GET PUT GET", nil},
		{"what is there after an earlier call is done", []reply{says(409, staleETag), ours}, "PUT GET", nil},
		{"a name that is bound to another is refused", []reply{says(409, staleETag), another}, "PUT GET", incident.ErrRejected},
		{"a refusal for another reason stays one", []reply{already, says(404, "")}, "PUT GET", incident.ErrRejected},
		{"an alert that does not exist is not found", []reply{says(404, "")}, "PUT", incident.ErrNotFound},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, test.answers...)
			err := c.RelateAlert(t.Context(), testID, partID, alertID)
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) || w.methods() != test.want {
				t.Errorf("sent %q and the error is %v, want %q and %v", w.methods(), err, test.want, test.err)
			}
		})
	}
}

func TestUnrelateDeletesTheRelationByItsListedName(t *testing.T) {
	t.Parallel()
	odd := "A b_%2F/" + alertID
	for name, escaped := range map[string]string{longName: longName, odd: "A%20b_%252F%2F" + alertID} {
		listed := says(200, `{"value":[`+relationAnswer("other", "bookmarks", bookmarkID)+`,`+relationAnswer(name, "entities", alertID)+`]}`)
		c, w := newTestClient(t, listed, says(200, ""))
		if err := c.Unrelate(t.Context(), testID, strings.ToUpper(alertID)); err != nil {
			t.Error(err)
		}
		wantRequests(t, w,
			sent{method: http.MethodGet, url: testRelations + testVersion},
			sent{method: http.MethodDelete, url: testRelations + "/" + escaped + testVersion})
	}
}

func TestUnrelateMeetsOthers(t *testing.T) {
	t.Parallel()
	listed := says(200, `{"value":[`+relationAnswer("n", "entities", alertID)+`]}`)
	for _, test := range []struct {
		rule    string
		answers []reply
		want    string
		err     error
	}{
		{"what is not there is not found", []reply{says(200, `{"value":[]}`)}, "GET", incident.ErrNotFound},
		{"gone after a lost answer is done", []reply{listed, reset(), says(404, "")}, "GET DELETE GET", nil},
		{"gone in between is not found", []reply{listed, says(404, "")}, "GET DELETE", incident.ErrNotFound},
		{"below Contributor it is not allowed", []reply{listed, says(403, "")}, "GET DELETE", incident.ErrForbidden},
		{"an alert of Defender stays", []reply{listed, says(400, "")}, "GET DELETE", incident.ErrRejected},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, test.answers...)
			err := c.Unrelate(t.Context(), testID, alertID)
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) || w.methods() != test.want {
				t.Errorf("sent %q and the error is %v, want %q and %v", w.methods(), err, test.want, test.err)
			}
		})
	}
}

// TestEvidenceIsRead holds that what gathers evidence is a POST without a body
// that nothing keeps from being sent again.
func TestEvidenceIsRead(t *testing.T) {
	t.Parallel()
	for what, read := range map[string]func(context.Context, *Client) error{
		"alerts":    func(ctx context.Context, c *Client) error { _, err := c.Alerts(ctx, testID); return err },
		"bookmarks": func(ctx context.Context, c *Client) error { _, err := c.Bookmarks(ctx, testID); return err },
		"entities":  func(ctx context.Context, c *Client) error { _, err := c.Entities(ctx, testID); return err },
	} {
		for _, before := range []reply{reset(), says(500, ""), says(429, "")} {
			c, w := newTestClient(t, before, says(200, `{"value":[],"entities":[]}`))
			if err := read(t.Context(), c); err != nil {
				t.Errorf("%s: %v", what, err)
			}
			request := sent{method: http.MethodPost, url: testIncident + "/" + what + testVersion}
			wantRequests(t, w, request, request)
		}
		c, _ := newTestClient(t, cut(200))
		wantError(t, read(t.Context(), c), incident.ErrOffline)
	}
}
