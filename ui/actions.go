package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/queue"
)

// queueCommands are the rows of the queue.
func (m *Model) queueCommands() []desk.Command {
	rows := []desk.Command{
		{ID: action.Create, Right: desk.Need(incident.WriteIncidents), Do: m.Create},
		{
			ID: action.Template, Right: desk.Need(incident.WriteIncidents), Do: desk.Ends(m.OpenTemplates),
			Off: desk.Unless(m.HasTemplates, clean.Literal("there are no templates; the panel saves one")),
		},
		{
			ID: action.ShowCreated, Do: desk.Ends(m.ShowCreated),
			Off: desk.Unless(m.HasCreated, clean.Literal("nothing was created yet")),
		},
		{ID: action.Refresh, Do: m.refreshNow},
		{ID: action.Open, About: desk.Record, Do: func() tea.Cmd { return m.doInQueue(action.Open) }},
	}
	return append(rows, desk.Given(m.doInQueue, action.Up, action.Down, action.Top, action.Bottom,
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
	return m.inQueue(m.Queue.Do(id))
}

// inQueue carries out what the table asks for.
func (m *Model) inQueue(intent any, _ bool) tea.Cmd {
	if _, open := intent.(queue.Open); open {
		return m.OpenPage(true)
	}
	return nil
}

// programCommands are the rows that have nothing to do with incidents.
func (m *Model) programCommands() []desk.Command {
	return []desk.Command{
		{ID: action.Palette, Do: desk.Ends(m.commands.openPalette)},
		{ID: action.Help, Do: desk.Ends(m.commands.openHelp)},
		{
			ID: action.Messages,
			Do: desk.Ends(m.commands.openMessages),
			Off: desk.Unless(
				func() bool { return len(m.Notices.History) > 0 },
				clean.Literal("there are no messages yet"),
			),
		},
		{
			ID: action.Waiting, Do: m.OpenWaiting,
			Off: desk.Unless(m.HasWaiting, clean.Literal("nothing waits to be sent")),
		},
		{ID: action.Redraw, Do: func() tea.Cmd { return tea.ClearScreen }},
		{ID: action.Suspend, Do: func() tea.Cmd { return tea.Suspend }},
		{ID: action.Quit, Do: m.quits.ask},
		{ID: action.Interrupt, Do: m.quits.interrupt},
	}
}

// refreshNow asks for everything, at once, and for what the page shows.
func (m *Model) refreshNow() tea.Cmd {
	if m.ReopenCode() {
		return nil
	}
	m.SignInAgain()
	return tea.Batch(m.ReadTabAgain(), m.FindOut(true), m.ReadAgain())
}

// rows returns the rows of all features.
func (m *Model) rows() []desk.Command {
	return slices.Concat(
		m.queueCommands(), m.filter.commands(), m.IncidentCommands(), m.PageCommands(), m.FormCommands(),
		m.WritingCommands(), m.DialogCommands(), m.programCommands())
}
