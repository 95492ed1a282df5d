package compose

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
func (co *Composer) editOutside() tea.Cmd {
	switch {
	case co.Scope() == action.Writing && !co.writer.Sending():
		return co.lend(co.writer.Text())
	case co.Scope() == action.Form && !co.form.Sending():
		return co.lend(co.form.Description())
	}
	return nil
}

// whyNoEditor says what is missing where the person has set no editor.
func (co *Composer) whyNoEditor() clean.Safe {
	if len(co.editor) > 0 {
		return clean.Safe{}
	}
	return clean.Literal("set $VISUAL or $EDITOR")
}

// lend writes a text to a file of its own.
func (co *Composer) lend(text string) tea.Cmd {
	dir := co.tempDir
	return co.Calls.App.Ask(desk.StoreTimeout, func(context.Context) desk.Answer {
		lent, err := editor.Lend(dir, text)
		return func() tea.Cmd { return co.onLent(lent, err) }
	})
}

// onLent hands the terminal to the editor.
func (co *Composer) onLent(lent *editor.Text, err error) tea.Cmd {
	if err != nil {
		return co.onEdited("", err)
	}
	return tea.Exec(lent.Run(co.Calls.App.Context(), co.editor), func(err error) tea.Msg {
		text, err := lent.TakeBack(err)
		return desk.Answer(func() tea.Cmd { return co.onEdited(text, err) })
	})
}

// onEdited takes the text back into the panel.
func (co *Composer) onEdited(text string, err error) tea.Cmd {
	if err != nil {
		return co.Notices.Add(co.Explain(clean.Literal("editor"), err))
	}
	switch {
	case co.writer != nil && co.Focus == action.Writing:
		co.writer.SetText(text)
		return co.Typed()
	case co.form != nil:
		co.form.SetDescription(text)
		return co.touched()
	}
	return nil
}

// SweepEdits removes what earlier programs left of their editors, and tells where
// there is text that none took back.
func (co *Composer) SweepEdits() tea.Cmd {
	dir, now := co.tempDir, co.Clock
	if dir == "" {
		return nil
	}
	return co.Calls.App.Ask(desk.StoreTimeout, func(context.Context) desk.Answer {
		written := editor.Sweep(dir, now)
		return func() tea.Cmd { return co.onSwept(written) }
	})
}

// onSwept tells where text lies that editors of earlier programs left.
func (co *Composer) onSwept(written []string) tea.Cmd {
	if len(written) == 0 {
		return nil
	}
	text := clean.Safef("an editor left text that was not taken back: %s", clean.New(written[0]))
	if more := len(written) - 1; more > 0 {
		text = clean.Safef("%s and %d more", text, more)
	}
	return co.Notices.Add(desk.Notice{Level: desk.Warning, Text: text, At: co.Clock})
}
