package ui_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"sentinelq/client/account"
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui"
	"sentinelq/ui/uitest"
)

// entra signs a person in by code, as the credential of package account tells of
// it: one code for all, and after a refusal none before it is asked for.
type entra struct {
	tell func(incident.SignIn)
	url  string

	mu      sync.Mutex
	drawn   int
	waiting chan struct{} // closed when the code comes to its end
	granted bool
	refused error
}

const deviceURL = "https://microsoft.com/devicelogin"

func byCode(e *entra) func(func(incident.SignIn)) (azcore.TokenCredential, ui.SignIn) {
	return func(tell func(incident.SignIn)) (azcore.TokenCredential, ui.SignIn) {
		e.tell = tell
		return e, ui.SignIn{Kind: incident.SignInDeviceCode, Again: e.again}
	}
}

func (e *entra) again() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.refused = nil
}

func (e *entra) code() string { return fmt.Sprintf("CODE-%d", e.drawn) }

// GetToken implements azcore.TokenCredential.
func (e *entra) GetToken(ctx context.Context, _ policy.TokenRequestOptions) (azcore.AccessToken, error) {
	e.mu.Lock()
	if e.granted || e.refused != nil {
		defer e.mu.Unlock()
		return e.token()
	}
	if e.waiting == nil {
		e.waiting = make(chan struct{})
		e.drawn++
		e.tell(incident.SignIn{Under: true})
		e.tell(incident.SignIn{Under: true, Code: clean.New(e.code()), URL: clean.New(e.url)})
	}
	waiting := e.waiting
	e.mu.Unlock()
	select {
	case <-waiting:
	case <-ctx.Done():
		return azcore.AccessToken{}, ctx.Err()
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.token()
}

func (e *entra) token() (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: "t", ExpiresOn: time.Now().Add(time.Hour)}, e.refused
}

// ends lets the code come to an end: with a refusal, or with nil.
func (e *entra) ends(refusal error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.granted, e.refused = refusal == nil, refusal
	var told incident.SignIn
	if refusal != nil {
		told.Err = account.Failed(context.Background(), refusal)
	}
	e.tell(told)
	close(e.waiting)
	e.waiting = nil
}

// refusedBy is what a code ended with.
func refusedBy(code, message string, cause incident.Cause) error {
	return &account.Error{Code: clean.New(code), Message: clean.New(message), Cause: cause, Err: incident.ErrSignIn}
}

func TestACodeIsShownWholeAndItsDialogClosesWhenItIsTaken(t *testing.T) {
	t.Parallel()
	for _, width := range []int{60, 80, 130} {
		e := &entra{url: deviceURL}
		uitest.Run(t, uitest.Options{Width: width, Height: 24, SignIn: byCode(e)}, func(j *uitest.Journey) {
			j.Wait(time.Second)
			j.Sees("─ Sign in ─", deviceURL, "CODE-1", "sign in with CODE-1")
			j.Press("y")
			j.Sees("─ Sign in ─", "CODE-1")
			j.Press("u")
			j.Sees("─ Sign in ─", "CODE-1")
			e.ends(nil)
			j.Wait(2 * time.Second)
			j.SeesNot("─ Sign in ─", "sign in with")
			j.Sees("128 open", "live")
			if strings.Count(strings.Join(j.Strays(), " "), "52;c;") != 2 {
				t.Errorf("to the clipboard went %q", j.Strays())
			}
			j.Press("j")
			j.OnCursor("4710")
		})
	}
}

func TestARefusedCodeClosesItsDialogSaysWhyAndDrawsNoOther(t *testing.T) {
	t.Parallel()
	for rule, c := range map[string]struct {
		err   error
		tells string
	}{
		"declined": {
			refusedBy("", "the sign-in was declined in the browser", incident.CauseSignInOver),
			"not signed in: the sign-in was declined in the browser; r draws a new code",
		},
		"expired": {
			refusedBy("AADSTS70020", "the code has expired", incident.CauseSignInOver),
			"not signed in: the code has expired (AADSTS70020); r draws a new code",
		},
		"forbidden": {
			refusedBy("AADSTS53003", "conditional access refused this sign-in: try another --auth, or ask your administrator", incident.CauseNotSignedIn),
			"not signed in: conditional access refused this sign-in: try another --auth, or ask your administrator (AADSTS53003)",
		},
	} {
		t.Run(rule, func(t *testing.T) {
			t.Parallel()
			e := &entra{url: deviceURL}
			uitest.Run(t, uitest.Options{SignIn: byCode(e)}, func(j *uitest.Journey) {
				j.Wait(time.Second)
				j.Sees("─ Sign in ─")
				e.ends(c.err)
				j.Wait(time.Second)
				j.SeesNot("─ Sign in ─")
				j.Sees("✗ sign in again")
				j.Press("!")
				tells(j, c.tells)
				if n := strings.Count(told(j), "not signed in: the "); n > 3 { // at the foot, in the message and in its detail
					t.Errorf("it is told %d times:\n%s", n, j.Screen())
				}
				j.Press("esc")
				j.Wait(30 * time.Minute)
				j.SeesNot("─ Sign in ─")
				if e.drawn != 1 {
					t.Errorf("%d codes were drawn", e.drawn)
				}
				j.Press("r")
				j.Wait(time.Second)
				j.Sees("─ Sign in ─", "CODE-2")
				e.ends(nil)
				j.Wait(2 * time.Second)
				j.SeesNot("─ Sign in ─")
				j.Sees("live", "128 open")
			})
		})
	}
}

func TestACodeThatTakesLongOutlivesTheCallsThatWaitForIt(t *testing.T) {
	t.Parallel()
	e := &entra{url: deviceURL}
	uitest.Run(t, uitest.Options{SignIn: byCode(e)}, func(j *uitest.Journey) {
		j.Wait(10 * time.Minute)
		j.Sees("─ Sign in ─", "CODE-1", "sign in with CODE-1")
		tells(j, "sign in with CODE-1")
		if e.drawn != 1 {
			t.Errorf("%d codes were drawn", e.drawn)
		}
		e.ends(nil)
		j.Wait(2 * time.Second)
		j.SeesNot("─ Sign in ─", "not reached", "not answered")
		j.Sees("live", "128 open")
	})
}

func TestADialogThatWasPutAsideComesBackByItsKey(t *testing.T) {
	t.Parallel()
	e := &entra{url: deviceURL}
	uitest.Run(t, uitest.Options{SignIn: byCode(e)}, func(j *uitest.Journey) {
		j.Wait(time.Second)
		j.Press("esc")
		j.SeesNot("─ Sign in ─")
		j.Sees("sign in with CODE-1")
		j.Press("r", "r")
		j.Sees("─ Sign in ─")
		j.Press("esc")
		j.SeesNot("─ Sign in ─")
		if e.drawn != 1 {
			t.Errorf("%d codes were drawn", e.drawn)
		}
		e.ends(nil)
	})
}

func TestACodeWaitsWhileTextIsTyped(t *testing.T) {
	t.Parallel()
	e := &entra{url: deviceURL, granted: true}
	uitest.Run(t, uitest.Options{SignIn: byCode(e)}, func(j *uitest.Journey) {
		j.Press("n")
		j.Type("a title")
		e.mu.Lock()
		e.granted = false
		e.mu.Unlock()
		j.Wait(2 * time.Hour) // beyond the token
		j.SeesNot("─ Sign in ─")
		j.Sees("a title", "sign in with CODE-1")
		j.Press("esc")
		j.Wait(time.Second)
		j.Sees("─ Sign in ─", "CODE-1")
		e.ends(refusedBy("", "the code has expired", incident.CauseSignInOver))
		j.Wait(time.Second)
		j.SeesNot("─ Sign in ─")
	})
}

func TestACodeThatCameToItsEndWhileTextWasTypedIsNotShownAfterwards(t *testing.T) {
	t.Parallel()
	e := &entra{url: deviceURL, granted: true}
	uitest.Run(t, uitest.Options{SignIn: byCode(e)}, func(j *uitest.Journey) {
		j.Press("n")
		j.Type("a title")
		e.mu.Lock()
		e.granted = false
		e.mu.Unlock()
		j.Wait(2 * time.Hour) // beyond the token
		j.Sees("sign in with CODE-1")
		e.ends(nil)
		j.Wait(time.Second)
		j.Press("esc")
		j.Wait(time.Second)
		j.SeesNot("─ Sign in ─", "CODE-1")
		j.OnCursor("4711")
	})
}

// hanging is an az that does not come back.
type hanging struct {
	tell func(incident.SignIn)
	once sync.Once
}

func (h *hanging) GetToken(ctx context.Context, _ policy.TokenRequestOptions) (azcore.AccessToken, error) {
	h.once.Do(func() { h.tell(incident.SignIn{Under: true}) })
	<-ctx.Done()
	return azcore.AccessToken{}, errors.Join(incident.ErrSignIn, ctx.Err())
}

func TestAHangingAzIsNamedWhileItHangs(t *testing.T) {
	t.Parallel()
	o := uitest.Options{SignIn: func(tell func(incident.SignIn)) (azcore.TokenCredential, ui.SignIn) {
		return &hanging{tell: tell}, ui.SignIn{Kind: incident.SignInCLI}
	}}
	uitest.Run(t, o, func(j *uitest.Journey) {
		j.Wait(3 * time.Second)
		j.SeesNot("waiting for az")
		j.Wait(3 * time.Second)
		j.Sees("→ waiting for az since 00:00:00")
		if n := strings.Count(j.Screen(), "waiting for az"); n != 2 { // in the header, and where the queue will be
			t.Errorf("it is named %d times:\n%s", n, j.Screen())
		}
	})
}

func TestWhileAnAzHangsAzureIsNotCalledSilent(t *testing.T) {
	t.Parallel()
	o := uitest.Options{SignIn: func(tell func(incident.SignIn)) (azcore.TokenCredential, ui.SignIn) {
		return &hanging{tell: tell}, ui.SignIn{Kind: incident.SignInCLI}
	}}
	uitest.Run(t, o, func(j *uitest.Journey) {
		j.Wait(10 * time.Minute)
		j.Sees("→ waiting for az since 00:00:00")
		j.SeesNot("answer")
		j.Press("!")
		j.SeesNot("answer", "refresh:")
	})
}

func TestWhileSigningInTheDirectoryIsNotCalledSilent(t *testing.T) {
	t.Parallel()
	e := &entra{url: deviceURL}
	uitest.Run(t, uitest.Options{SignIn: byCode(e)}, func(j *uitest.Journey) {
		j.Wait(time.Second)
		j.Press("esc")
		toOwner(j)
		j.Type("mateo")
		j.Wait(30 * time.Second)
		j.Says("directory: it waits for the sign-in: sign in with CODE-1")
		j.SeesNot("does not answer", "not answered")
		e.ends(nil)
	})
}
