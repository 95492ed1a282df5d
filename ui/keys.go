package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/ui/action"
	"sentinelq/ui/filter"
	"sentinelq/ui/queue"
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
	return m.do(id)
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
		return tea.Batch(m.intend(m.filter.Edit(msg)), m.askWhenRested())
	case action.Global, action.Queue, action.Detail, action.Incident:
	}
	return nil
}

func (m *Model) take(intent any, _ bool) tea.Cmd { return m.intend(intent) }

// intend carries out what a component asks for.
func (m *Model) intend(intent any) tea.Cmd {
	switch intent.(type) {
	case queue.Open:
		return m.OpenPage(true)
	case filter.Changed:
		return m.onFilterTyped()
	case filter.Done:
		m.Focus = action.Queue
		return m.onFilterTyped()
	}
	return nil
}
