package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// rows returns the rows of all features.
func (m *Model) rows() []desk.Command {
	return slices.Concat(
		m.queueCommands(), m.filterCommands(), m.IncidentCommands(), m.PageCommands(), m.FormCommands(),
		m.WritingCommands(), m.DialogCommands(), m.programCommands())
}

// newCommands makes the table of rows.
func newCommands(rows []desk.Command) map[action.ID]desk.Command {
	table := make(map[action.ID]desk.Command, len(rows))
	for _, row := range rows {
		table[row.ID] = row
	}
	return table
}

// do carries out an action, or says why it cannot be done.
func (m *Model) do(id action.ID) tea.Cmd {
	c, ok := m.commands[id]
	if !ok {
		return nil
	}
	if off := m.off(c); !off.IsEmpty() {
		return m.refuse(id, off)
	}
	return c.Do()
}

// off says why a command cannot be done now; empty when it can.
func (m *Model) off(c desk.Command) clean.Safe {
	for _, right := range c.Right {
		if lacking := m.MayNot(right); !lacking.IsEmpty() {
			return lacking
		}
	}
	in, ok := m.Showing()
	switch {
	case c.About != desk.Nothing && !ok:
		return clean.Literal("no incident is shown")
	case c.About == desk.Shown && m.Loaded.IsDeleted(in.ID):
		return clean.Safef("#%d was deleted", in.Number)
	case c.Off != nil:
		return c.Off()
	}
	return clean.Safe{}
}

// refuse says why a key does nothing.
func (m *Model) refuse(id action.ID, off clean.Safe) tea.Cmd {
	if m.commands[id].About == desk.Nothing {
		return m.Refuse(id, "", off)
	}
	in, _ := m.Showing()
	return m.Refuse(id, in.ID, off)
}
