package directory

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/incident"
	"sentinelq/client/simulator"
	"sentinelq/client/simulator/graph"
)

// typed is what must be in no error.
const typed = "typed-secret@contoso.example"

func TestEveryFaultIsExplainedWithoutWhatWasAsked(t *testing.T) {
	t.Parallel()
	status := func(code int, words string) simulator.Fault {
		return simulator.Fault{Kind: simulator.FaultStatus, Times: -1, Status: code, Message: words}
	}
	quoting := "Resource '" + typed + "' does not exist."
	for name, c := range map[string]struct {
		fault simulator.Fault
		want  error
		tries int
	}{
		"a service that fails, once more":    {status(503, ""), incident.ErrUnavailable, 2},
		"a gateway that fails, once more":    {status(502, ""), incident.ErrUnavailable, 2},
		"a broken connection, once more":     {simulator.Fault{Kind: simulator.FaultResetBefore, Times: -1}, incident.ErrOffline, 2},
		"an answer cut off, once more":       {simulator.Fault{Kind: simulator.FaultTruncated, Times: -1}, incident.ErrOffline, 2},
		"an expired sign-in":                 {status(401, ""), incident.ErrSignIn, 1},
		"a denial":                           {status(403, ""), incident.ErrForbidden, 1},
		"something that is not there":        {status(404, quoting), incident.ErrNotFound, 1},
		"a question that is not understood":  {status(400, "Syntax error in '"+typed+"'."), incident.ErrRejected, 1},
		"a page of a proxy":                  {simulator.Fault{Kind: simulator.FaultPage, Times: -1}, incident.ErrUnavailable, 1},
		"a page of a proxy that denies":      {simulator.Fault{Kind: simulator.FaultPage, Times: -1, Status: 403}, incident.ErrUnavailable, 1},
		"a wait that is too long for typing": {simulator.Fault{Kind: simulator.FaultStatus, Times: -1, Status: 503, RetryAfter: time.Minute}, incident.ErrUnavailable, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				d, s := newSimulated(t, simulator.Options{})
				s.Inject(c.fault)
				_, err := d.Me(t.Context())
				wantError(t, err, c.want)
				if n := len(s.Requests()); n != c.tries {
					t.Errorf("it was tried %d times, want %d", n, c.tries)
				}
				found, err := d.Search(t.Context(), typed, 5)
				wantError(t, err, c.want)
				for _, secret := range []string{"typed-secret", "https://", "Bearer", "eyJ", "displayName"} {
					if strings.Contains(err.Error(), secret) {
						t.Errorf("%q is in %q", secret, err)
					}
				}
				if len(found) > 0 {
					t.Errorf("found %s", names(found))
				}
			})
		})
	}
}

func TestOneFaultIsSurvived(t *testing.T) {
	t.Parallel()
	for _, kind := range []simulator.FaultKind{simulator.FaultStatus, simulator.FaultResetBefore, simulator.FaultResetAfter, simulator.FaultTruncated} {
		synctest.Test(t, func(t *testing.T) {
			d, s := newSimulated(t, simulator.Options{})
			s.Inject(simulator.Fault{Kind: kind, Times: 2}) // users and groups
			if found, err := d.Search(t.Context(), "mateo", 5); err != nil || names(found) != "Mateo Fuentes" {
				t.Errorf("kind %d: found %s, %v", kind, names(found), err)
			}
		})
	}
}

func TestThrottlingIsSaidAtOnceAndForHowLong(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d, s := newSimulated(t, simulator.Options{})
		s.Inject(simulator.Fault{Kind: simulator.FaultStatus, Times: -1, Status: http.StatusTooManyRequests, RetryAfter: time.Second})
		start := time.Now()
		_, err := d.Search(t.Context(), typed, 5)
		throttled, ok := errors.AsType[*incident.ThrottledError](err)
		if !ok || throttled.After != time.Second || len(s.Requests()) != 2 || time.Since(start) != 0 {
			t.Errorf("after %d requests and %s the error is %v", len(s.Requests()), time.Since(start), err)
		}
	})
}

func TestWithoutANetworkTheDirectoryIsOffline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d, s := newSimulated(t, simulator.Options{})
		s.Offline(true)
		_, err := d.Search(t.Context(), typed, 5)
		wantError(t, err, incident.ErrOffline)
		if s.Offline(false); strings.Contains(err.Error(), typed) {
			t.Errorf("the error is %v", err)
		}
		if _, err := d.Search(t.Context(), "ann", 5); err != nil {
			t.Errorf("with the network it fails with %v", err)
		}
	})
}

func TestAHostThatIsNotThereIsAskedOnce(t *testing.T) {
	t.Parallel()
	s := simulator.New(simulator.Options{Incidents: -1})
	d, err := New(Options{Credential: s.Credential(), Endpoint: "https://graph.example", Transport: s})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Me(t.Context())
	wantError(t, err, incident.ErrOffline)
	if len(s.Requests()) != 1 {
		t.Errorf("it was asked %d times", len(s.Requests()))
	}
}

func TestASearchEndsWithItsContextAtOnce(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]simulator.Fault{
		"while Graph is slow":          {Kind: simulator.FaultDelay, Times: -1, Delay: time.Minute},
		"while a second try is waited": {Kind: simulator.FaultStatus, Times: -1},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := simulator.New(simulator.Options{Incidents: -1})
			d := newDirectory(t, Options{Transport: s, Retry: policy.RetryOptions{RetryDelay: 5 * time.Second, MaxRetryDelay: 5 * time.Second}})
			s.Inject(fault)
			start := time.Now()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			time.AfterFunc(250*time.Millisecond, cancel)
			_, err := d.Search(ctx, typed, 5)
			wantError(t, err, context.Canceled)
			if took := time.Since(start); took != 250*time.Millisecond {
				t.Errorf("%s: it took %s", name, took)
			}
		})
	}
}

func TestASearchEndsEvenWhileSomebodyElseSignsIn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		credential := stuck{make(chan struct{})}
		d := newDirectory(t, Options{Credential: credential, Transport: newTenant(graph.Person{ObjectID: "1"})})
		first, end := context.WithCancel(t.Context())
		defer end()
		go func() { _, _ = d.Me(first) }() // holds the sign-in
		synctest.Wait()
		start := time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), 250*time.Millisecond)
		defer cancel()
		_, err := d.Search(ctx, typed, 5)
		wantError(t, err, context.DeadlineExceeded)
		if took := time.Since(start); took != 250*time.Millisecond {
			t.Errorf("it took %s", took)
		}
		close(credential.let)
	})
}

func TestASilentDirectoryIsGivenUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d, s := newSimulated(t, simulator.Options{})
		s.Inject(simulator.Fault{Kind: simulator.FaultDelay, Times: -1, Delay: time.Hour})
		start := time.Now()
		_, err := d.Search(t.Context(), typed, 5)
		wantError(t, err, incident.ErrOffline)
		if took := time.Since(start); took != Timeout || !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "10s") {
			t.Errorf("after %s the error is %v", took, err)
		}
	})
}

// saying answers everything with a body.
type saying string

func (s saying) Do(req *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader(string(s))), Request: req}, nil
}

func TestAnswersThatMakeNoSenseAreSaid(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"", "{", "<html>", "[]", `{}`, `{"id":""}`, `{"id":5}`} {
		d := newDirectory(t, Options{Transport: saying(body)})
		_, err := d.Me(t.Context())
		wantError(t, err, incident.ErrUnavailable)
	}
}

func TestEntriesOfAnotherShapeAreLeftOut(t *testing.T) {
	t.Parallel()
	d := newDirectory(t, Options{Transport: saying(`{"value":[{"id":null},{"displayName":"none"},{"id":"1","displayName":7,"mail":null},{"id":"2","displayName":"Ann"}]}`)})
	found, err := d.Search(t.Context(), "ann", 1)
	if err != nil || names(found) != "Ann" {
		t.Errorf("found %s, %v", names(found), err)
	}
}
