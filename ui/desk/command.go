package desk

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// Command is an action of the registry with what it means: what it is about, which
// right it needs, why it cannot be done now, and what it does. Every feature hands in
// the rows of its own; keys, palette, help and footer read them and nothing else.
type Command struct {
	ID    action.ID
	About Subject
	Right []incident.Right  // one, or none
	Off   func() clean.Safe // why else it cannot be done now; nil when it always can
	Do    func() tea.Cmd
}

// Subject is what an action is about.
type Subject int

// The subjects.
const (
	Nothing Subject = iota // no incident
	Shown                  // the incident that is shown
	Record                 // what is known of the incident that is shown, even when it is deleted
)

// Given makes the rows of actions that a component carries out itself.
func Given(to func(action.ID) tea.Cmd, ids ...action.ID) []Command {
	rows := make([]Command, len(ids))
	for i, id := range ids {
		rows[i] = Command{ID: id, Do: func() tea.Cmd { return to(id) }}
	}
	return rows
}

// Need is the right of a row.
func Need(right incident.Right) []incident.Right { return []incident.Right{right} }

// Unless makes what a row says where nothing is there yet to do it with.
func Unless(is func() bool, why clean.Safe) func() clean.Safe {
	return func() clean.Safe {
		if is() {
			return clean.Safe{}
		}
		return why
	}
}

// Refuse says why a key does nothing. About is the incident that it would have been
// about; empty for none.
func (d *Desk) Refuse(id action.ID, about incident.ID, why clean.Safe) tea.Cmd {
	text := clean.Concat(d.Keys.Get(id).Title, clean.Literal(": "), why)
	return d.Notices.Add(Notice{Level: Refused, About: about, Text: text, At: d.Clock})
}
