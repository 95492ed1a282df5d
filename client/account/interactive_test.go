package account

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/incident"
)

const (
	codeAnswer = `{"user_code":"ABCD-EFGH","device_code":"d","verification_uri":"https://microsoft.com/devicelogin",` +
		`"expires_in":900,"interval":5,"message":"go there"}`
	pending = `{"error":"authorization_pending","error_description":"AADSTS70016: pending"}`
)

// told keeps what a credential tells of signing in.
type told struct {
	mu  sync.Mutex
	all []incident.SignIn
}

func (t *told) watch(s incident.SignIn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all = append(t.all, s)
}

func (t *told) last() incident.SignIn {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.all[len(t.all)-1]
}

// byCode makes a device code sign-in that Entra answers with tokens in order.
func byCode(t *testing.T, tokens ...string) (*Credential, *entra, *told) {
	t.Helper()
	e, told := newEntra(), &told{}
	e.answers["devicecode"] = []string{codeAnswer}
	e.answers["token"] = tokens
	o := customOptions(t, e)
	o.Watch = told.watch
	c, err := NewCredential(DeviceCode, o)
	if err != nil {
		t.Fatal(err)
	}
	return c, e, told
}

// codes returns how many codes were drawn.
func (e *entra) codes() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := 0
	for _, p := range e.paths {
		if strings.HasSuffix(p, "devicecode") {
			n++
		}
	}
	return n
}

func scopeOf(name string) policy.TokenRequestOptions {
	return policy.TokenRequestOptions{Scopes: []string{"https://" + name + ".example/.default"}, EnableCAE: true}
}

func TestADeviceCodeIsToldAndItsEndToo(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, _, told := byCode(t, pending, pending, signedIn)
		if _, err := c.GetToken(t.Context(), scope()); err != nil {
			t.Fatal(err)
		}
		if n := len(told.all); n != 3 || !told.all[0].Under || !told.all[1].Under || told.all[2].Under || told.all[2].Err != nil {
			t.Fatalf("told was %+v", told.all)
		}
		if s := told.all[1]; s.Code.Raw() != "ABCD-EFGH" || s.URL.Raw() != "https://microsoft.com/devicelogin" {
			t.Errorf("told was %+v", s)
		}
	})
}

func TestOneRefusalIsToldToAllAndDrawsNoSecondCode(t *testing.T) {
	t.Parallel()
	for rule, c := range map[string]struct {
		answer string
		words  string
		code   string
		cause  incident.Cause
	}{
		"declined":             {`{"error":"authorization_declined"}`, "declined", "", incident.CauseSignInOver},
		"declined, with words": {`{"error":"authorization_declined","error_description":"AADSTS65004: User declined"}`, "declined", "AADSTS65004", incident.CauseSignInOver},
		"expired":              {`{"error":"expired_token","error_description":"AADSTS70020: expired"}`, "expired", "AADSTS70020", incident.CauseSignInOver},
		"forbidden":            {`{"error":"access_denied","error_description":"AADSTS53003: blocked"}`, "conditional access", "AADSTS53003", incident.CauseNotSignedIn},
		"an unknown reason":    {`{"error":"odd","error_description":"AADSTS999: odd thing"}`, "odd thing", "AADSTS999", incident.CauseSignInOver},
		"nobody ever signs in": {pending, "before the code expired", "", incident.CauseSignInOver},
	} {
		t.Run(rule, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				cred, e, told := byCode(t, pending, c.answer)
				var all sync.WaitGroup
				for _, name := range []string{"arm", "arm", "arm", "graph", "logs"} {
					all.Go(func() {
						_, err := cred.GetToken(t.Context(), scopeOf(name))
						failure, ok := errors.AsType[*Error](err)
						if !ok || !errors.Is(err, incident.ErrSignIn) || !strings.Contains(failure.Message.Raw(), c.words) ||
							failure.Code.Raw() != c.code || failure.Cause != c.cause {
							t.Errorf("%s fails with %+v", name, failure)
						}
					})
				}
				all.Wait()
				time.Sleep(time.Hour)
				if _, err := cred.GetToken(t.Context(), scopeOf("arm")); !errors.Is(err, incident.ErrSignIn) || e.codes() != 1 {
					t.Errorf("an hour later %d codes were drawn, and it fails with %v", e.codes(), err)
				}
				if s := told.last(); s.Under || !errors.Is(s.Err, incident.ErrSignIn) {
					t.Errorf("told was %+v", s)
				}
				e.answers["token"] = []string{signedIn}
				cred.Again()
				if _, err := cred.GetToken(t.Context(), scopeOf("arm")); err != nil || e.codes() != 2 {
					t.Errorf("asked again, %d codes were drawn, and it fails with %v", e.codes(), err)
				}
			})
		})
	}
}

func TestAllCallsShareOneSignIn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cred, e, _ := byCode(t, pending, pending, signedIn)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if token, err := cred.GetToken(t.Context(), scopeOf("arm")); err != nil || token.Token != "secret-token" {
					t.Errorf("it gives %q, %v", token.Token, err)
				}
			})
		}
		all.Wait()
		if e.codes() != 1 {
			t.Errorf("%d codes were drawn", e.codes())
		}
	})
}

func TestACallEndsWithItsOwnContextAndTheSignInGoesOn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cred, e, told := byCode(t, slices.Repeat([]string{pending}, 60)...)
		e.answers["token"] = append(e.answers["token"], signedIn)
		start := time.Now()
		var all sync.WaitGroup
		for i, name := range []string{"arm", "arm", "graph"} {
			all.Go(func() {
				limit := time.Duration(i+1) * 10 * time.Second
				ctx, cancel := context.WithTimeout(t.Context(), limit)
				defer cancel()
				_, err := cred.GetToken(ctx, scopeOf(name))
				if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, incident.ErrSignIn) || time.Since(start) != limit {
					t.Errorf("call %d ends after %s with %v", i, time.Since(start), err)
				}
			})
		}
		all.Wait()
		if !told.last().Under {
			t.Error("the sign-in ended with those who wanted it")
		}
		if _, err := cred.GetToken(t.Context(), scopeOf("arm")); err != nil || e.codes() != 1 {
			t.Errorf("later %d codes were drawn, and it fails with %v", e.codes(), err)
		}
	})
}

func TestASignInThatTheNetworkEndedIsNoRefusalBeforeTheCode(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cred, e, _ := byCode(t, signedIn)
		e.err = errors.New("read: connection reset by peer")
		if _, err := cred.GetToken(t.Context(), scope()); !errors.Is(err, incident.ErrOffline) {
			t.Fatalf("it fails with %v", err)
		}
		e.err = nil
		if _, err := cred.GetToken(t.Context(), scope()); err != nil {
			t.Errorf("with the network back it fails with %v", err)
		}
	})
}

func TestNobodyWaitsForAnAzThatNobodyWantsAnyMore(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, err := NewCredential(CLI, Options{})
		if err != nil {
			t.Fatal(err)
		}
		c.made = &cliCredential{az: az{time.Hour}, timeout: CLITimeout}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		if _, err := c.GetToken(ctx, scope()); !errors.Is(err, context.Canceled) {
			t.Errorf("it fails with %v", err)
		}
		synctest.Wait()
		c.made = &cliCredential{az: az{time.Second}, timeout: CLITimeout}
		start := time.Now()
		if _, err := c.GetToken(t.Context(), scope()); err != nil || time.Since(start) != time.Second {
			t.Errorf("after %s it fails with %v", time.Since(start), err)
		}
	})
}

func TestAPageInTheNameOfTheSignInServiceIsNoRefusal(t *testing.T) {
	for status, cause := range map[int]incident.Cause{
		http.StatusOK: incident.CausePage, http.StatusFound: incident.CausePage, http.StatusForbidden: incident.CausePage,
	} {
		environment(t)
		e := newEntra()
		e.page = status
		c, err := NewCredential(Environment, customOptions(t, e))
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.GetToken(t.Context(), scope())
		failure, ok := errors.AsType[*Error](err)
		if !ok || failure.Cause != cause || failure.Host.Raw() != "login.example" || errors.Is(err, incident.ErrSignIn) || strings.Contains(err.Error(), "az ") {
			t.Errorf("%d fails with %v", status, err)
		}
	}
}

func TestASignInServiceThatFailsIsNotThePersonsFault(t *testing.T) {
	environment(t)
	e := newEntra()
	e.answers["token"], e.status["token"] = []string{`{"error":"temporarily_unavailable"}`}, http.StatusServiceUnavailable
	c, err := NewCredential(Environment, customOptions(t, e))
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.GetToken(t.Context(), scope())
	if !errors.Is(err, incident.ErrUnavailable) || !strings.Contains(err.Error(), "HTTP 503") {
		t.Errorf("it fails with %v", err)
	}
}
