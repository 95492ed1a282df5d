package client

import (
	"errors"
	"net/http"
	"slices"
	"testing"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

const (
	storedProperties = `"title":"T","description":"D","severity":"High","status":"New",` +
		`"owner":{"objectId":"o","email":"a@x","assignedTo":"Ann","userPrincipalName":"a@x","ownerType":"Unknown"},` +
		`"labels":[{"labelName":"b","labelType":"AutoAssigned"},{"labelName":"a","labelType":"User"}],` +
		`"firstActivityTimeUtc":"2025-01-01T00:00:00.1234560Z","lastActivityTimeUtc":"2025-01-02T00:00:00Z"`
	staleETag = `{"error":{"code":"Conflict","message":"Newer version of resource exists, data was not saved"}}`
)

func lower() incident.Change { return incident.Change{Severity: new(incident.Low)} }

// seenHigh is what was seen by who decides on [lower].
func seenHigh() incident.Incident { return incident.Incident{ID: testID, Severity: incident.High} }

// seenAnn is what was seen of the owner in [storedProperties].
func seenAnn() incident.Incident {
	return incident.Incident{ID: testID, Owner: incident.Owner{ObjectID: clean.New("o")}}
}

func TestUpdateWritesEveryWritableFieldWithTheETagItRead(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(200, wireBody(`"e1"`, storedProperties)), says(200, wireBody(`"e2"`, storedProperties)))
	in, err := c.UpdateFrom(t.Context(), seenHigh(), lower())
	if err != nil {
		t.Fatal(err)
	}
	if in.ETag != `"e2"` {
		t.Errorf("the etag is %q, want that of the answer", in.ETag)
	}
	wantRequests(t, w,
		sent{method: http.MethodGet, url: testIncident + testVersion},
		sent{
			method: http.MethodPut, url: testIncident + testVersion,
			body: `{"etag":"\"e1\"","properties":{"title":"T","description":"D","severity":"Low","status":"New",` +
				`"owner":{"objectId":"o","email":"a@x","assignedTo":"Ann","userPrincipalName":"a@x","ownerType":"Unknown"},` +
				`"labels":[{"labelName":"b"},{"labelName":"a"}],` +
				`"firstActivityTimeUtc":"2025-01-01T00:00:00.1234560Z","lastActivityTimeUtc":"2025-01-02T00:00:00Z"}}`,
		})
}

func TestUpdateThatUnassignsAndUntagsSaysSo(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(200, wireBody("e1", storedProperties)))
	if _, err := c.UpdateFrom(t.Context(), seenAnn(), incident.Change{Owner: &incident.Owner{}, RemoveTags: []string{"A", "b"}}); err != nil {
		t.Fatal(err)
	}
	want := `{"etag":"e1","properties":{"title":"T","description":"D","severity":"High","status":"New","labels":[],` +
		`"firstActivityTimeUtc":"2025-01-01T00:00:00.1234560Z","lastActivityTimeUtc":"2025-01-02T00:00:00Z"}}`
	if got := w.got[1].body; got != want {
		t.Errorf("the body is\n%s, want\n%s", got, want)
	}
}

func TestUpdateMeetsOthers(t *testing.T) {
	t.Parallel()
	high := says(200, wireBody("e1", `"severity":"High"`))
	retitled := says(200, wireBody("e2", `"severity":"High","title":"theirs"`))
	low := says(200, wireBody("e3", `"severity":"Low"`))
	stale := says(409, staleETag)
	for _, test := range []struct {
		rule    string
		answers []reply
		want    string
		etag    string
		err     error
	}{
		{"a change that is there is not written", []reply{low}, "GET", "e3", nil},
		{"a conflict reads again and writes again", []reply{high, stale, retitled, low}, "GET PUT GET PUT", "e3", nil},
		{"412 is a conflict as well", []reply{high, says(412, ""), retitled, low}, "GET PUT GET PUT", "e3", nil},
		{"a lost answer is a success", []reply{high, reset(), low}, "GET PUT GET", "e3", nil},
		{"so is one behind a failure", []reply{high, says(502, ""), low}, "GET PUT GET", "e3", nil},
		{
			"four times is enough",
			[]reply{high, stale, high, stale, high, stale, high, stale},
			"GET PUT GET PUT GET PUT GET PUT", "", incident.ErrConflict,
		},
		{"a deletion meanwhile ends it", []reply{high, stale, says(404, "")}, "GET PUT GET", "", incident.ErrNotFound},
		{"a refusal ends it", []reply{high, says(400, "")}, "GET PUT", "", incident.ErrRejected},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, test.answers...)
			in, err := c.UpdateFrom(t.Context(), seenHigh(), lower())
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) {
				t.Fatalf("the error is %v, want %v", err, test.err)
			}
			if w.methods() != test.want || in.ETag != test.etag {
				t.Errorf("sent %q and got %q, want %q and %q", w.methods(), in.ETag, test.want, test.etag)
			}
		})
	}
}

func TestUpdateFromAsksWhereAColleagueDecided(t *testing.T) {
	t.Parallel()
	owner := func(upn string) string { return `"owner":{"userPrincipalName":` + quote(upn) + `}` }
	ann := incident.Owner{UserPrincipalName: clean.New("ann@x"), Type: incident.User}
	bob := incident.Owner{UserPrincipalName: clean.New("bob@x"), Type: incident.User}
	seen := incident.Incident{ID: testID, Severity: incident.High, Labels: []incident.Label{{Name: clean.New("old")}}}
	for _, test := range []struct {
		rule   string
		change incident.Change
		now    string
		want   string
		err    error
	}{
		{"the same field conflicts", incident.Change{Owner: &ann}, owner("bob@x"), "GET", incident.ErrConflict},
		{"the same decision does not", incident.Change{Owner: &bob, AddTags: []string{"t"}}, owner("BOB@x"), "GET PUT", nil},
		{"another field does not", lower(), `"severity":"High",` + owner("bob@x"), "GET PUT", nil},
		{"tags never do", incident.Change{AddTags: []string{"t"}}, `"labels":[{"labelName":"new"}]`, "GET PUT", nil},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, says(200, wireBody("e2", test.now)))
			_, err := c.UpdateFrom(t.Context(), seen, test.change)
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) {
				t.Fatalf("the error is %v, want %v", err, test.err)
			}
			if w.methods() != test.want {
				t.Errorf("sent %q, want %q", w.methods(), test.want)
			}
		})
	}
}

func TestConflictNamesTheFields(t *testing.T) {
	t.Parallel()
	title, status := clean.New("mine"), incident.Active
	change := incident.Change{Title: &title, Status: &status, AddTags: []string{"t"}}
	err := conflict(incident.Incident{Title: clean.New("old")}, incident.Incident{Title: clean.New("theirs"), Status: incident.Closed}, change)
	wantError(t, err, incident.ErrConflict)
	if got := failure(t, err).Message.Raw(); got != "Title, Status changed since you looked" {
		t.Errorf("the message is %q", got)
	}
}

func TestDelete(t *testing.T) {
	t.Parallel()
	gone := says(404, "")
	for _, test := range []struct {
		rule    string
		answers []reply
		want    string
		err     error
	}{
		{"200 is done", []reply{says(200, "")}, "DELETE", nil},
		{"204 is done", []reply{says(204, "")}, "DELETE", nil},
		{"gone after a lost answer is done", []reply{reset(), gone}, "DELETE GET", nil},
		{"gone after a failure is done", []reply{says(500, ""), gone}, "DELETE GET", nil},
		{"gone before is not found", []reply{gone}, "DELETE", incident.ErrNotFound},
		{"below Contributor it is not allowed", []reply{says(403, "")}, "DELETE", incident.ErrForbidden},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, test.answers...)
			err := c.Delete(t.Context(), testID)
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) {
				t.Fatalf("the error is %v, want %v", err, test.err)
			}
			if w.methods() != test.want || w.got[0].url != "https://management.azure.com"+testIncident+testVersion {
				t.Errorf("sent %q to %s, want %q", w.methods(), w.got[0].url, test.want)
			}
		})
	}
}

func TestUpdateFromTellsWhatClashes(t *testing.T) {
	t.Parallel()
	mine, low := clean.New("mine"), incident.Low
	c, w := newTestClient(t, says(200, wireBody("e2", `"title":"theirs","severity":"High"`)))
	seen := incident.Incident{ID: testID, ETag: "e1", Title: clean.New("old"), Severity: incident.High}
	change := incident.Change{Title: &mine, Severity: &low}
	_, err := c.UpdateFrom(t.Context(), seen, change)
	wantError(t, err, incident.ErrConflict)
	if got := failure(t, err); got.Operation != "update incident" || got.Target != testID || got.Message.Raw() != "Title changed since you looked" {
		t.Errorf("the error is %+v", got)
	}
	clash, ok := errors.AsType[*incident.ConflictError](err)
	if !ok {
		t.Fatalf("the error is %v, want one that holds both sides", err)
	}
	if clash.Seen.ETag != "e1" || clash.Now.ETag != "e2" || clash.Now.Title.Raw() != "theirs" || clash.Change.Title != &mine ||
		!slices.Equal(clash.Fields, []incident.Field{incident.FieldTitle}) {
		t.Errorf("it holds %+v", clash)
	}
	if w.methods() != "GET" {
		t.Errorf("%s was sent", w.methods())
	}
}

func TestUpdateNamesAnOwnerAsBrieflyAsCreateDoes(t *testing.T) {
	t.Parallel()
	const before = `{"objectId":"o","email":"a@x","assignedTo":"Ann","userPrincipalName":"a@x","ownerType":"Unknown"}`
	owner := func(id, upn, name string, kind incident.OwnerType) *incident.Owner {
		return &incident.Owner{
			ObjectID: clean.New(id), UserPrincipalName: clean.New(upn), Email: clean.New(upn), AssignedTo: clean.New(name), Type: kind,
		}
	}
	for _, test := range []struct {
		rule  string
		owner *incident.Owner
		want  string
	}{
		{"an owner that is not changed goes back as it came", nil, before},
		{"so does one who is the same", owner("O", "", "Ann Other", incident.User), before},
		{"a new one is named by object ID alone", owner("2046", "b@x", "Bob", incident.User), `{"objectId":"2046","ownerType":"User"}`},
		{"so is one of whom only that is known", owner("2046", "", "", incident.User), `{"objectId":"2046","ownerType":"User"}`},
		{"a type is always sent", owner("2046", "", "", ""), `{"objectId":"2046","ownerType":"User"}`},
		{"a group's name goes along", owner("g", "", "SOC", incident.Group), `{"objectId":"g","assignedTo":"SOC","ownerType":"Group"}`},
		{"without an object ID the names say who", owner("", "b@x", "Bob", incident.User), `{"email":"b@x","userPrincipalName":"b@x","ownerType":"User"}`},
		{"and a display name where there is no other", owner("", "", "Bob", incident.User), `{"assignedTo":"Bob","ownerType":"User"}`},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			c, w := newTestClient(t, says(200, wireBody("e1", `"title":"T","severity":"High","status":"New","owner":`+before)))
			change := incident.Change{AddTags: []string{"t"}, Owner: test.owner}
			if _, err := c.UpdateFrom(t.Context(), seenAnn(), change); err != nil {
				t.Fatal(err)
			}
			want := `{"etag":"e1","properties":{"title":"T","severity":"High","status":"New","owner":` + test.want + `,"labels":[{"labelName":"t"}]}}`
			if got := w.got[1].body; got != want {
				t.Errorf("the body is\n%s, want\n%s", got, want)
			}
		})
	}
}
