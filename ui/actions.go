package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// queueCommands are the rows of the queue.
func (m *Model) queueCommands() []command {
	rows := []command{
		{id: action.Create, right: need(incident.WriteIncidents), do: m.create},
		{
			id: action.Template, right: need(incident.WriteIncidents), do: desk.Ends(m.openTemplates),
			off: unless(func() bool { return len(m.drafting.templates) > 0 }, clean.Literal("there are no templates; the panel saves one")),
		},
		{
			id: action.ShowCreated, do: desk.Ends(m.showCreated),
			off: unless(func() bool { return m.created != "" }, clean.Literal("nothing was created yet")),
		},
		{id: action.Refresh, do: m.refreshNow},
		{id: action.Open, about: record, do: func() tea.Cmd { return m.doInQueue(action.Open) }},
	}
	return append(rows, given(m.doInQueue, action.Up, action.Down, action.Top, action.Bottom,
		action.HalfPageUp, action.HalfPageDown, action.PageUp, action.PageDown)...)
}

// doInQueue gives an action to the table, while no panel, page, line or dialog has
// the keys that would be meant.
func (m *Model) doInQueue(id action.ID) tea.Cmd {
	switch m.Scope() {
	case action.Dialog, action.Form, action.Filter, action.Detail:
		return nil
	case action.Global, action.Queue, action.Incident, action.Writing:
	}
	return m.take(m.queue.Do(id))
}

// programCommands are the rows that have nothing to do with incidents.
func (m *Model) programCommands() []command {
	return []command{
		{id: action.Palette, do: desk.Ends(m.openPalette)},
		{id: action.Help, do: desk.Ends(m.openHelp)},
		{
			id: action.Messages, do: desk.Ends(m.openMessages),
			off: unless(func() bool { return len(m.Notices.History) > 0 }, clean.Literal("there are no messages yet")),
		},
		{
			id: action.Waiting, do: m.openWaiting,
			off: unless(func() bool { return len(m.drafting.waiting)+len(m.noting.waiting) > 0 }, clean.Literal("nothing waits to be sent")),
		},
		{id: action.Redraw, do: func() tea.Cmd { return tea.ClearScreen }},
		{id: action.Suspend, do: func() tea.Cmd { return tea.Suspend }},
		{id: action.Quit, do: m.askQuit},
		{id: action.Interrupt, do: m.interrupt},
	}
}

// refreshNow asks for everything, at once, and for what the page shows.
func (m *Model) refreshNow() tea.Cmd {
	if m.reopenCode() {
		return nil
	}
	m.signInAgain()
	var part tea.Cmd
	if p, ok := m.detail.Tab().Part(); ok && m.page.id != "" {
		part = m.ReadPart(m.page.id, p)
	}
	return tea.Batch(part, m.findOut(true), m.ReadAgain())
}
