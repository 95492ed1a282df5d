package desk

import (
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/dialog"
)

// Patience is how long an answer may be owed before the header says so.
const Patience = 5 * time.Second

// Signing is the state of signing in.
type Signing struct {
	Kind   incident.SignInKind
	States <-chan incident.SignIn
	Again  func()

	State  incident.SignIn
	Began  time.Time     // zero while nothing is under way
	Dialog dialog.Dialog // shows the code; nil while there is none to show
}

// IsSlow reports whether a token has been waited for so long that it is said.
func (s *Signing) IsSlow(now time.Time) bool {
	return !s.Began.IsZero() && now.Sub(s.Began) >= Patience
}

// ExplainSignIn is explain for what has nothing to do with what was asked.
func (d *Desk) ExplainSignIn(err error) Notice {
	n := d.Explain(clean.Safe{}, err)
	n.Text = d.Reason(err)
	return n
}

// SigningWord says what is waited for.
func (d *Desk) SigningWord() clean.Safe {
	s := &d.Signing
	switch {
	case !s.State.Code.IsEmpty():
		return clean.Safef("sign in with %s", s.State.Code)
	case s.Kind == incident.SignInCLI:
		return clean.Concat(clean.Literal("waiting for az since "), d.ClockTime(s.Began))
	case s.Kind == incident.SignInBrowser:
		return clean.Literal("sign in in the browser")
	}
	return clean.Concat(clean.Literal("signing in since "), d.ClockTime(s.Began))
}
