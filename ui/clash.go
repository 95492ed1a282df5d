package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
)

// deafness is how long a question that opens by itself hears no key: those that
// were under way were meant for something else.
const deafness = 500 * time.Millisecond

// clashQuestion shows what the person wanted, what a colleague has made of it
// meanwhile, and what it was.
func (m *Model) clashQuestion(clash *incident.ConflictError, w *update) dialog.Dialog {
	want := clash.Change.Apply(clash.Seen)
	text := []clean.Safe{clean.Safef("Somebody changed #%d %s at the same time.", clash.Now.Number, clash.Now.Title), {}}
	for _, f := range clash.Fields {
		text = append(text,
			f.Label(),
			clean.Concat(clean.Literal("  yours:  "), f.Value(want)),
			clean.Concat(clean.Literal("  theirs: "), f.Value(clash.Now)),
			clean.Concat(clean.Literal("  before: "), f.Value(clash.Seen)))
	}
	mine := update{seen: clash.Now, change: clash.Change, undoes: w.undoes, form: w.form}
	rest := mine
	rest.change = clash.Change.Without(clash.Fields)
	return dialog.NewQuestion(clean.Literal("Two changes"), text,
		dialog.Item{Label: clean.Literal("Leave theirs"), Hot: "t", Do: func() tea.Cmd { return m.decide(rest) }},
		dialog.Item{Label: clean.Literal("Write mine over it"), Hot: "m", Do: func() tea.Cmd { return m.decide(mine) }})
}

// ask opens the next question that waits, when no text is being typed.
func (m *Model) ask() {
	if len(m.questions) == 0 || m.scope().Types() {
		return
	}
	m.dialogs.Push(m.questions[0])
	m.questions = m.questions[1:]
	m.deafUntil = m.clock.Add(deafness)
}

// decide sends what the person decided after a clash: everything, over what a
// colleague has decided and the person has seen now, or only what does not clash.
func (m *Model) decide(w update) tea.Cmd {
	switch {
	case w.change.IsZero():
		return m.leaveForm(w.form)
	case m.writes.under[w.seen.ID] != nil && w.form != "":
		return m.refuse(action.Edit, clean.Literal("another change of it is on its way"))
	case m.writes.under[w.seen.ID] != nil:
		m.writes.wait(w.seen, w.change)
		return nil
	case m.form != nil && m.form.ID() == w.form:
		m.form.SetSending(true)
	}
	return m.begin(&w)
}
