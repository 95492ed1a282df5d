package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
	"sentinelq/ui/page"
)

// quits is the state of leaving the program.
type quits struct {
	*page.Page

	asked  *dialog.Menu // the question; nil before it was asked
	awaits bool         // it says that an answer of Azure is awaited
	due    bool         // as soon as the disk has answered
	serial int
}

// quitPause is how long leaving waits for the disk to answer for what was typed.
const quitPause = time.Second

// ask asks while a write is under way, and before typed text is lost that the
// disk has not taken. Everything else that was typed is kept.
func (q *quits) ask() tea.Cmd {
	switch {
	case q.IsSending():
		q.question(
			clean.Literal("Quit"),
			clean.Literal("An incident is being sent. Its draft is kept until Azure has answered."),
		)
		q.awaits = true
	case q.Writing():
		q.question(clean.Literal("Quit"), clean.Literal("A change is on its way, and Azure has not answered yet."))
		q.awaits = true
	case q.IsKept():
		return q.kept()
	default:
		q.due = true
		q.serial++
		serial := q.serial
		return desk.After(quitPause, func() tea.Cmd { return q.anyway(serial) })
	}
	return nil
}

// goOn goes on with leaving when the disk has answered.
func (q *quits) goOn() tea.Cmd {
	if !q.due {
		return nil
	}
	q.due = false
	return q.kept()
}

// anyway goes on without the disk, which has had its time.
func (q *quits) anyway(serial int) tea.Cmd {
	if serial != q.serial {
		return nil
	}
	return q.goOn()
}

// kept quits, unless what was typed would be lost with that.
func (q *quits) kept() tea.Cmd {
	lost := q.Lost()
	if len(lost) == 0 {
		return quitting()
	}
	q.question(
		clean.Literal("Quit and lose it"),
		append([]clean.Safe{clean.Literal("What you typed is only in memory:")}, lost...)...)
	return nil
}

// question asks whether to quit all the same.
func (q *quits) question(quit clean.Safe, words ...clean.Safe) {
	q.asked = dialog.NewQuestion(clean.Literal("Quit"), words,
		dialog.Item{Label: clean.Literal("Stay")},
		dialog.Item{Label: quit, Do: quitting})
	q.awaits = false
	q.Dialogs.Push(q.asked)
}

// answer says in the question that what it warned of has ended meanwhile.
func (q *quits) answer() {
	if q.awaits && !q.IsSending() && !q.Writing() {
		q.awaits = false
		q.asked.SetText(clean.Literal("Azure has answered meanwhile: nothing is on its way any more."))
	}
}

// interrupt is ctrl+c: it quits as q does, and at once when a dialog is open, but
// for typed text that would be lost.
func (q *quits) interrupt() tea.Cmd {
	switch {
	case q.Dialogs.IsEmpty():
		return q.ask()
	case len(q.Lost()) == 0:
		return quitting()
	case q.asked != nil && q.Dialogs.Top() == dialog.Dialog(q.asked):
		return nil // a key that is hit twice in a hurry answers no question
	}
	return q.kept()
}

func quitting() tea.Cmd { return tea.Quit }
