package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
)

// SignIn is how the person signs in, and how that stands.
type SignIn struct {
	Kind   incident.SignInKind
	States <-chan incident.SignIn // nil where nobody signs in
	Again  func()                 // lets the person be asked once more after a refusal
}

// signing is the state of signing in.
type signing struct {
	kind   incident.SignInKind
	states <-chan incident.SignIn
	again  func()

	state  incident.SignIn
	began  time.Time     // zero while nothing is under way
	dialog dialog.Dialog // shows the code; nil while there is none to show
}

// isSlow reports whether a token has been waited for so long that it is said.
func (s *signing) isSlow(now time.Time) bool {
	return !s.began.IsZero() && now.Sub(s.began) >= patience
}

// awaitSignIn waits until signing in stands otherwise than before.
func (m *Model) awaitSignIn() tea.Cmd {
	return await(&m.calls.app, m.signing.states, m.onSignIn)
}

// onSignIn shows the code while it is worth something, and says what became of
// it.
func (m *Model) onSignIn(state incident.SignIn) tea.Cmd {
	s := &m.signing
	before := s.state
	s.state = state
	if state.Code != before.Code {
		m.closeCode()
	}
	switch {
	case !state.Under:
		s.began = time.Time{}
	case s.began.IsZero():
		s.began = m.clock
	}
	next := tea.Batch(m.awaitSignIn(), m.wakeLater())
	switch {
	case !state.Code.IsEmpty() && state.Code != before.Code:
		return tea.Batch(next, m.showCode())
	case !state.Under && !before.Code.IsEmpty():
		return tea.Batch(next, m.endCode())
	}
	return next
}

// showCode opens the dialog with the code, unless text is being typed: then it
// waits, and the notice has it.
func (m *Model) showCode() tea.Cmd {
	s := &m.signing
	s.dialog = m.codeDialog()
	m.questions = append(m.questions, s.dialog)
	return m.notices.add(notice{level: warning, at: m.clock, text: clean.Safef("to sign in, type %s at %s", s.state.Code, s.state.URL)})
}

func (m *Model) codeDialog() dialog.Dialog {
	s := &m.signing
	code, url := s.state.Code.Safe(), s.state.URL.Safe()
	return dialog.NewQuestion(clean.Literal("Sign in"), []clean.Safe{
		clean.Literal("Open this address in a browser, anywhere:"), clean.Concat(clean.Literal("  "), url),
		clean.Literal("and type this code:"), clean.Concat(clean.Literal("  "), code),
		clean.Literal("This closes by itself when it is done."),
	},
		dialog.Item{Label: clean.Literal("Copy the code"), Hot: "y", Do: func() tea.Cmd { return m.copyCode(code) }},
		dialog.Item{Label: clean.Literal("Copy the address"), Hot: "u", Do: func() tea.Cmd { return m.copyCode(url) }},
		dialog.Item{Label: clean.Safef("Look at the queue meanwhile; %s shows this again", m.keys.Key(action.Refresh)), Hot: "q"})
}

// closeCode takes the dialog away, wherever it is.
func (m *Model) closeCode() {
	s := &m.signing
	if s.dialog == nil {
		return
	}
	m.dialogs.Close(s.dialog)
	m.questions = slices.DeleteFunc(m.questions, func(d dialog.Dialog) bool { return d == s.dialog })
	s.dialog = nil
}

// endCode says what became of a code, and goes on where it was taken.
func (m *Model) endCode() tea.Cmd {
	if err := m.signing.state.Err; err != nil {
		m.sync.link, m.sync.why = signedOut, m.tell(err).word
		return m.notices.add(m.explainSignIn(err))
	}
	said := m.notices.add(notice{level: done, at: m.clock, text: clean.Literal("signed in")})
	if m.sync.running {
		return said
	}
	return tea.Batch(said, m.beginSync())
}

// explainSignIn is explain for what has nothing to do with what was asked.
func (m *Model) explainSignIn(err error) notice {
	n := m.explain(clean.Safe{}, err)
	n.text = m.reason(err)
	return n
}

// copyCode copies a part of the dialog, which stays open.
func (m *Model) copyCode(part clean.Safe) tea.Cmd {
	m.reopenCode()
	return m.copy(part)
}

// reopenCode shows the code again, where there is one.
func (m *Model) reopenCode() bool {
	if m.signing.state.Code.IsEmpty() {
		return false
	}
	m.closeCode()
	m.signing.dialog = m.codeDialog()
	m.dialogs.Push(m.signing.dialog)
	return true
}

// signInAgain lets the person be asked once more, since they ask for it.
func (m *Model) signInAgain() {
	if m.signing.again != nil {
		m.signing.again()
	}
}

// signingWord says what is waited for.
func (m *Model) signingWord() clean.Safe {
	s := &m.signing
	switch {
	case !s.state.Code.IsEmpty():
		return clean.Safef("sign in with %s", s.state.Code)
	case s.kind == incident.SignInCLI:
		return clean.Concat(clean.Literal("waiting for az since "), m.clockTime(s.began))
	case s.kind == incident.SignInBrowser:
		return clean.Literal("sign in in the browser")
	}
	return clean.Concat(clean.Literal("signing in since "), m.clockTime(s.began))
}
