package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/editor"
)

// editOutside gives what is being written to the person's editor: the comment, or
// the description.
func (m *Model) editOutside() tea.Cmd {
	switch {
	case m.scope() == action.Writing && !m.writer.Sending():
		return m.lend(m.writer.Text())
	case m.scope() == action.Form && !m.form.Sending():
		return m.lend(m.form.Description())
	}
	return nil
}

// lend writes a text to a file of its own.
func (m *Model) lend(text string) tea.Cmd {
	dir := m.tempDir
	return func() tea.Msg {
		lent, err := editor.Lend(dir, text)
		if err != nil {
			return editedMsg{err: err}
		}
		return editorMsg{lent}
	}
}

// onEditor hands the terminal to the editor.
func (m *Model) onEditor(msg editorMsg) tea.Cmd {
	return tea.Exec(msg.lent.Run(m.calls.app, m.editor), func(err error) tea.Msg {
		text, err := msg.lent.TakeBack(err)
		return editedMsg{text: text, err: err}
	})
}

// onEdited takes the text back into the panel.
func (m *Model) onEdited(msg editedMsg) tea.Cmd {
	if msg.err != nil {
		return m.notices.add(m.explain(clean.Literal("editor"), msg.err))
	}
	switch {
	case m.writer != nil && m.focus == action.Writing:
		m.writer.SetText(msg.text)
		return m.typed()
	case m.form != nil:
		m.form.SetDescription(msg.text)
		return m.touched()
	}
	return nil
}

// sweepEdits removes what earlier programs left of their editors, and tells where
// there is text that none took back.
func (m *Model) sweepEdits() tea.Cmd {
	dir, now := m.tempDir, m.clock
	if dir == "" {
		return nil
	}
	return func() tea.Msg { return sweptMsg{editor.Sweep(dir, now)} }
}

func (m *Model) onSwept(msg sweptMsg) tea.Cmd {
	if len(msg.written) == 0 {
		return nil
	}
	text := clean.Safef("an editor left text that was not taken back: %s", clean.New(msg.written[0]))
	if more := len(msg.written) - 1; more > 0 {
		text = clean.Safef("%s and %d more", text, more)
	}
	return m.notices.add(notice{level: warning, text: text, at: m.clock})
}
