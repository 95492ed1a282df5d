package feed

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

// AwaitSignIn waits until signing in stands otherwise than before.
func (f *Feed) AwaitSignIn() tea.Cmd {
	return desk.Await(&f.Calls.App, f.Signing.States, f.onSignIn)
}

// onSignIn shows the code while it is worth something, and says what became of
// it.
func (f *Feed) onSignIn(state incident.SignIn) tea.Cmd {
	s := &f.Signing
	before := s.State
	s.State = state
	if state.Code != before.Code {
		f.closeCode()
	}
	switch {
	case !state.Under:
		s.Began = time.Time{}
	case s.Began.IsZero():
		s.Began = f.Clock
	}
	next := tea.Batch(f.AwaitSignIn(), f.WakeLater())
	switch {
	case !state.Code.IsEmpty() && state.Code != before.Code:
		return tea.Batch(next, f.showCode())
	case !state.Under && !before.Code.IsEmpty():
		return tea.Batch(next, f.endCode())
	}
	return next
}

// showCode opens the dialog with the code, unless text is being typed: then it
// waits, and the notice has it.
func (f *Feed) showCode() tea.Cmd {
	s := &f.Signing
	s.Dialog = f.codeDialog()
	f.Questions = append(f.Questions, s.Dialog)
	return f.Notices.Add(
		desk.Notice{
			Level: desk.Warning,
			At:    f.Clock,
			Text:  clean.Safef("to sign in, type %s at %s", s.State.Code, s.State.URL),
		},
	)
}

func (f *Feed) codeDialog() dialog.Dialog {
	s := &f.Signing
	code, url := s.State.Code.Safe(), s.State.URL.Safe()
	return dialog.NewQuestion(
		clean.Literal("Sign in"),
		[]clean.Safe{
			clean.Literal("Open this address in a browser, anywhere:"), clean.Concat(clean.Literal("  "), url),
			clean.Literal("and type this code:"), clean.Concat(clean.Literal("  "), code),
			clean.Literal("This closes by itself when it is done."),
		},
		dialog.Item{Label: clean.Literal("Copy the code"), Hot: "y", Do: func() tea.Cmd { return f.copyCode(code) }},
		dialog.Item{Label: clean.Literal("Copy the address"), Hot: "u", Do: func() tea.Cmd { return f.copyCode(url) }},
		dialog.Item{
			Label: clean.Safef("Look at the queue meanwhile; %s shows this again", f.Keys.Key(action.Refresh)),
			Hot:   "q",
		},
	)
}

// closeCode takes the dialog away, wherever it is.
func (f *Feed) closeCode() {
	s := &f.Signing
	if s.Dialog == nil {
		return
	}
	f.Dialogs.Close(s.Dialog)
	f.Questions = slices.DeleteFunc(f.Questions, func(d dialog.Dialog) bool { return d == s.Dialog })
	s.Dialog = nil
}

// endCode says what became of a code, and goes on where it was taken.
func (f *Feed) endCode() tea.Cmd {
	if err := f.Signing.State.Err; err != nil {
		f.SignOut(f.Tell(err).Word)
		return f.Notices.Add(f.ExplainSignIn(err))
	}
	said := f.Notices.Add(desk.Notice{Level: desk.Done, At: f.Clock, Text: clean.Literal("signed in")})
	return tea.Batch(said, f.BeginAgain())
}

// copyCode copies a part of the dialog, which stays open.
func (f *Feed) copyCode(part clean.Safe) tea.Cmd {
	f.ReopenCode()
	return f.Copy(part)
}

// ReopenCode shows the code again, where there is one.
func (f *Feed) ReopenCode() bool {
	if f.Signing.State.Code.IsEmpty() {
		return false
	}
	f.closeCode()
	f.Signing.Dialog = f.codeDialog()
	f.Dialogs.Push(f.Signing.Dialog)
	return true
}

// SignInAgain lets the person be asked once more, since they ask for it.
func (f *Feed) SignInAgain() {
	if f.Signing.Again != nil {
		f.Signing.Again()
	}
}
