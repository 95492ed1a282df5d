package simulator

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"sentinelq/client/simulator/wire"
)

func bookmarkAt(s *Simulator, name string) string {
	return strings.TrimSuffix(s.scope.Address()+"/bookmarks/"+name, "/") + "?" + version
}

// keep makes the bookmark otherID.
func keep(t *testing.T, s *Simulator, properties string) (b Bookmark, status int) {
	t.Helper()
	r := ask(t, s, http.MethodPut, bookmarkAt(s, otherID), `{"properties":{`+properties+`}}`)
	r.decode(t, &b)
	return b, r.status
}

func TestABookmarkIsKeptAndReplaced(t *testing.T) {
	t.Parallel()
	s := empty()
	b, status := keep(t, s, `"displayName":"b","query":"SecurityEvent","labels":["a","b"],"eventTime":"2026-03-14T11:00:00Z"`)
	if p := b.Properties; status != http.StatusCreated || !slices.Equal(p.Labels, []string{"a", "b"}) || p.CreatedBy != personOf(s.Me()) || p.EventTime == "" || p.IncidentInfo != nil {
		t.Fatalf("created %d %+v", status, b)
	}
	if again, status := keep(t, s, `"displayName":"c","query":"q"`); status != http.StatusOK || again.Properties.EventTime != "" || again.ETag == b.ETag {
		t.Errorf("replaced %d %+v", status, again)
	}
	if r := ask(t, s, http.MethodPut, bookmarkAt(s, otherID), `{"etag":`+quoted(t, b.ETag)+`,"properties":{"displayName":"c","query":"q"}}`); r.status != http.StatusConflict {
		t.Errorf("with a stale etag %d %s", r.status, r.body)
	}
}

func TestABookmarkIsRelatedAndTakenAway(t *testing.T) {
	t.Parallel()
	s, _ := withIncident(t)
	b, _ := keep(t, s, `"displayName":"b","query":"q"`)
	if r := relate(t, s, someID, "rel-1", b.ID); r.status != http.StatusCreated || !strings.Contains(r.body, `"relatedResourceType":"Microsoft.SecurityInsights/bookmarks"}`) {
		t.Fatalf("related %d %s", r.status, r.body)
	}
	ask(t, s, http.MethodGet, bookmarkAt(s, otherID), "").decode(t, &b)
	if info := b.Properties.IncidentInfo; info == nil || *info != (wire.IncidentInfo{IncidentID: someID, Severity: "Medium", Title: "VPN anomaly", RelationName: "rel-1"}) {
		t.Errorf("it is of %+v", info)
	}
	if r := ask(t, s, http.MethodPost, under(s, someID, "bookmarks"), ""); !strings.Contains(r.body, `"kind":"Bookmark"`) || !strings.Contains(r.body, `"friendlyName":"b"`) {
		t.Errorf("the incident has %s", r.body)
	}
	for _, want := range []int{http.StatusOK, http.StatusNoContent} {
		if r := ask(t, s, http.MethodDelete, bookmarkAt(s, otherID), ""); r.status != want {
			t.Errorf("deleted %d %s", r.status, r.body)
		}
	}
	if in, _ := s.Incident(someID); in.Properties.AdditionalData.BookmarksCount != 0 || len(s.Relations(someID)) != 0 {
		t.Errorf("the incident still has %+v", s.Relations(someID))
	}
}

func TestAnIncidentHolds20Bookmarks(t *testing.T) {
	t.Parallel()
	s, _ := withIncident(t)
	for i := range 21 {
		ask(t, s, http.MethodPut, bookmarkAt(s, nth(i)), `{"properties":{"displayName":"b","query":"q"}}`)
		want := http.StatusCreated
		if i == 20 {
			want = http.StatusBadRequest
		}
		if r := relate(t, s, someID, nth(i), s.scope.Provider()+"/bookmarks/"+nth(i)); r.status != want {
			t.Errorf("number %d is answered %d %s", i+1, r.status, r.body)
		}
	}
}

func TestBookmarksOfTheWorkspaceAreListed(t *testing.T) {
	t.Parallel()
	s := New(Options{Now: noon})
	of := 0
	for _, page := range pages[wire.BookmarkProperties](t, s, bookmarkAt(s, "")) {
		for _, b := range page.Value {
			in, found := s.Incident(b.Properties.IncidentInfo.IncidentID)
			if !found || in.Properties.AdditionalData.BookmarksCount == 0 {
				t.Errorf("%s is of %s", b.Name, b.Properties.IncidentInfo.IncidentID)
			}
			of++
		}
	}
	if of == 0 || of != len(s.Bookmarks()) {
		t.Errorf("%d of %d are listed", of, len(s.Bookmarks()))
	}
}

func TestBookmarksOutliveTheirIncident(t *testing.T) {
	t.Parallel()
	for _, asked := range []bool{true, false} {
		s := New(Options{Now: noon})
		name := ""
		for _, n := range s.Names() {
			if in, _ := s.Incident(n); in.Properties.AdditionalData.BookmarksCount > 0 && in.Properties.ProviderName == providerSentinel {
				name = n
			}
		}
		if asked {
			s.Bookmarks()
		}
		remove(t, s, name)
		free := 0
		for _, b := range s.Bookmarks() {
			if b.Properties.IncidentInfo == nil {
				free++
			} else if b.Properties.IncidentInfo.IncidentID == name {
				t.Errorf("%s still names it", b.Name)
			}
		}
		if free == 0 {
			t.Error("none is left over")
		}
	}
}

func TestBookmarksThatBreakARuleAreRefused(t *testing.T) {
	t.Parallel()
	s := empty()
	for name, c := range map[string][2]string{
		"no name":                {otherID, `{"properties":{"query":"q"}}`},
		"no query":               {otherID, `{"properties":{"displayName":"b"}}`},
		"labels as of incidents": {otherID, `{"properties":{"displayName":"b","query":"q","labels":[{"labelName":"x"}]}}`},
		"a time that is none":    {otherID, `{"properties":{"displayName":"b","query":"q","eventTime":"today"}}`},
		"an ID that is none":     {"first", `{"properties":{"displayName":"b","query":"q"}}`},
		"no properties":          {otherID, `{}`},
	} {
		if r := ask(t, s, http.MethodPut, bookmarkAt(s, c[0]), c[1]); r.status != http.StatusBadRequest {
			t.Errorf("%s is answered %d %s", name, r.status, r.body)
		}
	}
	for method, want := range map[string]int{http.MethodGet: 404, http.MethodPatch: 405, http.MethodDelete: 204} {
		if r := ask(t, s, method, bookmarkAt(s, otherID), ""); r.status != want {
			t.Errorf("%s is answered %d %s", method, r.status, r.body)
		}
	}
	if r := ask(t, s, http.MethodPut, bookmarkAt(s, ""), "{}"); r.status != http.StatusMethodNotAllowed {
		t.Errorf("PUT of all is answered %d", r.status)
	}
}
