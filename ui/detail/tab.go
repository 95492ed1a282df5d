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
	switch t {
	case Alerts:
		return incident.PartAlerts, true
	case Entities:
		return incident.PartEntities, true
	case Comments:
		return incident.PartComments, true
	case Tasks:
		return incident.PartTasks, true
	case Bookmarks:
		return incident.PartBookmarks, true
	case Activity:
		return incident.PartActivity, true
	case Overview, Similar, tabs:
	}
	return 0, false
}

// Label returns the tab's heading.
func (t Tab) Label() clean.Safe {
	switch t {
	case Overview:
		return clean.Literal("Overview")
	case Alerts:
		return clean.Literal("Alerts")
	case Entities:
		return clean.Literal("Entities")
	case Comments:
		return clean.Literal("Comments")
	case Tasks:
		return clean.Literal("Tasks")
	case Bookmarks:
		return clean.Literal("Bookmarks")
	case Similar:
		return clean.Literal("Similar")
	case Activity:
		return clean.Literal("Activity")
	case tabs:
	}
	return clean.Safe{}
}

// State says how reading a part stands.
type State struct {
	Loading bool
	Failed  clean.Safe // why it could not be read; empty when it could
	Note    clean.Safe // what else is to be known of it, such as where it is from
}
