package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
)

// takesText reports whether a paste has somewhere to go: a field for text that
// has the focus.
func (m *Model) takesText() bool {
	switch m.scope() {
	case action.Dialog:
		_, _, typing := m.dialogs.Top().Cursor(m.look.pen, m.look.w, m.look.h)
		return typing
	case action.Form, action.Writing:
		return m.slot.panel.TakesText()
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
	return m.notices.add(notice{level: warning, at: m.clock, text: clean.Literal(
		"pasted text is no command and was dropped; paste where text is typed")})
}
