package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// SignIn is how the person signs in, and how that stands.
type SignIn struct {
	Kind   incident.SignInKind
	States <-chan incident.SignIn // nil where nobody signs in
	Again  func()                 // lets the person be asked once more after a refusal
}

// awaitSignIn waits until signing in stands otherwise than before.
func (m *Model) awaitSignIn() tea.Cmd {
	return desk.Await(&m.Calls.App, m.Signing.States, m.onSignIn)
}

// onSignIn shows the code while it is worth something, and says what became of
// it.
func (m *Model) onSignIn(state incident.SignIn) tea.Cmd {
	s := &m.Signing
	before := s.State
	s.State = state
	if state.Code != before.Code {
		m.closeCode()
	}
	switch {
	case !state.Under:
		s.Began = time.Time{}
	case s.Began.IsZero():
		s.Began = m.Clock
	}
	next := tea.Batch(m.awaitSignIn(), m.WakeLater())
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
	s := &m.Signing
	s.Dialog = m.codeDialog()
	m.Questions = append(m.Questions, s.Dialog)
	return m.Notices.Add(desk.Notice{Level: desk.Warning, At: m.Clock, Text: clean.Safef("to sign in, type %s at %s", s.State.Code, s.State.URL)})
}

func (m *Model) codeDialog() dialog.Dialog {
	s := &m.Signing
	code, url := s.State.Code.Safe(), s.State.URL.Safe()
	return dialog.NewQuestion(clean.Literal("Sign in"), []clean.Safe{
		clean.Literal("Open this address in a browser, anywhere:"), clean.Concat(clean.Literal("  "), url),
		clean.Literal("and type this code:"), clean.Concat(clean.Literal("  "), code),
		clean.Literal("This closes by itself when it is done."),
	},
		dialog.Item{Label: clean.Literal("Copy the code"), Hot: "y", Do: func() tea.Cmd { return m.copyCode(code) }},
		dialog.Item{Label: clean.Literal("Copy the address"), Hot: "u", Do: func() tea.Cmd { return m.copyCode(url) }},
		dialog.Item{Label: clean.Safef("Look at the queue meanwhile; %s shows this again", m.Keys.Key(action.Refresh)), Hot: "q"})
}

// closeCode takes the dialog away, wherever it is.
func (m *Model) closeCode() {
	s := &m.Signing
	if s.Dialog == nil {
		return
	}
	m.Dialogs.Close(s.Dialog)
	m.Questions = slices.DeleteFunc(m.Questions, func(d dialog.Dialog) bool { return d == s.Dialog })
	s.Dialog = nil
}

// endCode says what became of a code, and goes on where it was taken.
func (m *Model) endCode() tea.Cmd {
	if err := m.Signing.State.Err; err != nil {
		m.SignOut(m.Tell(err).Word)
		return m.Notices.Add(m.ExplainSignIn(err))
	}
	said := m.Notices.Add(desk.Notice{Level: desk.Done, At: m.Clock, Text: clean.Literal("signed in")})
	return tea.Batch(said, m.BeginAgain())
}

// copyCode copies a part of the dialog, which stays open.
func (m *Model) copyCode(part clean.Safe) tea.Cmd {
	m.reopenCode()
	return m.Copy(part)
}

// reopenCode shows the code again, where there is one.
func (m *Model) reopenCode() bool {
	if m.Signing.State.Code.IsEmpty() {
		return false
	}
	m.closeCode()
	m.Signing.Dialog = m.codeDialog()
	m.Dialogs.Push(m.Signing.Dialog)
	return true
}

// signInAgain lets the person be asked once more, since they ask for it.
func (m *Model) signInAgain() {
	if m.Signing.Again != nil {
		m.Signing.Again()
	}
}
