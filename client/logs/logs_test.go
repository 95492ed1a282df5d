package logs

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

func TestWithoutAnEndpointThereAreNoLogs(t *testing.T) {
	t.Parallel()
	_, err := New(Options{Credential: &credential{}})
	if !errors.Is(err, ErrNotConfigured) || !errors.Is(err, incident.ErrNotFound) || !strings.Contains(err.Error(), "cloud.log_analytics") {
		t.Errorf("the error is %v", err)
	}
}

func TestSettingsThatAreWrongAreNamed(t *testing.T) {
	t.Parallel()
	for word, change := range map[string]func(*Options){
		"cloud.log_analytics": func(o *Options) { o.Cloud.LogAnalytics = "http://api.example" },
		"not an https":        func(o *Options) { o.Cloud.LogAnalytics = "https://a@b" },
		"credential":          func(o *Options) { o.Credential = nil },
		"workspace":           func(o *Options) { o.WorkspaceID = nil },
	} {
		o := options(answering(said{}))
		change(&o)
		if _, err := New(o); err == nil || !strings.Contains(err.Error(), word) {
			t.Errorf("%s: the error is %v", word, err)
		}
	}
}

func TestEachCloudHasItsAudienceAndOneTokenIsEnough(t *testing.T) {
	t.Parallel()
	for base, scope := range map[string]string{
		"https://api.loganalytics.azure.com": "https://api.loganalytics.io/.default",
		"https://api.loganalytics.us":        "https://api.loganalytics.us/.default",
		"https://api.loganalytics.azure.cn":  "https://api.loganalytics.azure.cn/.default",
		"https://logs.example/":              "https://logs.example/.default",
	} {
		s, c := answering(rows("", "")), &credential{}
		o := options(s)
		o.Cloud, o.Credential = account.Cloud{LogAnalytics: base}, c
		l := newLogs(t, o)
		for range 2 {
			if _, err := l.Revisions(t.Context(), id); err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Equal(c.scopes, []string{scope}) {
			t.Errorf("%s: tokens were asked for %q", base, c.scopes)
		}
		want := strings.TrimRight(base, "/") + "/v1/workspaces/" + customer + "/query"
		if got := s.requests[1].url; got != want {
			t.Errorf("asked %s, want %s", got, want)
		}
	}
}

func TestARequestHasWhatTheServiceWantsAndNoMore(t *testing.T) {
	t.Parallel()
	s := answering(rows("", ""))
	o := options(s)
	o.Version = "1.2.3"
	if _, err := newLogs(t, o).Revisions(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	r := s.requests[0]
	for name, want := range map[string]string{
		"Accept": "application/json", "Content-Type": "application/json", "Authorization": "Bearer " + token, "Prefer": "",
	} {
		if got := r.header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if r.method != http.MethodPost || r.header.Get("x-ms-client-request-id") == "" || !strings.Contains(r.header.Get("User-Agent"), "sentinelq/1.2.3") {
		t.Errorf("it was asked %+v", r)
	}
}

func TestTheWorkspaceIsAskedForUntilItIsKnown(t *testing.T) {
	t.Parallel()
	s, asked := answering(rows("", "")), 0
	o := options(s)
	denied := &incident.OperationError{Operation: "read the workspace", Code: clean.New("AuthorizationFailed"), Err: incident.ErrForbidden}
	o.WorkspaceID = func(context.Context) (string, error) {
		switch asked++; asked {
		case 1:
			return "", denied
		case 2:
			return "", errors.New("boom")
		case 3:
			return "", nil
		}
		return "a/b", nil
	}
	l := newLogs(t, o)
	_, err := l.Revisions(t.Context(), id)
	if failure(t, err) != denied {
		t.Errorf("a denial is told as %v", err)
	}
	for _, word := range []string{"boom", "none"} {
		_, err = l.Revisions(t.Context(), id)
		if got := failure(t, err); !errors.Is(err, incident.ErrUnavailable) || got.Target != id || !strings.Contains(err.Error(), "customerId is not known") || !strings.Contains(err.Error(), word) {
			t.Errorf("%s is told as %v", word, err)
		}
	}
	if len(s.requests) != 0 {
		t.Errorf("without a workspace it was asked %+v", s.requests)
	}
	for range 3 {
		if _, err := l.RecentAlerts(t.Context(), "", 1); err != nil {
			t.Error(err)
		}
	}
	if asked != 4 || !strings.Contains(s.requests[2].url, "/workspaces/a%2Fb/query") {
		t.Errorf("after %d questions for the workspace it was asked %+v", asked, s.requests[2])
	}
}

func TestQueriesAtOnceAskForTheWorkspaceOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		asked, told := 0, make(chan struct{})
		o := options(answering(rows("", "")))
		o.WorkspaceID = func(context.Context) (string, error) {
			asked++ // with -race this holds that there is one at a time
			<-told
			return customer, nil
		}
		l := newLogs(t, o)
		results := make(chan error, 3)
		for range 3 {
			go func() {
				_, err := l.Revisions(t.Context(), id)
				results <- err
			}()
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := l.RecentAlerts(ctx, "", 1); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("who waits for longer than the context lasts gets %v", err)
		}
		close(told)
		for range 3 {
			if err := <-results; err != nil {
				t.Error(err)
			}
		}
		if asked != 1 {
			t.Errorf("it was asked for %d times", asked)
		}
	})
}
