package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/page"
)

// commands is the one table of what every action means. Keys, palette, help and footer
// read it.
type commands struct {
	*page.Page

	rows map[action.ID]desk.Command
}

// newCommands makes the table of rows.
func newCommands(about *page.Page, rows []desk.Command) commands {
	table := make(map[action.ID]desk.Command, len(rows))
	for _, row := range rows {
		table[row.ID] = row
	}
	return commands{about, table}
}

// do carries out an action, or says why it cannot be done.
func (c *commands) do(id action.ID) tea.Cmd {
	row, ok := c.rows[id]
	if !ok {
		return nil
	}
	if off := c.off(row); !off.IsEmpty() {
		return c.refuse(id, off)
	}
	return row.Do()
}

// off says why a command cannot be done now; empty when it can.
func (c *commands) off(row desk.Command) clean.Safe {
	for _, right := range row.Right {
		if lacking := c.MayNot(right); !lacking.IsEmpty() {
			return lacking
		}
	}
	in, ok := c.Showing()
	switch {
	case row.About != desk.Nothing && !ok:
		return clean.Literal("no incident is shown")
	case row.About == desk.Shown && c.Loaded.IsDeleted(in.ID):
		return clean.Safef("#%d was deleted", in.Number)
	case row.Off != nil:
		return row.Off()
	}
	return clean.Safe{}
}

// refuse says why a key does nothing.
func (c *commands) refuse(id action.ID, off clean.Safe) tea.Cmd {
	if c.rows[id].About == desk.Nothing {
		return c.Refuse(id, "", off)
	}
	in, _ := c.Showing()
	return c.Refuse(id, in.ID, off)
}
