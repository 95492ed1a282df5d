package client

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
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
			c, w := newTestClient(t, says(404, ""), says(201, wireBody(`"e1"`, `"title":"T"`)))
			in, err := c.Create(t.Context(), test.draft)
			if err != nil {
				t.Fatal(err)
			}
			if in.ID != testID || in.ETag != `"e1"` {
				t.Errorf("created %q with etag %q", in.ID, in.ETag)
			}
			wantRequests(t, w, sent{method: http.MethodGet, url: testIncident + testVersion},
				sent{method: http.MethodPut, url: testIncident + testVersion, body: test.want})
			if got := w.got[1].header.Get("Content-Type"); got != "application/json" {
				t.Errorf("Content-Type is %q", got)
			}
		})
	}
}

func TestCreateLooksBeforeEveryWrite(t *testing.T) {
	t.Parallel()
	found := says(200, wireBody("e2", `"title":" mine\r\n","severity":"Medium","status":"New"`))
	ruled := says(200, wireBody("e2", `"title":"mine","severity":"High","status":"Active"`))
	theirs := says(200, wireBody("e2", `"title":"theirs","severity":"Medium","status":"New"`))
	made := says(201, wireBody("e1", `"title":"mine"`))
	none := says(404, `{"error":{"code":"NotFound","message":"incident doesn't exist"}}`)
	busy := says(503, "")
	for _, test := range []struct {
		rule    string
		answers []reply
		want    string // methods
		etag    string
		err     error
	}{
		{"what is not there is written", []reply{none, made}, "GET PUT", "e1", nil},
		{"what is there as it was sent is not written again", []reply{found}, "GET", "e2", nil},
		{"what is there and differs is never written over", []reply{theirs}, "GET", "e2", incident.ErrExists},
		{"nor what a colleague changed since an earlier call", []reply{ruled}, "GET", "e2", incident.ErrExists},
		{"what a rule changed within the moment is ours", []reply{none, reset(), ruled}, "GET PUT GET", "e2", nil},
		{"what has another title is not", []reply{none, reset(), theirs}, "GET PUT GET", "e2", incident.ErrExists},
		{"a look that fails stops the write", []reply{says(403, "")}, "GET", "", incident.ErrForbidden},
		{"a lost answer is looked for", []reply{none, reset(), found}, "GET PUT GET", "e2", nil},
		{"a lost request is sent again", []reply{none, reset(), none, made}, "GET PUT GET PUT", "e1", nil},
		{"a failure of the service may hide a success", []reply{none, busy, found}, "GET PUT GET", "e2", nil},
		{"an answer that is not the service's may, too", []reply{none, says(200, "<html>"), found}, "GET PUT GET", "e2", nil},
		{"a throttled write was not done and is repeated", []reply{none, says(429, ""), made}, "GET PUT PUT", "e1", nil},
		{"a refusal ends it", []reply{none, says(400, "")}, "GET PUT", "", incident.ErrRejected},
		{
			"four times is enough",
			[]reply{none, busy, none, busy, none, busy, none, busy, none},
			"GET PUT GET PUT GET PUT GET PUT GET", "", incident.ErrUnavailable,
		},
		{
			"the fourth is looked for as well",
			[]reply{none, busy, none, busy, none, busy, none, busy, found},
			"GET PUT GET PUT GET PUT GET PUT GET", "e2", nil,
		},
	} {
		for _, before := range []bool{false, true} {
			t.Run(fmt.Sprint(test.rule, ", sent before: ", before), func(t *testing.T) {
				t.Parallel()
				c, w := newTestClient(t, test.answers...)
				d := incident.NewDraft(testID)
				d.Title, d.Sent = "mine", before
				in, err := c.Create(t.Context(), d)
				if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) {
					t.Fatalf("the error is %v, want %v", err, test.err)
				}
				if w.methods() != test.want || in.ETag != test.etag {
					t.Errorf("sent %q and got %q, want %q and %q", w.methods(), in.ETag, test.want, test.etag)
				}
			})
		}
	}
}

func TestAnIncidentThatIsThereSaysInWhatItDiffers(t *testing.T) {
	t.Parallel()
	c, _ := newTestClient(t, says(200, wireBody("e2", `"title":"theirs","incidentNumber":30,"severity":"Low","status":"New"`)))
	d := incident.NewDraft(testID)
	d.Title = "mine"
	_, err := c.Create(t.Context(), d)
	exists, ok := errors.AsType[*incident.ExistsError](err)
	if !ok || !slices.Equal(exists.Fields, []incident.Field{incident.FieldTitle, incident.FieldSeverity}) || exists.Found.Title.Raw() != "theirs" {
		t.Errorf("the error is %v", err)
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
	_, update := c.UpdateFrom(t.Context(), incident.Incident{ID: testID}, change)
	for _, err := range []error{create, update, c.Delete(t.Context(), testID)} {
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
