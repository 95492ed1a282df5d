package detail

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Tab is one of the views of an incident.
type Tab int

// The tabs, in their order.
const (
	Overview Tab = iota
	Alerts
	Entities
	Comments
	Tasks
	Bookmarks
	Similar
	Activity
	tabs // how many there are
)

// Part returns what has to be read for the tab; false where everything is known.
func (t Tab) Part() (incident.Part, bool) {
	k := t.kind()
	return k.part, k.read
}

// Label returns the tab's heading.
func (t Tab) Label() clean.Safe { return t.kind().label }

// State says how reading a part stands.
type State struct {
	Loading bool
	Failed  clean.Safe // why it could not be read; empty when it could
	Note    clean.Safe // what else is to be known of it, such as where it is from
}
