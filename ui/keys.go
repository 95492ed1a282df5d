package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// onKey turns a key into an action, or gives it to where text is typed.
func (m *Model) onKey(msg tea.KeyPressMsg) tea.Cmd {
	if m.Clock.Before(m.DeafUntil) && m.Scope() == action.Dialog {
		return nil
	}
	id, ok := m.Keys.Lookup(m.Scope(), msg.String())
	switch {
	case !m.isDrawn() && !leaves(id):
		return nil // nobody sees what it would be about
	case !ok:
		return m.edit(msg)
	}
	return m.commands.do(id)
}

// isDrawn reports whether the screen has room for more than saying that it has none.
func (m *Model) isDrawn() bool { return m.look.w >= minWidth && m.look.h >= minHeight }

// leaves reports whether an action is for leaving the program, for good or for now.
func leaves(id action.ID) bool {
	return id == action.Quit || id == action.Interrupt || id == action.Suspend || id == action.Redraw
}

// edit gives a key or a paste to the component in which text is typed. Where
// there is none it is dropped: pasted text is never a command.
func (m *Model) edit(msg tea.Msg) tea.Cmd {
	if pasted, ok := msg.(tea.PasteMsg); ok && (!m.isDrawn() || !m.takesText()) {
		return m.dropPaste(pasted)
	}
	switch m.Scope() {
	case action.Dialog:
		return tea.Batch(m.Dialogs.Edit(msg), m.Left(""), m.Typed(), m.LookUp(), m.LookFor())
	case action.Writing, action.Form:
		return m.EditPanel(msg)
	case action.Filter:
		return m.filter.edit(msg)
	case action.Global, action.Queue, action.Detail, action.Incident:
	}
	return nil
}

// takesText reports whether a paste has somewhere to go: a field for text that
// has the focus.
func (m *Model) takesText() bool {
	switch m.Scope() {
	case action.Dialog:
		_, _, typing := m.Dialogs.Top().Cursor(m.Pen, m.look.w, m.look.h)
		return typing
	case action.Form, action.Writing:
		return m.Slot.Panel().TakesText()
	case action.Filter:
		return true
	case action.Global, action.Queue, action.Detail, action.Incident:
	}
	return false
}

// dropPaste says that pasted text was not taken for commands.
func (m *Model) dropPaste(msg tea.PasteMsg) tea.Cmd {
	if msg.Content == "" {
		return nil
	}
	return m.Notices.Add(desk.Notice{Level: desk.Warning, At: m.Clock, Text: clean.Literal(
		"pasted text is no command and was dropped; paste where text is typed")})
}
