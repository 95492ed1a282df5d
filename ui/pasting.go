package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

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
