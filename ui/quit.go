package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// quits is the state of leaving the program.
type quits struct {
	asked  *dialog.Menu // the question; nil before it was asked
	awaits bool         // it says that an answer of Azure is awaited
	due    bool         // as soon as the disk has answered
	serial int
}

// quitPause is how long leaving waits for the disk to answer for what was typed.
const quitPause = time.Second

// askQuit asks while a write is under way, and before typed text is lost that the
// disk has not taken. Everything else that was typed is kept.
func (m *Model) askQuit() tea.Cmd {
	switch {
	case m.IsSending():
		m.askToQuit(clean.Literal("Quit"), clean.Literal("An incident is being sent. Its draft is kept until Azure has answered."))
		m.quits.awaits = true
	case m.Writing():
		m.askToQuit(clean.Literal("Quit"), clean.Literal("A change is on its way, and Azure has not answered yet."))
		m.quits.awaits = true
	case m.IsKept():
		return m.quitKept()
	default:
		m.quits.due = true
		m.quits.serial++
		serial := m.quits.serial
		return desk.After(quitPause, func() tea.Cmd { return m.quitAnyway(serial) })
	}
	return nil
}

// quitNow goes on with leaving when the disk has answered.
func (m *Model) quitNow() tea.Cmd {
	if !m.quits.due {
		return nil
	}
	m.quits.due = false
	return m.quitKept()
}

// quitAnyway goes on without the disk, which has had its time.
func (m *Model) quitAnyway(serial int) tea.Cmd {
	if serial != m.quits.serial {
		return nil
	}
	return m.quitNow()
}

// quitKept quits, unless what was typed would be lost with that.
func (m *Model) quitKept() tea.Cmd {
	lost := m.Lost()
	if len(lost) == 0 {
		return m.quit()
	}
	m.askToQuit(clean.Literal("Quit and lose it"), append([]clean.Safe{clean.Literal("What you typed is only in memory:")}, lost...)...)
	return nil
}

// askToQuit asks whether to quit all the same.
func (m *Model) askToQuit(quit clean.Safe, words ...clean.Safe) {
	m.quits.asked = dialog.NewQuestion(clean.Literal("Quit"), words,
		dialog.Item{Label: clean.Literal("Stay")},
		dialog.Item{Label: quit, Do: m.quit})
	m.quits.awaits = false
	m.Dialogs.Push(m.quits.asked)
}

// answerQuit says in the question that what it warned of has ended meanwhile.
func (m *Model) answerQuit() {
	if m.quits.awaits && !m.IsSending() && !m.Writing() {
		m.quits.awaits = false
		m.quits.asked.SetText(clean.Literal("Azure has answered meanwhile: nothing is on its way any more."))
	}
}

// interrupt is ctrl+c: it quits as q does, and at once when a dialog is open, but
// for typed text that would be lost.
func (m *Model) interrupt() tea.Cmd {
	switch {
	case m.Dialogs.IsEmpty():
		return m.askQuit()
	case len(m.Lost()) == 0:
		return m.quit()
	case m.quits.asked != nil && m.Dialogs.Top() == dialog.Dialog(m.quits.asked):
		return nil // a key that is hit twice in a hurry answers no question
	}
	return m.quitKept()
}

func (m *Model) quit() tea.Cmd { return tea.Quit }
