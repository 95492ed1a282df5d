package simulator

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"sentinelq/client/simulator/wire"
)

const otherID = "0f3a6b1c-2d47-4a95-8e10-c3f7a9d25b01"

// under returns the address of what hangs on an incident.
func under(s *Simulator, name, rest string) string {
	return s.scope.List() + "/" + name + "/" + rest + "?" + version
}

// ask sends a request with a body.
func ask(t *testing.T, s *Simulator, method, address, body string) reply {
	t.Helper()
	req := request(t, method, address, body)
	req.Header.Set("Content-Type", "application/json")
	return send(t, s, req)
}

// nth is the nth of many GUIDs.
func nth(n int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", n) }

// withIncident returns an empty workspace at a clock, but for one incident.
func withIncident(t *testing.T) (*Simulator, *clock) {
	t.Helper()
	c := &clock{noon()}
	s := New(Options{Incidents: -1, Now: c.now})
	put(t, s, someID, minimal)
	return s, c
}

// shelf is a page of what hangs on an incident.
type shelf[P any] struct {
	Value    []wire.Resource[P]
	NextLink string
}

// pages follows the links of a list to its end.
func pages[P any](t *testing.T, s *Simulator, address string) (all []shelf[P]) {
	t.Helper()
	for address != "" {
		r := ask(t, s, http.MethodGet, address, "")
		if r.status != http.StatusOK || !strings.Contains(r.body, `"value":[`) {
			t.Fatalf("%s answered %d %s", address, r.status, r.body)
		}
		var l shelf[P]
		r.decode(t, &l)
		all, address = append(all, l), l.NextLink
	}
	return all
}

func quoted(t *testing.T, text string) string {
	t.Helper()
	content, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func comment(t *testing.T, s *Simulator, id, message string) reply {
	t.Helper()
	return ask(t, s, http.MethodPut, under(s, someID, "comments/"+id), `{"properties":{"message":`+quoted(t, message)+`}}`)
}

func TestANewCommentIsTheAnalystsAndTouchesTheIncident(t *testing.T) {
	t.Parallel()
	s, c := withIncident(t)
	before, _ := s.Incident(someID)
	c.pass(time.Minute)
	created := comment(t, s, otherID, "Isolated host")
	var have Comment
	created.decode(t, &have)
	if p := have.Properties; created.status != http.StatusCreated || have.Name != otherID || p.Message != "Isolated host" || p.CreatedTimeUTC != p.LastModifiedTimeUTC {
		t.Errorf("created %d %s", created.status, created.body)
	}
	me := s.Me()
	if want := (Author{ObjectID: me.ObjectID, Email: me.Mail, Name: me.DisplayName, UserPrincipalName: me.UserPrincipalName}); have.Properties.Author != want {
		t.Errorf("it is by %+v", have.Properties.Author)
	}
	if have.ETag == "" || strings.Contains(have.ETag, `"`) {
		t.Errorf("its etag is %s", have.ETag)
	}
	after, _ := s.Incident(someID)
	if after.ETag == before.ETag || after.Properties.AdditionalData.CommentsCount != 1 || after.Properties.LastModifiedTimeUTC != wire.Stamp(c.at) {
		t.Errorf("the incident is %+v", after)
	}
}

func TestACommentIsReplacedReadAndTakenAway(t *testing.T) {
	t.Parallel()
	s, c := withIncident(t)
	comment(t, s, otherID, "first")
	c.pass(time.Minute)
	replaced := comment(t, s, strings.ToUpper(otherID), "<b>better</b> & longer")
	var have Comment
	replaced.decode(t, &have)
	if replaced.status != http.StatusOK || have.Name != otherID || have.Properties.CreatedTimeUTC == have.Properties.LastModifiedTimeUTC ||
		!strings.Contains(replaced.body, "<b>better</b> & longer") {
		t.Errorf("replaced %d %s", replaced.status, replaced.body)
	}
	if r := ask(t, s, http.MethodGet, under(s, someID, "comments/"+otherID), ""); r.body != replaced.body {
		t.Errorf("read %d %s", r.status, r.body)
	}
	for _, want := range []int{http.StatusOK, http.StatusNoContent} {
		if r := ask(t, s, http.MethodDelete, under(s, someID, "comments/"+otherID), ""); r.status != want || r.body != "" {
			t.Errorf("deleted %d %s", r.status, r.body)
		}
	}
	if gone, _ := s.Incident(someID); gone.Properties.AdditionalData.CommentsCount != 0 || len(s.Comments(someID)) != 0 {
		t.Errorf("left %+v", gone.Properties.AdditionalData)
	}
}

func TestCommentsAreListedNewestFirstInPages(t *testing.T) {
	t.Parallel()
	s, c := withIncident(t)
	for i := range 100 {
		c.pass(time.Second)
		comment(t, s, nth(i), fmt.Sprint(i))
	}
	for options, want := range map[string][]int{"": {50, 50}, "&$top=30&$orderby=properties/createdTimeUtc%20desc": {30, 30, 30, 10}, "&$top=100": {100}} {
		var sizes []int
		var names []string
		for _, page := range pages[wire.CommentProperties](t, s, under(s, someID, "comments")+options) {
			sizes = append(sizes, len(page.Value))
			for _, one := range page.Value {
				names = append(names, one.Properties.Message)
			}
		}
		if !slices.Equal(sizes, want) || len(names) != 100 || names[0] != "99" || names[99] != "0" {
			t.Errorf("%q: pages of %v, from %s to %s", options, sizes, names[0], names[99])
		}
	}
	if r := comment(t, s, nth(100), "too many"); r.status != http.StatusBadRequest {
		t.Errorf("the 101st is answered %d %s", r.status, r.body)
	}
	if r := comment(t, s, nth(99), "still replaced"); r.status != http.StatusOK {
		t.Errorf("the 100th is answered %d %s", r.status, r.body)
	}
}

func TestAPageGoesOnWhereTheOneBeforeEndedWhateverChanges(t *testing.T) {
	t.Parallel()
	s, _ := withIncident(t)
	for i := range 4 {
		comment(t, s, nth(i), fmt.Sprint(i))
	}
	first := pages[wire.CommentProperties](t, s, under(s, someID, "comments")+"&$top=2")[0]
	comment(t, s, nth(4), "newer")
	ask(t, s, http.MethodDelete, under(s, someID, "comments/"+nth(2)), "")
	var rest shelf[wire.CommentProperties]
	ask(t, s, http.MethodGet, first.NextLink, "").decode(t, &rest)
	if len(rest.Value) != 2 || rest.Value[0].Name != nth(1) || rest.NextLink != "" {
		t.Errorf("the second page is %+v", rest)
	}
}

func TestCommentsThatBreakARuleAreRefused(t *testing.T) {
	t.Parallel()
	s := New(Options{Now: noon})
	var foreign, of string
	for _, name := range s.Names() {
		for _, c := range s.Comments(name) {
			if c.Properties.Author.ObjectID != s.Me().ObjectID {
				of, foreign = name, c.Name
			}
		}
	}
	const good = `{"properties":{"message":"m"}}`
	for name, c := range map[string]struct {
		path, body string
		status     int
	}{
		"no properties":           {otherID, `{}`, 400},
		"no message":              {otherID, `{"properties":{}}`, 400},
		"a message of spaces":     {otherID, `{"properties":{"message":" \n"}}`, 400},
		"30,001 units":            {otherID, `{"properties":{"message":"` + strings.Repeat("😀", 15_000) + `x"}}`, 400},
		"no JSON":                 {otherID, `{`, 400},
		"a name that is no GUID":  {"first", good, 400},
		"somebody else's":         {foreign, good, 403},
		"an etag of another time": {otherID, `{"etag":"x","properties":{"message":"m"}}`, 409},
	} {
		before, _ := s.Incident(of)
		r := ask(t, s, http.MethodPut, under(s, of, "comments/"+c.path), c.body)
		if after, _ := s.Incident(of); r.status != c.status || after.ETag != before.ETag {
			t.Errorf("%s: answered %d %s", name, r.status, r.body)
		}
	}
	longest := `{"properties":{"message":"` + strings.Repeat("😀", 15_000) + `"}}`
	if r := ask(t, s, http.MethodPut, under(s, of, "comments/"+otherID), longest); r.status != http.StatusCreated {
		t.Errorf("30,000 units are answered %d", r.status)
	}
}

func TestWhatIsNotUnderAnIncidentIsNotFound(t *testing.T) {
	t.Parallel()
	s, _ := withIncident(t)
	for path, want := range map[string]int{
		"comments/" + otherID: 404, "tasks/" + otherID: 404, "relations/x": 404, "labels": 404, "comments/a/b": 404, "alerts/x": 404,
		"comments?$skipToken=x&x=": 400, "comments?$top=0&x=": 400, "comments?$filter=x&x=": 400,
	} {
		address := under(s, someID, path)
		if before, query, is := strings.Cut(path, "?"); is {
			address = under(s, someID, before) + "&" + query
		}
		if r := ask(t, s, http.MethodGet, address, ""); r.status != want {
			t.Errorf("%s is answered %d %s", path, r.status, r.body)
		}
	}
	for _, c := range [][2]string{{http.MethodPost, "comments"}, {http.MethodPatch, "tasks/" + otherID}, {http.MethodGet, "alerts"}, {http.MethodGet, "runPlaybook"}} {
		if r := ask(t, s, c[0], under(s, someID, c[1]), ""); r.status != http.StatusMethodNotAllowed {
			t.Errorf("%s %s is answered %d %s", c[0], c[1], r.status, r.body)
		}
	}
}

func TestAnIncidentTakesWhatHangsOnItAlong(t *testing.T) {
	t.Parallel()
	s, _ := withIncident(t)
	comment(t, s, otherID, "gone soon")
	remove(t, s, someID)
	if r := ask(t, s, http.MethodGet, under(s, someID, "comments/"+otherID), ""); r.status != http.StatusNotFound {
		t.Errorf("it is still there: %d", r.status)
	}
	put(t, s, someID, minimal)
	if all := s.Comments(someID); len(all) != 0 {
		t.Errorf("the new one has %+v", all)
	}
	if s.Comments("x") != nil || s.Tasks("x") != nil || s.Relations("x") != nil {
		t.Error("what there is not has something")
	}
}
