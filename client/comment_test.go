package client

import (
	"errors"
	"net/http"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

const (
	testComments = testIncident + "/comments"
	testComment  = testComments + "/" + string(partID) + testVersion
)

// commentBody is a comment as the service answers it.
func commentBody(name, message, created string) string {
	return `{"name":` + quote(name) + `,"type":"Microsoft.SecurityInsights/incidents/comments","etag":"0300bf09",` +
		`"id":"` + testComments + `/` + name + `","properties":{"message":` + quote(message) + `,"createdTimeUtc":` + quote(created) + `,` +
		`"lastModifiedTimeUtc":"2019-01-03T13:15:30.1234567Z","author":{"name":"john doe","email":"john.doe@contoso.com",` +
		`"objectId":"2046feea-040d-4a46-9e2b-91c2941bfa70","userPrincipalName":"john@contoso.com"}}}`
}

func john() incident.Owner {
	return incident.Owner{
		ObjectID: clean.New("2046feea-040d-4a46-9e2b-91c2941bfa70"), Email: clean.New("john.doe@contoso.com"),
		AssignedTo: clean.New("john doe"), UserPrincipalName: clean.New("john@contoso.com"),
	}
}

func TestEveryFieldOfACommentIsRead(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(200, `{"value":[`+commentBody("4BB36B7B", "Some\x1bmessage", "2019-01-01T13:15:30Z")+`]}`))
	got, err := c.Comments(t.Context(), testID)
	if err != nil || len(got) != 1 {
		t.Fatalf("read %+v, %v", got, err)
	}
	want := incident.Comment{
		ID: "4bb36b7b", ETag: "0300bf09", Message: clean.New("Some\x1bmessage"), Author: john(),
		Created: incident.ParseStamp("2019-01-01T13:15:30Z"), LastModified: incident.ParseStamp("2019-01-03T13:15:30.1234567Z"),
	}
	if got[0] != want {
		t.Errorf("read %+v, want %+v", got[0], want)
	}
	wantRequests(t, w, sent{method: http.MethodGet, url: testComments + testVersion})
}

func TestCommentsComeNewestFirst(t *testing.T) {
	t.Parallel()
	c, _ := newTestClient(t,
		says(200, `{"value":[`+commentBody("b", "", "2019-01-02T00:00:00Z")+`,`+commentBody("old", "", "2018-01-01T00:00:00Z")+`],"nextLink":"`+arm+`/x"}`),
		says(200, `{"value":[`+commentBody("new", "", "2020-01-01T00:00:00Z")+`,`+commentBody("timeless", "", "")+`,`+commentBody("a", "", "2019-01-02T00:00:00Z")+`]}`))
	comments, err := c.Comments(t.Context(), testID)
	if err != nil {
		t.Fatal(err)
	}
	var order string
	for _, c := range comments {
		order += string(c.ID) + " "
	}
	if order != "new a b old timeless " {
		t.Errorf("the order is %s", order)
	}
}

func TestWriteCommentSendsExactlyTheMessage(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		rule    string
		comment incident.Comment
		want    string
	}{
		{
			"a new one has no etag",
			incident.Comment{ID: partID, Message: clean.New("Isolated <b>host</b> & \"x\"\r\n"), Author: john()},
			`{"properties":{"message":"Isolated <b>host</b> & \"x\"\r\n"}}`,
		},
		{
			"an edit says which version it edits",
			incident.Comment{ID: partID, ETag: `W/"1"`, Message: clean.New("\xed\xa0\x80")},
			`{"etag":"W/\"1\"","properties":{"message":"\ud800"}}`,
		},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			stored := says(201, commentBody(string(partID), "stored", "2019-01-01T13:15:30Z"))
			answers, want := []reply{stored}, []sent{{method: http.MethodPut, url: testComment, body: test.want}}
			if test.comment.ETag == "" {
				answers, want = []reply{says(404, ""), stored}, []sent{{method: http.MethodGet, url: testComment}, want[0]}
			}
			c, w := newTestClient(t, answers...)
			got, err := c.WriteComment(t.Context(), testID, test.comment)
			if err != nil || got.Message.Raw() != "stored" || got.ETag != "0300bf09" {
				t.Errorf("wrote %+v, %v", got, err)
			}
			wantRequests(t, w, want...)
		})
	}
}

func TestACommentIsWrittenOnceWhateverIsLost(t *testing.T) {
	t.Parallel()
	mine := says(200, commentBody(string(partID), "mine", "2019-01-01T13:15:30Z"))
	theirs := says(200, commentBody(string(partID), "theirs", "2019-01-01T13:15:30Z"))
	stale, none, busy := says(409, staleETag), says(404, ""), says(500, "")
	for _, test := range []struct {
		rule    string
		etag    string
		answers []reply
		want    string
		err     error
	}{
		{"what is there is not written again", "", []reply{mine}, "GET", nil},
		{"what is there and says something else stays", "", []reply{theirs}, "GET", incident.ErrExists},
		{"a lost answer to a new one is looked for", "", []reply{none, reset(), mine}, "GET PUT GET", nil},
		{"so is one behind a failure", "", []reply{none, says(500, ""), mine}, "GET PUT GET", nil},
		{"and one that was cut", "", []reply{none, cut(200), mine}, "GET PUT GET", nil},
		{"a lost request is sent again", "", []reply{none, reset(), none, mine}, "GET PUT GET PUT", nil},
		{"a throttled one was not written", "", []reply{none, says(429, ""), mine}, "GET PUT PUT", nil},
		{"an edit of a newer version conflicts", "e", []reply{stale, theirs}, "PUT GET", incident.ErrConflict},
		{"an edit whose answer was lost is there", "e", []reply{reset(), mine}, "PUT GET", nil},
		{"so is one behind a failure of the service", "e", []reply{says(503, ""), mine}, "PUT GET", nil},
		{"and one whose answer was cut", "e", []reply{cut(200), mine}, "PUT GET", nil},
		{"a lost edit that somebody was faster than conflicts", "e", []reply{reset(), theirs}, "PUT GET", incident.ErrConflict},
		{"one that was deleted meanwhile is gone", "e", []reply{stale, none}, "PUT GET", incident.ErrNotFound},
		{"a lost edit of one that was deleted is gone", "e", []reply{reset(), none}, "PUT GET", incident.ErrNotFound},
		{"a new one cannot be stale", "", []reply{none, stale}, "GET PUT", incident.ErrRejected},
		{"who is not the author may not", "e", []reply{says(403, "")}, "PUT", incident.ErrForbidden},
		{
			"four times is enough", "",
			[]reply{none, busy, none, busy, none, busy, none, busy, none},
			"GET PUT GET PUT GET PUT GET PUT GET", incident.ErrUnavailable,
		},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, test.answers...)
			got, err := c.WriteComment(t.Context(), testID, incident.Comment{ID: partID, ETag: test.etag, Message: clean.New("mine")})
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) {
				t.Fatalf("the error is %v, want %v", err, test.err)
			}
			if w.methods() != test.want || err == nil && got.Message.Raw() != "mine" {
				t.Errorf("sent %q and got %q, want %q", w.methods(), got.Message, test.want)
			}
		})
	}
}
