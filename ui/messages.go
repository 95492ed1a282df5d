package ui

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/editor"
	"sentinelq/ui/form"
)

// pageMsg is a page of a pass over the queue.
type pageMsg struct {
	gen  int
	page incident.Page
	err  error
}

// createdMsg is the outcome of sending a draft.
type createdMsg struct {
	id    incident.ID
	in    incident.Incident
	err   error
	saved error // what was amiss with keeping the draft

	begun     incident.Unsent // as it was kept before
	unwritten []incident.Unwritten
}

// changedMsg is the outcome of changing an incident.
type changedMsg struct {
	id  incident.ID
	in  incident.Incident
	err error
}

// rereadMsg is one incident as it is now.
type rereadMsg struct {
	id  incident.ID
	in  incident.Incident
	err error
}

// deletedMsg is the outcome of deleting an incident.
type deletedMsg struct {
	in  incident.Incident
	err error
}

// rightsMsg is what the caller may do.
type rightsMsg struct {
	rights incident.Rights
	err    error
}

// partMsg is a part of an incident.
type partMsg struct {
	id   incident.ID
	part incident.Part
	read incident.Details
	err  error
}

// detailsMsg is what the store knew of an incident.
type detailsMsg struct {
	id   incident.ID
	kept incident.Details
	err  error
}

// workedMsg is the outcome of a write to something that belongs to an incident.
type workedMsg struct {
	work work
	note incident.ID    // what was written for it; empty where nothing was typed
	task *incident.Task // as it is to be shown now; nil where no task was shown otherwise
	err  error
	kept error // what was amiss with keeping the note

	begun     incident.Note // as it was kept before
	unwritten []incident.Unwritten
}

// notesMsg is what waits of comments and the like.
type notesMsg struct {
	waiting []incident.Note
	again   bool // for the list that is open, not at the start
	uses    int  // of the disk, before it was asked for
	err     error
}

// noteDueMsg says that what was written should go to the disk.
type noteDueMsg struct{}

// heldMsg says whether what was opened is this session's to type in, and what the
// disk has of it.
type heldMsg struct {
	id    incident.ID
	free  bool
	found bool // on the disk, or in memory for want of one
	draft incident.Unsent
	note  incident.Note
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

// draftsMsg is what waits from earlier starts.
type draftsMsg struct {
	waiting   []incident.Unsent
	templates []incident.Template
	again     bool // for the list that is open, not at the start
	uses      int  // of the disk, before it was asked for
	err       error
}

// draftDueMsg says that what was typed should go to the disk.
type draftDueMsg struct{}

// keptMsg is the outcome of keeping drafts or notes.
type keptMsg struct {
	of        *autosave // whose save it was; nil for one besides
	drafts    []incident.Unsent
	notes     []incident.Note
	left      incident.ID // with which a panel or dialog was left; empty where none was
	what      clean.Safe  // the same for the person
	how       clean.Safe  // how to go on with it
	about     incident.ID // the incident that it is about
	err       error
	unwritten []incident.Unwritten
}

// templateMsg is the outcome of saving a template.
type templateMsg struct {
	saved     incident.Template
	name      incident.ID // of the note in which the name was typed
	err       error
	unwritten []incident.Unwritten
}

// searchMsg says that typing in the owner field has paused.
type searchMsg struct{ serial int }

// foundMsg is what the directory found for what was typed.
type foundMsg struct {
	typed string
	found []incident.Owner
	err   error
}

// peopleMsg is the owners chosen lately, as the store has them.
type peopleMsg struct {
	recent []incident.Owner
	err    error
}

// tagsMsg is tags counted in the workspace, or suggestions ready for use.
type tagsMsg struct {
	uses []incident.TagUse
	find form.Suggestions
	err  error
}

// editorMsg is a text that waits for the editor.
type editorMsg struct{ lent *editor.Text }

// sweptMsg is where text lies that editors of earlier programs left.
type sweptMsg struct{ written []string }

// editedMsg is what the editor made of the description.
type editedMsg struct {
	text string
	err  error
}
