package client

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

const (
	testBookmark = testBase + "/bookmarks/" + string(partID) + testVersion
	fullBookmark = `{"id":"` + testBase + `/bookmarks/AFBD","name":"AFBD","type":"Microsoft.SecurityInsights/bookmarks","etag":"\"0300\"",
  "properties":{"displayName":"My bookmark","friendlyName":"friendly","created":"2020-06-17T15:34:01.4265524+00:00",
    "updated":"2020-06-18T15:34:01Z","createdBy":{"objectId":"2046feea-040d-4a46-9e2b-91c2941bfa70","email":"john.doe@contoso.com",
    "name":"john doe","userPrincipalName":"john@contoso.com"},"eventTime":"2020-06-16T15:34:01.4265524+00:00","notes":"N\n",
    "labels":["Tag1","Tag2"],"query":"SecurityEvent\r\n| take 1\n","queryResult":"{\"Account\":\"\\\\ADMIN\"}",
    "incidentInfo":{"incidentId":"DDA5"}}}`
)

func TestEveryFieldOfABookmarkIsRead(t *testing.T) {
	t.Parallel()
	want := incident.Bookmark{
		ID: "afbd", ETag: `"0300"`, Name: clean.New("My bookmark"), Notes: clean.New("N\n"), Query: clean.New("SecurityEvent\r\n| take 1\n"),
		Result: clean.New(`{"Account":"\\ADMIN"}`), Labels: []clean.Text{clean.New("Tag1"), clean.New("Tag2")},
		EventTime: incident.ParseStamp("2020-06-16T15:34:01.4265524+00:00"),
		Created:   incident.ParseStamp("2020-06-17T15:34:01.4265524+00:00"), CreatedBy: john(),
	}
	c, w := newTestClient(t, says(200, `{"value":[`+fullBookmark+`]}`))
	all, err := c.AllBookmarks(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	own, err := c.Bookmarks(t.Context(), testID)
	if err != nil {
		t.Fatal(err)
	}
	for _, got := range [][]incident.Bookmark{all, own} {
		if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", []incident.Bookmark{want}) {
			t.Errorf("read\n%+v, want\n%+v", got, want)
		}
	}
	wantRequests(t, w,
		sent{method: http.MethodGet, url: testBase + "/bookmarks" + testVersion},
		sent{method: http.MethodPost, url: testIncident + "/bookmarks" + testVersion})
}

func TestBookmarksComeNewestFirstAndNoMoreThanAThousand(t *testing.T) {
	t.Parallel()
	var items []string
	for i := range 600 {
		items = append(items, fmt.Sprintf(`{"name":"%d","properties":{"created":"2020-01-01T00:%02d:%02dZ"}}`, i, i/60, i%60))
	}
	full := says(200, `{"value":[`+strings.Join(items, ",")+`],"nextLink":"`+arm+`/x"}`)
	c, w := newTestClient(t, full, says(200, `{"value":[`+strings.Join(items, ",")+`],"nextLink":"`+arm+`/y"}`))
	got, err := c.AllBookmarks(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != MaxAllBookmarks || got[0].ID != "599" || got[999].ID != "100" || len(w.got) != 2 {
		t.Errorf("%d requests brought %d, from %s to %s", len(w.got), len(got), got[0].ID, got[len(got)-1].ID)
	}
}

func TestCreateBookmarkSendsExactlyTheBookmark(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		rule     string
		bookmark incident.Bookmark
		want     string
	}{
		{
			"name and query are needed",
			incident.Bookmark{ID: partID, Name: clean.New("B"), Query: clean.New("T | take 1")},
			`{"properties":{"displayName":"B","query":"T | take 1"}}`,
		},
		{
			"everything that is filled in is sent, labels as plain strings",
			incident.Bookmark{
				ID: partID, ETag: "e", Name: clean.New("B"), Query: clean.New("T | where a > 1"), Notes: clean.New("N"), Result: clean.New(`{"a":"<b>"}`),
				Labels: []clean.Text{clean.New("x"), clean.New("y")}, EventTime: incident.ParseStamp("2020-06-16T15:34:01.4265520+00:00"), CreatedBy: john(),
			},
			`{"properties":{"displayName":"B","query":"T | where a > 1","notes":"N","queryResult":"{\"a\":\"<b>\"}",` +
				`"labels":["x","y"],"eventTime":"2020-06-16T15:34:01.4265520+00:00"}}`,
		},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, says(404, ""), says(201, fullBookmark))
			got, err := c.CreateBookmark(t.Context(), test.bookmark)
			if err != nil || got.ETag != `"0300"` {
				t.Errorf("made %+v, %v", got, err)
			}
			wantRequests(t, w, sent{method: http.MethodGet, url: testBookmark}, sent{method: http.MethodPut, url: testBookmark, body: test.want})
		})
	}
}

func TestABookmarkIsCreatedOnceWhateverIsLost(t *testing.T) {
	t.Parallel()
	made, there, none := says(201, fullBookmark), says(200, fullBookmark), says(404, "")
	for _, test := range []struct {
		rule    string
		answers []reply
		want    string
		err     error
	}{
		{"what is there and says something else stays", []reply{there}, "GET", incident.ErrExists},
		{"a lost answer is looked for", []reply{none, reset(), there}, "GET PUT GET", nil},
		{"a lost request is sent again", []reply{none, reset(), none, made}, "GET PUT GET PUT", nil},
		{"a failure may hide a success", []reply{none, says(500, ""), there}, "GET PUT GET", nil},
		{"so may a cut answer", []reply{none, cut(201), there}, "GET PUT GET", nil},
		{"a throttled write was not done", []reply{none, says(429, ""), made}, "GET PUT PUT", nil},
		{"below Contributor it is not allowed", []reply{none, says(403, "")}, "GET PUT", incident.ErrForbidden},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, test.answers...)
			_, err := c.CreateBookmark(t.Context(), incident.Bookmark{ID: partID, Name: clean.New("B")})
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) || w.methods() != test.want {
				t.Errorf("sent %q and the error is %v, want %q and %v", w.methods(), err, test.want, test.err)
			}
		})
	}
}
