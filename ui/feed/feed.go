package feed

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// Feed is what is loaded of the workspace, how fresh it is, and the passes over Azure
// that keep it so.
type Feed struct {
	*desk.Desk

	Loaded  Incidents
	Details AllDetails
	passes  Passes
	contact contact
	Screen  Hooks // set by the rooms above
}

// Hooks is what the feed has to know of the screen, and where it says that passes
// have ended.
type Hooks struct {
	Wanted func() incident.Query                 // what the filter asks for now
	Shown  func() incident.ID                    // the incident that the person is at: it is read first
	Ended  func() tea.Cmd                        // after passes that belong together
	Reads  func(incident.ID, incident.Part) bool // whether the person is at a part of an incident
}

// NewFeed makes a feed that looks at the service as often as every says, with nothing
// loaded. Contact tells how the service answers; nil where nobody does.
func NewFeed(d *desk.Desk, every time.Duration, tells <-chan incident.Contact) *Feed {
	return &Feed{Desk: d, passes: newPasses(every), contact: contact{states: tells}}
}
