package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/filter"
	"sentinelq/ui/form"
	"sentinelq/ui/queue"
)

// scope is where keys are heard now.
func (m *Model) scope() action.Scope {
	if !m.dialogs.IsEmpty() {
		return action.Dialog
	}
	return m.focus
}

// onKey turns a key into an action, or gives it to where text is typed.
func (m *Model) onKey(msg tea.KeyPressMsg) tea.Cmd {
	id, ok := m.keys.Lookup(m.scope(), msg.String())
	if !ok {
		return m.edit(msg)
	}
	return m.do(id)
}

// edit gives a key or a paste to the component in which text is typed. Where
// there is none it is dropped: pasted text is never a command.
func (m *Model) edit(msg tea.Msg) tea.Cmd {
	switch m.scope() {
	case action.Dialog:
		m.dialogs.Edit(msg)
	case action.Form:
		return tea.Batch(m.intend(m.form.Edit(msg)), m.touched(), m.lookUp())
	case action.Filter:
		return m.intend(m.filter.Edit(msg))
	case action.Global, action.Queue, action.Detail:
	}
	return nil
}

// do carries out an action: the root's own, else one of the component that has
// the focus.
func (m *Model) do(id action.ID) tea.Cmd {
	if off := m.off(id); !off.IsEmpty() {
		return m.refuse(id, off)
	}
	if cmd, ok := m.doRoot(id); ok {
		return cmd
	}
	switch m.scope() {
	case action.Dialog:
		return m.intend(m.dialogs.Do(id))
	case action.Form:
		return tea.Batch(m.take(m.form.Do(id)), m.touched(), m.lookUp())
	case action.Filter:
		return m.take(m.filter.Do(id))
	case action.Detail:
		return m.take(m.detail.Do(id))
	case action.Global, action.Queue:
		defer m.follow()
		return m.take(m.queue.Do(id))
	}
	return nil
}

func (m *Model) take(intent any, _ bool) tea.Cmd { return m.intend(intent) }

// intend carries out what a component asks for.
func (m *Model) intend(intent any) tea.Cmd {
	switch intent := intent.(type) {
	case queue.Open:
		m.focus = action.Detail
		m.arrange()
	case form.Submit:
		return m.send(intent.Draft)
	case filter.Changed:
		return m.onFilterTyped()
	case filter.Done:
		m.focus = action.Queue
		m.arrange()
		return m.onFilterTyped()
	case chosen:
		return m.do(intent.id)
	case copied:
		return m.copy(intent.text)
	case quitting:
		return m.quit()
	case discarding:
		return m.discard()
	case starting:
		return m.startDraft(intent.from)
	case resuming:
		return m.resume(intent.id)
	case naming:
		return m.saveTemplate(intent.name)
	}
	return nil
}

// showing returns the incident that an action is about: the one under the
// cursor.
func (m *Model) showing() (incident.Incident, bool) { return m.queue.Current() }
