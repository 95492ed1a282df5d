package change

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/pick"
)

// Changer is what the person does to incidents: the changes on their way and what
// became of them, undo, conflicts, deletion, writes to what belongs to an incident,
// playbooks, and every write of which it is not known whether it was done.
type Changer struct {
	*pick.Picker

	Hooks     Hooks // set by the rooms above
	writes    writes
	doubts    doubts
	pending   int // other writes on their way
	playbooks playbooks
}

// Hooks is who hears what became of incidents.
type Hooks struct {
	Changed func(incident.ID, incident.Change) tea.Cmd // the person's change was saved
	Deleted func(incident.ID)                          // the person, or a colleague before, deleted it
}

// New makes a changer with nothing on its way.
func New(p *pick.Picker) *Changer {
	ch := &Changer{Picker: p}
	p.Screen.Ended = ch.passesEnded
	return ch
}
