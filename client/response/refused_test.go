package response

import (
	"encoding/json"
	"errors"
	"net/http"
	"testing"
	"time"

	"sentinelq/client/incident"
)

func now() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }

// refused reads an answer with headers in pairs.
func refused(status int, body string, header ...string) *incident.OperationError {
	resp := &http.Response{StatusCode: status, Header: http.Header{}}
	for i := 0; i < len(header); i += 2 {
		resp.Header.Set(header[i], header[i+1])
	}
	return Refused(resp, []byte(body), now())
}

func TestAStatusMeansTheSameForEveryService(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]error{
		302: incident.ErrUnavailable, 400: incident.ErrRejected, 401: incident.ErrSignIn, 403: incident.ErrForbidden,
		404: incident.ErrNotFound, 405: incident.ErrRejected, 407: incident.ErrOffline, 408: incident.ErrUnavailable,
		409: incident.ErrRejected, 412: incident.ErrConflict, 500: incident.ErrUnavailable, 503: incident.ErrUnavailable,
	} {
		got := refused(status, `{"error":{"code":"C","message":"m"}}`)
		if !errors.Is(got, want) || got.Status != status || got.Code.Raw() != "C" || got.Message.Raw() != "m" {
			t.Errorf("%d is %+v, want %v", status, got, want)
		}
	}
}

func TestOnlyTheCodesOfAStaleETagAreConflicts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		rule   string
		status int
		code   string
		want   error
	}{
		{"the incident provider's", 409, "Conflict", incident.ErrConflict},
		{"in any case", 409, "conflict", incident.ErrConflict},
		{"a precondition", 412, "", incident.ErrConflict},
		{"a lock", 409, "ScopeLocked", incident.ErrRejected},
		{"a provider that is not registered", 409, "MissingSubscriptionRegistration", incident.ErrRejected},
		{"a resource group that is being deleted", 409, "ResourceGroupBeingDeleted", incident.ErrRejected},
		{"a subscription that is disabled", 409, "ReadOnlyDisabledSubscription", incident.ErrRejected},
		{"another operation under way", 409, "AnotherOperationInProgress", incident.ErrRejected},
		{"a code nobody knows", 409, "ConflictingServerOperation", incident.ErrRejected},
		{"no code", 409, "", incident.ErrRejected},
	} {
		got := refused(c.status, `{"error":{"code":"`+c.code+`","message":"m"}}`)
		if !errors.Is(got, c.want) || got.Message.Raw() != "m" {
			t.Errorf("%s: %d %s is %v, want %v", c.rule, c.status, c.code, got, c.want)
		}
	}
	inner := `{"error":{"code":"Conflict","message":"{\"error\":{\"code\":\"ScopeLocked\",\"message\":\"locked\"}}"}}`
	if got := refused(409, inner); !errors.Is(got, incident.ErrRejected) || got.Message.Raw() != "locked" {
		t.Errorf("a lock within is %v", got)
	}
}

func TestAPageOfAProxyIsNoRefusalUnlessItIsTheProxysOwn(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]error{
		200: incident.ErrUnavailable, 403: incident.ErrUnavailable, 404: incident.ErrUnavailable,
		401: incident.ErrSignIn, 407: incident.ErrOffline,
	} {
		if got := refused(status, "\r\n <html>blocked"); !errors.Is(got, want) {
			t.Errorf("%d is %v, want %v", status, got, want)
		}
	}
}

func TestTheWaitIsReadFromTheHeadersThatAzureUses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		rule   string
		header []string
		want   time.Duration
	}{
		{"seconds", []string{"Retry-After", "61"}, 61 * time.Second},
		{"a date", []string{"Retry-After", "Fri, 02 Jan 2026 03:05:05 GMT"}, time.Minute},
		{"a date that is over", []string{"Retry-After", "Fri, 02 Jan 2015 03:05:05 GMT"}, 0},
		{"milliseconds come first", []string{"retry-after-ms", "90000", "Retry-After", "1"}, 90 * time.Second},
		{"the older name of them", []string{"x-ms-retry-after-ms", "70000"}, 70 * time.Second},
		{"nothing", nil, 0},
		{"nonsense", []string{"Retry-After", "-5"}, 0},
	} {
		got, ok := errors.AsType[*incident.ThrottledError](refused(429, "", c.header...))
		if !ok || got.After != c.want {
			t.Errorf("%s is %v, want %s", c.rule, got, c.want)
		}
	}
}

func TestTheIDForSupportIsFoundUnderEveryName(t *testing.T) {
	t.Parallel()
	for _, header := range [][]string{
		{"x-ms-correlation-request-id", "id", "x-ms-request-id", "other"},
		{"x-ms-request-id", "id"},
		{"request-id", "id"},
	} {
		if got := refused(500, "", header...).CorrelationID.Raw(); got != "id" {
			t.Errorf("of %v it is %q", header, got)
		}
	}
	own := &http.Response{StatusCode: 500, Request: &http.Request{Header: http.Header{"X-Ms-Client-Request-Id": {"ours"}}}}
	if got := Refused(own, nil, now()).CorrelationID.Raw(); got != "ours" {
		t.Errorf("without a header it is %q", got)
	}
}

func TestWordsAreUnwrapped(t *testing.T) {
	t.Parallel()
	nested, err := json.Marshal("{\r\n  \"error\": {\"code\": \"Inner\", \"message\": \"Workspace 'w' is not onboarded\"}}")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ body, code, message string }{
		"the plain form":            {`{"error":{"code":"C","message":"m"}}`, "C", "m"},
		"no wrapper":                {`{"code":"C","message":"m"}`, "C", "m"},
		"more beside it":            {`{"error":{"code":"C","message":"m","innerError":{}},"debugInfo":1}`, "C", "m"},
		"JSON in the message":       {`{"error":{"code":"BadRequest","message":` + string(nested) + `}}`, "Inner", "Workspace 'w' is not onboarded"},
		"a message that is no JSON": {`{"error":{"code":"C","message":"{ odd"}}`, "C", "{ odd"},
		"fields of another kind":    {`{"error":{"code":5,"message":"m"}}`, "", "m"},
		"an error that is a word":   {`{"error":"invalid_grant"}`, "", ""},
		"no JSON":                   {`{`, "", ""},
		"nothing":                   {``, "", ""},
	} {
		if got := readWords([]byte(c.body)); got.Code != c.code || got.Message != c.message {
			t.Errorf("%s: read %+v, want %+v", name, got, c)
		}
	}
}

// FuzzRefused holds that no body breaks the reading of a refusal, and that its
// status alone decides what it is, but for 409, where the code tells a stale
// version from every other refusal.
func FuzzRefused(f *testing.F) {
	for _, body := range []string{"", "{}", `{"error":null}`, `{"error":{"message":"{\"error\":{}}"}}`, "<", "[1]", "\xff"} {
		f.Add(403, body)
		f.Add(503, body)
	}
	f.Fuzz(func(t *testing.T, status int, body string) {
		got := refused(status, body)
		if got.Err == nil || got.Error() == "" || got.Status != status {
			t.Errorf("%d %q is %+v", status, body, got)
		}
		if plain := refused(status, ""); !IsPage([]byte(body)) && status != http.StatusConflict && got.Err.Error() != plain.Err.Error() {
			t.Errorf("%d %q is %v, want %v", status, body, got.Err, plain.Err)
		}
	})
}
