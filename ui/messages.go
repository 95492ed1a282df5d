package ui

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// pageMsg is a page of a pass over the queue.
type pageMsg struct {
	gen  int
	page incident.Page
	err  error
}

// createdMsg is the outcome of sending a draft.
type createdMsg struct {
	id  incident.ID
	in  incident.Incident
	err error
}

// meMsg says who is signed in.
type meMsg struct {
	me  incident.Owner
	err error
}

// loadedMsg is what the store knew.
type loadedMsg struct {
	snapshot incident.Snapshot
	err      error
}

// savedMsg is the outcome of writing to the store.
type savedMsg struct{ err error }

// refreshMsg says that it is time to ask for what has changed. An older gen
// than the current pass belongs to a timer that was overtaken.
type refreshMsg struct{ gen int }

// filterMsg says that typing in the filter line has paused.
type filterMsg struct{ gen int }

// minuteMsg says that ages have changed.
type minuteMsg struct{}

// expiredMsg says that a notice has been shown long enough.
type expiredMsg struct{ serial int }

// promptMsg is what the person must do to sign in.
type promptMsg struct{ words clean.Text }
