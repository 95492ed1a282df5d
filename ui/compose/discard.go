package compose

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/dialog"
)

// askDiscard asks before typed text is thrown away.
func (co *Composer) askDiscard() {
	if co.form == nil || co.form.Sending() {
		return
	}
	co.Dialogs.Push(dialog.NewQuestion(clean.Literal("Discard"),
		[]clean.Safe{clean.Literal("Throw away what was typed in this panel?")},
		dialog.Item{Label: clean.Literal("Keep it")},
		dialog.Item{Label: clean.Literal("Discard it"), Do: co.discard}))
}

// askDiscardText asks before what is written in the panel is thrown away.
func (co *Composer) askDiscardText() {
	t := co.noting.panel()
	if t == nil || co.writer.Sending() {
		return
	}
	co.Dialogs.Push(dialog.NewQuestion(clean.Literal("Discard"),
		[]clean.Safe{clean.Literal("Throw away what was written in this panel?")},
		dialog.Item{Label: clean.Literal("Keep it")},
		dialog.Item{Label: clean.Literal("Discard it"), Do: func() tea.Cmd {
			return tea.Batch(co.doneWriting(t.note.ID), co.tellDiscarded())
		}}))
}
