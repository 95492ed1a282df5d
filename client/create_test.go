package client

import (
	"errors"
	"net/http"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestCreateSendsExactlyTheDraft(t *testing.T) {
	t.Parallel()
	ann := incident.Owner{
		ObjectID: clean.New("2046feea"), AssignedTo: clean.New("Ann"), Type: incident.User,
		UserPrincipalName: clean.New("ann@contoso.com"), Email: clean.New("ann@contoso.com"),
	}
	for _, test := range []struct {
		rule  string
		draft incident.Draft
		want  string
	}{
		{
			"the minimum is title, severity and status",
			incident.Draft{ID: testID, Title: " VPN anomaly ", Severity: incident.Medium, Status: incident.New},
			`{"properties":{"title":"VPN anomaly","severity":"Medium","status":"New"}}`,
		},
		{
			"everything that is filled in is sent",
			incident.Draft{
				ID: testID, Title: "T", Description: "D", Severity: incident.High, Status: incident.Closed,
				Closing: incident.Closing{Classification: incident.FalsePositive, Reason: incident.InaccurateData, Comment: clean.New("feed")},
				Owner:   ann, Tags: []string{"vpn", " VPN ", "vip"},
			},
			`{"properties":{"title":"T","description":"D","severity":"High","status":"Closed",` +
				`"classification":"FalsePositive","classificationReason":"InaccurateData","classificationComment":"feed",` +
				`"owner":{"objectId":"2046feea","ownerType":"User"},"labels":[{"labelName":"vpn"},{"labelName":"vip"}]}}`,
		},
		{
			"a closing of a draft that is not closed stays here",
			incident.Draft{
				ID: testID, Title: "T", Severity: incident.Low, Status: incident.Active,
				Closing: incident.Closing{Classification: incident.Undetermined},
				Owner:   incident.Owner{UserPrincipalName: clean.New("b@x"), Email: clean.New("b@x")},
			},
			`{"properties":{"title":"T","severity":"Low","status":"Active",` +
				`"owner":{"email":"b@x","userPrincipalName":"b@x","ownerType":"User"}}}`,
		},
		{
			"a group's name goes along",
			incident.Draft{
				ID: testID, Title: "T", Severity: incident.Low, Status: incident.New,
				Owner: incident.Owner{ObjectID: clean.New("g"), AssignedTo: clean.New("SOC"), Type: incident.Group},
			},
			`{"properties":{"title":"T","severity":"Low","status":"New",` +
				`"owner":{"objectId":"g","assignedTo":"SOC","ownerType":"Group"}}}`,
		},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, says(201, wireBody(`"e1"`, `"title":"T"`)))
			in, err := c.Create(t.Context(), test.draft)
			if err != nil {
				t.Fatal(err)
			}
			if in.ID != testID || in.ETag != `"e1"` {
				t.Errorf("created %q with etag %q", in.ID, in.ETag)
			}
			wantRequests(t, w, sent{method: http.MethodPut, url: testIncident + testVersion, body: test.want})
			if got := w.got[0].header.Get("Content-Type"); got != "application/json" {
				t.Errorf("Content-Type is %q", got)
			}
		})
	}
}

func TestCreateLooksBeforeItWritesAgain(t *testing.T) {
	t.Parallel()
	found := says(200, wireBody("e2", `"title":"theirs"`))
	made := says(201, wireBody("e1", `"title":"mine"`))
	none := says(404, `{"error":{"code":"NotFound","message":"incident doesn't exist"}}`)
	busy := says(503, "")
	for _, test := range []struct {
		rule    string
		sent    bool
		answers []reply
		want    string // methods
		title   string
		err     error
	}{
		{"what was sent before and is there is not written again", true, []reply{found}, "GET", "theirs", nil},
		{"what was sent before and is not there is written", true, []reply{none, made}, "GET PUT", "mine", nil},
		{"a look for what was sent before that fails leaves that unknown", true, []reply{says(403, "")}, "GET", "", incident.ErrUnknown},
		{"a look that fails stops the write", true, []reply{says(403, "")}, "GET", "", incident.ErrForbidden},
		{"a lost answer is looked for", false, []reply{reset(), found}, "PUT GET", "theirs", nil},
		{"a lost request is sent again", false, []reply{reset(), none, made}, "PUT GET PUT", "mine", nil},
		{"a failure of the service may hide a success", false, []reply{busy, found}, "PUT GET", "theirs", nil},
		{"an answer that is not the service's may, too", false, []reply{says(200, "<html>"), found}, "PUT GET", "theirs", nil},
		{"a throttled write was not done and is repeated", false, []reply{says(429, ""), made}, "PUT PUT", "mine", nil},
		{"a refusal ends it", false, []reply{says(400, "")}, "PUT", "", incident.ErrRejected},
		{
			"four times is enough", false,
			[]reply{busy, none, busy, none, busy, none, busy, none},
			"PUT GET PUT GET PUT GET PUT GET", "", incident.ErrUnavailable,
		},
		{
			"the fourth is looked for as well", false,
			[]reply{busy, none, busy, none, busy, none, busy, found},
			"PUT GET PUT GET PUT GET PUT GET", "theirs", nil,
		},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, test.answers...)
			in, err := c.Create(t.Context(), incident.Draft{ID: testID, Title: "mine", Sent: test.sent})
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) {
				t.Fatalf("the error is %v, want %v", err, test.err)
			}
			if w.methods() != test.want || in.Title.Raw() != test.title {
				t.Errorf("sent %q and got %q, want %q and %q", w.methods(), in.Title, test.want, test.title)
			}
		})
	}
}

func TestReadOnlySendsNoWrite(t *testing.T) {
	t.Parallel()
	w := &wire{answers: []reply{says(200, wireBody("e", ""))}}
	o := testOptions(w)
	o.ReadOnly = true
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	title := clean.New("T")
	change := incident.Change{Title: &title}
	_, create := c.Create(t.Context(), incident.NewDraft(testID))
	_, update := c.Update(t.Context(), testID, change)
	_, from := c.UpdateFrom(t.Context(), incident.Incident{ID: testID}, change)
	for _, err := range []error{create, update, from, c.Delete(t.Context(), testID)} {
		wantError(t, err, incident.ErrReadOnly)
	}
	if len(w.got) != 0 {
		t.Errorf("%s was sent", w.methods())
	}
	if _, err := c.Get(t.Context(), testID); err != nil {
		t.Errorf("reading fails with %v", err)
	}
}

func TestNamesThatAreNoIncidentAreNeverSent(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(200, wireBody("e", "")))
	for _, id := range []incident.ID{"", ".", ".."} {
		_, get := c.Get(t.Context(), id)
		_, create := c.Create(t.Context(), incident.Draft{ID: id})
		for _, err := range []error{get, create, c.Delete(t.Context(), id)} {
			wantError(t, err, incident.ErrRejected)
		}
	}
	if len(w.got) != 0 {
		t.Errorf("%s was sent", w.methods())
	}
}

func TestNamesAreOneSegmentOfTheAddress(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(200, wireBody("e", "")))
	if _, err := c.Get(t.Context(), "../a b?x=1#y"); err != nil {
		t.Fatal(err)
	}
	wantRequests(t, w, sent{method: http.MethodGet, url: testIncidents + "/..%2Fa%20b%3Fx=1%23y" + testVersion})
}
