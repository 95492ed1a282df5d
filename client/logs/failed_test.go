package logs

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/incident"
)

// typed is what must be in no error.
const typed = "typed-secret"

// refusal is a refusal of the query API: codes within codes, and words that quote
// the query.
func refusal(code string) string {
	return `{"error":{"message":"About '` + typed + `'","code":"` + code + `","correlationId":"c","innererror":{"code":"SemanticError",` +
		`"message":"A semantic error occurred.","innererror":{"code":"SEM0100","message":"no '` + typed + `'"}}}}`
}

func TestEveryFaultIsExplainedWithoutWhatWasAsked(t *testing.T) {
	t.Parallel()
	body := refusal("BadArgumentError")
	denied := `{"error":{"message":"The provided credentials have insufficient access","code":"InsufficientAccessError"}}`
	page := `<html>https://proxy.example`
	for rule, c := range map[string]struct {
		answer said
		want   error
		words  string
		tries  int
	}{
		"a query that is refused, by its codes":  {said{400, body, nil}, incident.ErrRejected, "BadArgumentError: SemanticError, SEM0100", 1},
		"a query that is too large":              {said{413, "", nil}, incident.ErrRejected, "", 1},
		"a denial, in the service's words":       {said{403, denied, nil}, incident.ErrForbidden, "InsufficientAccessError: The provided credentials have insufficient access", 1},
		"an expired sign-in":                     {said{401, "", nil}, incident.ErrSignIn, "", 1},
		"a workspace that is not there":          {said{404, refusal("PathNotFoundError"), nil}, incident.ErrNotFound, "PathNotFoundError", 1},
		"a service that fails, four times":       {said{503, body, nil}, incident.ErrUnavailable, "SEM0100", 4},
		"a gateway that gives up, four times":    {said{504, "", nil}, incident.ErrUnavailable, "", 4},
		"no answer, four times":                  {said{}, incident.ErrOffline, "connection reset", 4},
		"a page of a proxy":                      {said{502, page, nil}, incident.ErrUnavailable, "proxy", 4},
		"a page of a proxy that passes":          {said{200, page, nil}, incident.ErrUnavailable, "no JSON", 1},
		"an answer without a table":              {said{200, "{}", nil}, incident.ErrUnavailable, "holds no table", 1},
		"an answer that is cut off":              {said{200, `{"tables":[{"na`, nil}, incident.ErrUnavailable, "no JSON", 1},
		"an error where there should be a table": {said{200, body, nil}, incident.ErrUnavailable, "partial", 1},
		"a redirect":                             {said{302, "", http.Header{"Location": {"https://evil.example"}}}, incident.ErrUnavailable, "", 1},
	} {
		t.Run(rule, func(t *testing.T) {
			t.Parallel()
			s := answering(c.answer)
			found, err := newLogs(t, options(s)).RecentAlerts(t.Context(), typed, 5)
			if got := failure(t, err); !errors.Is(err, c.want) || got.Operation != "find alerts" || got.Status != c.answer.status {
				t.Errorf("the error is %+v, want %v", got, c.want)
			}
			if !strings.Contains(err.Error(), c.words) || len(s.requests) != c.tries || len(found) != 0 {
				t.Errorf("after %d tries the error is %v, want %q after %d", len(s.requests), err, c.words, c.tries)
			}
			for _, secret := range []string{typed, "https://", "Bearer", token, customer, "SecurityAlert"} {
				if strings.Contains(err.Error(), secret) {
					t.Errorf("%q is in %q", secret, err)
				}
			}
		})
	}
}

func TestOneFaultIsSurvived(t *testing.T) {
	t.Parallel()
	for _, fault := range []said{{}, {status: 429}, {status: 500}, {status: 503}} {
		s := answering(fault, rows(`{"name":"SystemAlertId"}`, `["a"]`))
		found, err := newLogs(t, options(s)).RecentAlerts(t.Context(), typed, 5)
		if err != nil || len(found) != 1 || len(s.requests) != 2 || s.requests[0].body != s.requests[1].body {
			t.Errorf("%d: found %v, %v with %+v", fault.status, found, err, s.requests)
		}
	}
}

func TestALongWaitIsSaidAndNotWaited(t *testing.T) {
	t.Parallel()
	for name, value := range map[string]string{"Retry-After": "61", "retry-after-ms": "61000"} {
		s := answering(said{429, `{"error":{"code":"ThrottledError","message":"Rate limit is exceeded"}}`, http.Header{http.CanonicalHeaderKey(name): {value}}})
		_, err := newLogs(t, options(s)).RecentAlerts(t.Context(), typed, 5)
		throttled, ok := errors.AsType[*incident.ThrottledError](failure(t, err))
		if !ok || throttled.After != 61*time.Second || len(s.requests) != 1 || !strings.Contains(err.Error(), "Rate limit") {
			t.Errorf("%s: after %d tries the error is %v", name, len(s.requests), err)
		}
	}
}

func TestARetryAfterDateIsComparedWithTheClock(t *testing.T) {
	t.Parallel()
	at := time.Date(2099, 1, 2, 3, 4, 5, 0, time.UTC)
	o := options(answering(said{429, "", http.Header{"Retry-After": {at.Format(http.TimeFormat)}}}))
	o.Now = func() time.Time { return at.Add(-7 * time.Second) }
	_, err := newLogs(t, o).RecentAlerts(t.Context(), typed, 5)
	if throttled, ok := errors.AsType[*incident.ThrottledError](err); !ok || throttled.After != 7*time.Second {
		t.Errorf("the error is %v", err)
	}
}

func TestAFailedSignInIsSaidAndSendsNothing(t *testing.T) {
	t.Parallel()
	s := answering(said{})
	o := options(s)
	o.Credential = &credential{err: errors.New("AADSTS65001: the user has not consented")}
	_, err := newLogs(t, o).Revisions(t.Context(), id)
	if got := failure(t, err); !errors.Is(err, incident.ErrSignIn) || got.Code.Raw() != "AADSTS65001" || got.Target != id || len(s.requests) != 0 {
		t.Errorf("after %d requests the error is %v", len(s.requests), err)
	}
}

func TestASilentServiceIsGivenUpAndNotAskedAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := answering(said{})
		s.hangs = true
		start := time.Now()
		_, err := newLogs(t, options(s)).Revisions(t.Context(), id)
		if took := time.Since(start); took != Timeout || len(s.requests) != 1 {
			t.Errorf("it took %s and %d tries", took, len(s.requests))
		}
		if !errors.Is(failure(t, err), incident.ErrOffline) || !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "1m0s") {
			t.Errorf("the error is %v", err)
		}
	})
}

func TestACallEndsWithItsContextAtOnce(t *testing.T) {
	t.Parallel()
	let := make(chan struct{})
	defer close(let)
	for name, change := range map[string]func(*Options, *service){
		"while the service is slow": func(_ *Options, s *service) { s.hangs = true },
		"while a retry is waited":   func(o *Options, _ *service) { o.Retry.RetryDelay = time.Hour; o.Retry.MaxRetryDelay = time.Hour },
		"while nobody is signed in": func(o *Options, _ *service) { o.Credential = &credential{stuck: let} },
		"while the ID is looked for": func(o *Options, _ *service) {
			o.WorkspaceID = func(context.Context) (string, error) { <-let; return "", nil }
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := answering(said{})
			o := options(s)
			change(&o, s)
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(time.Millisecond, cancel)
			if _, err := newLogs(t, o).Revisions(ctx, id); !errors.Is(failure(t, err), context.Canceled) {
				t.Errorf("the error is %v", err)
			}
		})
	}
}

func TestWhatFormACodeHas(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]bool{"SEM0100": true, "-2133196797": true, "a_b": true, "": false, "a b": false, "it's": false, strings.Repeat("a", 41): false} {
		if isCode(code) != want {
			t.Errorf("%q is a code: %t", code, !want)
		}
	}
	many := `{"error":{"code":"0","details":[` + strings.Repeat(`{"code":"A","innererror":{"code":5}},`, 9) + `{"code":"B"}]}}`
	if got := codesWithin([]byte(many)); got != "A, A, A, A" {
		t.Errorf("of many codes %q are told", got)
	}
}
