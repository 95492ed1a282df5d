package account

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"

	"sentinelq/client/incident"
)

func TestWhatTheCallerEndedIsNoFaultOfTheNetwork(t *testing.T) {
	t.Parallel()
	ended, end := context.WithCancel(t.Context())
	end()
	n := &note{}
	n.set(errors.New("connection reset"), answer{})
	if err := explainNoted(t.Context(), errors.New("no token"), n); !errors.Is(err, incident.ErrOffline) {
		t.Errorf("while the caller waits it is %v", err)
	}
	if err := explainNoted(ended, context.Canceled, n); !errors.Is(err, context.Canceled) {
		t.Errorf("after the caller ended it, it is %v", err)
	}
}

func TestOnlyTheLastAnswerOfASignInIsTold(t *testing.T) {
	t.Parallel()
	answers := []int{http.StatusBadRequest, http.StatusOK}
	ctx, n := watch(t.Context())
	w := &watched{transport(func(req *http.Request) (*http.Response, error) {
		resp := &http.Response{StatusCode: answers[0], Body: http.NoBody, Request: req}
		answers = answers[1:]
		return resp, nil
	})}
	for _, want := range []int{http.StatusBadRequest, 0} {
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://login.example/", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := w.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if got := n.refusal().Status; got != want {
			t.Errorf("it refuses with %d, want %d", got, want)
		}
	}
}

// transport is a function that answers requests.
type transport func(*http.Request) (*http.Response, error)

func (f transport) Do(req *http.Request) (*http.Response, error) { return f(req) }

// TestAFetchThatNobodyWaitsForIsSharedWithNobody leaves the only one who waits while
// the fetching does not end at once.
func TestAFetchThatNobodyWaitsForIsSharedWithNobody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var f flights
		slow := make(chan struct{})
		ctx, leave := context.WithCancel(t.Context())
		go func() {
			_, _ = f.share(ctx, "a", false, func(context.Context) (azcore.AccessToken, error) {
				<-slow // it does not hear that it is ended
				return azcore.AccessToken{Token: "late"}, nil
			})
		}()
		synctest.Wait()
		leave()
		synctest.Wait()
		got, err := f.share(t.Context(), "a", false, func(context.Context) (azcore.AccessToken, error) {
			return azcore.AccessToken{Token: "own"}, nil
		})
		close(slow)
		if err != nil || got.Token != "own" {
			t.Errorf("got %q, %v", got.Token, err)
		}
	})
}
