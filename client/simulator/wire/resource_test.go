package wire

import (
	"net/http"
	"testing"

	"sentinelq/client/simulator/respond"
)

// FuzzBodies holds that no body breaks the reading of what is sent under an
// incident, and that a refusal is a bad request.
func FuzzBodies(f *testing.F) {
	for _, body := range []string{
		"", "{}", `{"properties":{}}`, `{"properties":{"message":"m"}}`, `{"properties":{"title":"t","status":"New"}}`,
		`{"properties":{"relatedResourceId":"/x"}}`, `{"properties":{"displayName":"b","query":"q","labels":["x"],"eventTime":"2026-03-14T11:00:00Z"}}`, `{"etag":1}`, "[]", "\xff",
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		content := []byte(body)
		_, comment := ParseComment(content)
		_, task := ParseTask(content)
		_, relation := ParseRelation(content)
		bookmark, kept := ParseBookmark(content)
		for _, err := range []error{comment, task, relation, kept} {
			if err != nil && respond.RefusalOf(err).Status != http.StatusBadRequest {
				t.Fatalf("%q is refused with %v", body, err)
			}
		}
		if kept == nil {
			var p BookmarkProperties
			if bookmark.Properties.WriteTo(&p); p.DisplayName == "" || p.Query == "" || p.Labels == nil {
				t.Fatalf("%q is written as %+v", body, p)
			}
		}
	})
}
