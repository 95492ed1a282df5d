package client

import (
	"errors"
	"strings"
	"testing"
	"time"

	"sentinelq/client/incident"
)

func TestStatusesHaveTheMeaningOfThePackage(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]error{
		301: incident.ErrUnavailable, 400: incident.ErrRejected, 401: incident.ErrSignIn, 403: incident.ErrForbidden,
		404: incident.ErrNotFound, 405: incident.ErrRejected, 407: incident.ErrOffline, 408: incident.ErrUnavailable,
		409: incident.ErrRejected, 412: incident.ErrRejected, 413: incident.ErrRejected, 422: incident.ErrRejected,
		500: incident.ErrUnavailable, 502: incident.ErrUnavailable, 503: incident.ErrUnavailable, 504: incident.ErrUnavailable,
	} {
		c, _ := newTestClient(t, says(status, `{"error":{"code":"Code","message":"words"}}`,
			"x-ms-correlation-request-id", "corr"))
		_, err := c.Get(t.Context(), testID)
		wantError(t, err, want)
		got := failure(t, err)
		if got.Status != status || got.Code.Raw() != "Code" || got.Message.Raw() != "words" ||
			got.CorrelationID.Raw() != "corr" || got.Operation != "get incident" || got.Target != testID {
			t.Errorf("for %d the error is %+v", status, got)
		}
	}
}

func TestThrottlingSaysForHowLong(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, test := range []struct {
		rule   string
		header []string
		want   time.Duration
	}{
		{"seconds", []string{"Retry-After", "61"}, 61 * time.Second},
		{"a date, by the clock that is given", []string{"Retry-After", "Fri, 02 Jan 2026 03:05:05 GMT"}, time.Minute},
		{"nothing", nil, 0},
	} {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			w := &wire{answers: []reply{says(429, "", test.header...)}}
			o := testOptions(w)
			o.Now = func() time.Time { return now }
			o.Retry.MaxRetries = -1
			c, err := New(o)
			if err != nil {
				t.Fatal(err)
			}
			_, err = c.Get(t.Context(), testID)
			var throttled *incident.ThrottledError
			if !errors.As(err, &throttled) || throttled.After != test.want {
				t.Errorf("the error is %v, want %v", err, test.want)
			}
		})
	}
}

func TestALongRetryAfterIsReportedAtOnce(t *testing.T) {
	t.Parallel()
	c, w := newTestClient(t, says(429, "", "Retry-After", "17"))
	_, err := c.List(t.Context(), incident.Query{}, "")
	var throttled *incident.ThrottledError
	if !errors.As(err, &throttled) || throttled.After != 17*time.Second || len(w.got) != 1 {
		t.Errorf("after %d requests the error is %v", len(w.got), err)
	}
}

func TestAProxysPageSaysNothingOfAnIncident(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]error{
		200: incident.ErrUnavailable, 403: incident.ErrUnavailable, 404: incident.ErrUnavailable, 409: incident.ErrUnavailable,
		401: incident.ErrSignIn, 407: incident.ErrOffline,
	} {
		c, _ := newTestClient(t, reset(), says(status, "\n<!DOCTYPE html><p>blocked"))
		wantError(t, c.Delete(t.Context(), testID), want)
	}
}

func TestErrorsCarryNoResourceIDTokenOrAddress(t *testing.T) {
	t.Parallel()
	message := `Newer version of resource '` + strings.ToUpper(testIncident) + `' exists; scope /subscriptions/` + testSubscription + `, sorry`
	for name, answer := range map[string]reply{
		"a refusal": says(409, `{"error":{"code":"Conflict","message":`+quote(message)+`}}`),
		"a reset":   reset(),
		"a proxy":   says(200, "<html>"),
	} {
		c, _ := newTestClient(t, answer)
		_, err := c.Get(t.Context(), testID)
		if err == nil {
			t.Fatalf("%s: no error", name)
		}
		for _, secret := range []string{testSubscription, "https://", "Bearer", "c2VjcmV0", "rg-soc"} {
			if strings.Contains(strings.ToLower(err.Error()), strings.ToLower(secret)) {
				t.Errorf("%s: %q is in %q", name, secret, err)
			}
		}
	}
}

func TestResourceIDsAreShortened(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                                   "",
		"no ID":                              "no ID",
		"over '" + testBase + "'":            "over 'providers/Microsoft.SecurityInsights'",
		"/Subscriptions/x/resourceGroups/rg": "resourceGroups/rg",
		"/subscriptions/":                    "subscriptions",
		"a /subscriptions/1/2 b /subscriptions/3/4;": "a 1/2 b 3/4;",
		"İ/subscriptions/1/a/b":                      "İa/b",
	} {
		if got := withoutResourceIDs(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
