package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// command is an action of the registry with what it means: what it is about, which
// right it needs, why it cannot be done now, and what it does. Every feature hands in
// the rows of its own; keys, palette, help and footer read them here and nowhere else.
type command struct {
	id    action.ID
	about subject
	right []incident.Right  // one, or none
	off   func() clean.Safe // why else it cannot be done now; nil when it always can
	do    func() tea.Cmd
}

// subject is what an action is about.
type subject int

const (
	nothing subject = iota // no incident
	shown                  // the incident that is shown
	record                 // what is known of the incident that is shown, even when it is deleted
)

// rows returns the rows of all features.
func (m *Model) rows() []command {
	return slices.Concat(
		m.queueCommands(), m.filterCommands(), m.incidentCommands(), m.pageCommands(), m.formCommands(),
		m.writingCommands(), m.dialogCommands(), m.programCommands())
}

// newCommands makes the table of rows.
func newCommands(rows []command) map[action.ID]command {
	table := make(map[action.ID]command, len(rows))
	for _, row := range rows {
		table[row.id] = row
	}
	return table
}

// given makes the rows of actions that a component carries out itself.
func given(to func(action.ID) tea.Cmd, ids ...action.ID) []command {
	rows := make([]command, len(ids))
	for i, id := range ids {
		rows[i] = command{id: id, do: func() tea.Cmd { return to(id) }}
	}
	return rows
}

// need is the right of a row.
func need(right incident.Right) []incident.Right { return []incident.Right{right} }

// do carries out an action, or says why it cannot be done.
func (m *Model) do(id action.ID) tea.Cmd {
	c, ok := m.commands[id]
	if !ok {
		return nil
	}
	if off := m.off(c); !off.IsEmpty() {
		return m.refuse(id, off)
	}
	return c.do()
}

// off says why a command cannot be done now; empty when it can.
func (m *Model) off(c command) clean.Safe {
	for _, right := range c.right {
		if lacking := m.MayNot(right); !lacking.IsEmpty() {
			return lacking
		}
	}
	in, ok := m.showing()
	switch {
	case c.about != nothing && !ok:
		return clean.Literal("no incident is shown")
	case c.about == shown && m.Loaded.IsDeleted(in.ID):
		return clean.Safef("#%d was deleted", in.Number)
	case c.off != nil:
		return c.off()
	}
	return clean.Safe{}
}

// unless makes what a row says where nothing is there yet to do it with.
func unless(is func() bool, why clean.Safe) func() clean.Safe {
	return func() clean.Safe {
		if is() {
			return clean.Safe{}
		}
		return why
	}
}

// refuse says why a key does nothing.
func (m *Model) refuse(id action.ID, off clean.Safe) tea.Cmd {
	text := clean.Concat(m.Keys.Get(id).Title, clean.Literal(": "), off)
	n := desk.Notice{Level: desk.Refused, Text: text, At: m.Clock}
	if in, ok := m.showing(); ok && m.commands[id].about != nothing {
		n.About = in.ID
	}
	return m.Notices.Add(n)
}

// onSeen makes what a row does with the incident that is shown, as Azure described it.
func (m *Model) onSeen(do func(incident.Incident) tea.Cmd) func() tea.Cmd {
	return func() tea.Cmd {
		in, ok := m.seen()
		if !ok {
			return nil
		}
		return do(in)
	}
}
