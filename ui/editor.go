package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/editor"
)

// editOutside gives what is being written to the person's editor: the comment, or
// the description.
func (m *Model) editOutside() tea.Cmd {
	switch {
	case m.Scope() == action.Writing && !m.writer.Sending():
		return m.lend(m.writer.Text())
	case m.Scope() == action.Form && !m.form.Sending():
		return m.lend(m.form.Description())
	}
	return nil
}

// whyNoEditor says what is missing where the person has set no editor.
func (m *Model) whyNoEditor() clean.Safe {
	if len(m.editor) > 0 {
		return clean.Safe{}
	}
	return clean.Literal("set $VISUAL or $EDITOR")
}

// lend writes a text to a file of its own.
func (m *Model) lend(text string) tea.Cmd {
	dir := m.tempDir
	return m.Calls.App.Ask(desk.StoreTimeout, func(context.Context) desk.Answer {
		lent, err := editor.Lend(dir, text)
		return func() tea.Cmd { return m.onLent(lent, err) }
	})
}

// onLent hands the terminal to the editor.
func (m *Model) onLent(lent *editor.Text, err error) tea.Cmd {
	if err != nil {
		return m.onEdited("", err)
	}
	return tea.Exec(lent.Run(m.Calls.App.Context(), m.editor), func(err error) tea.Msg {
		text, err := lent.TakeBack(err)
		return desk.Answer(func() tea.Cmd { return m.onEdited(text, err) })
	})
}

// onEdited takes the text back into the panel.
func (m *Model) onEdited(text string, err error) tea.Cmd {
	if err != nil {
		return m.Notices.Add(m.Explain(clean.Literal("editor"), err))
	}
	switch {
	case m.writer != nil && m.Focus == action.Writing:
		m.writer.SetText(text)
		return m.typed()
	case m.form != nil:
		m.form.SetDescription(text)
		return m.touched()
	}
	return nil
}

// sweepEdits removes what earlier programs left of their editors, and tells where
// there is text that none took back.
func (m *Model) sweepEdits() tea.Cmd {
	dir, now := m.tempDir, m.Clock
	if dir == "" {
		return nil
	}
	return m.Calls.App.Ask(desk.StoreTimeout, func(context.Context) desk.Answer {
		written := editor.Sweep(dir, now)
		return func() tea.Cmd { return m.onSwept(written) }
	})
}

// onSwept tells where text lies that editors of earlier programs left.
func (m *Model) onSwept(written []string) tea.Cmd {
	if len(written) == 0 {
		return nil
	}
	text := clean.Safef("an editor left text that was not taken back: %s", clean.New(written[0]))
	if more := len(written) - 1; more > 0 {
		text = clean.Safef("%s and %d more", text, more)
	}
	return m.Notices.Add(desk.Notice{Level: desk.Warning, Text: text, At: m.Clock})
}
