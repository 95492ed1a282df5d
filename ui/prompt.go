package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/dialog"
)

// awaitPrompt waits until signing in needs the person.
func (m *Model) awaitPrompt() tea.Cmd {
	prompts := m.prompts
	if prompts == nil {
		return nil
	}
	return func() tea.Msg {
		words, ok := <-prompts
		if !ok {
			return nil
		}
		return promptMsg{words}
	}
}

// onPrompt shows what to do in a dialog, and keeps it among the messages for
// whoever closes it too early.
func (m *Model) onPrompt(msg promptMsg) tea.Cmd {
	m.dialogs.Push(dialog.NewPage(clean.Literal("Sign in"), msg.words.Lines()))
	return tea.Batch(m.awaitPrompt(), m.notices.add(notice{level: warning, text: msg.words.Safe(), at: m.clock}))
}
