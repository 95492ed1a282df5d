package wire

import (
	"encoding/json"
	"net/http"
	"testing"

	"sentinelq/client/simulator/respond"
)

func TestAnOwnerIsWrittenWithNulls(t *testing.T) {
	t.Parallel()
	for want, o := range map[string]Owner{
		`{"objectId":null,"email":null,"assignedTo":null,"userPrincipalName":null}`:                  {},
		`{"objectId":"1","email":null,"assignedTo":"A","userPrincipalName":null,"ownerType":"User"}`: {ObjectID: "1", AssignedTo: "A", OwnerType: "User"},
	} {
		if have, err := json.Marshal(o); err != nil || string(have) != want {
			t.Errorf("%+v is written %s, %v", o, have, err)
		}
	}
}

func TestTimesAreReadAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	const text = "2026-03-14T12:00:00.1234567Z"
	if have := Stamp(ReadTime(text)); have != text {
		t.Errorf("it became %s", have)
	}
	if !ReadTime("today").IsZero() {
		t.Error("what is no time is one")
	}
}

// FuzzSent holds that no body breaks the reading of a PUT, and that what is
// accepted is written whole.
func FuzzSent(f *testing.F) {
	for _, body := range []string{
		"", "{}", `{"properties":{}}`, `{"properties":{"title":"t","severity":"Low","status":"New","labels":[{"labelName":"x"}]}}`,
		`{"properties":{"title":"t","severity":"Low","status":"Closed","classification":"TruePositive"}}`, `{"etag":1}`, "[]", "\xff",
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		sent, err := ParseSent([]byte(body))
		if err != nil {
			if r := respond.RefusalOf(err); r.Status != http.StatusBadRequest {
				t.Fatalf("%q is answered %d", body, r.Status)
			}
			return
		}
		var p Properties
		sent.Properties.WriteTo(&p)
		if p.Title != sent.Properties.Title || p.Status == "" || p.Severity == "" || len(p.Labels) != len(sent.Properties.Labels) {
			t.Fatalf("%q is written as %+v", body, p)
		}
	})
}
