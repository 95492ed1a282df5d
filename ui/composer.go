package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/change"
	"sentinelq/ui/dialog"
	"sentinelq/ui/form"
	"sentinelq/ui/write"
)

// Composer is what the person types and has not sent: drafts of incidents and edits in
// their panel, comments, tasks and bookmarks in theirs, and answers to dialogs. All of
// it is kept on the disk as it is typed.
type Composer struct {
	*change.Changer

	editor  []string // the person's, and its arguments
	tempDir string
	reports composeHooks

	form    *form.Model  // nil while it is closed
	writer  *write.Model // nil while it is closed
	noting  noting
	listed  *dialog.Menu // of what waits; nil before it was opened
	created incident.ID  // the incident created last

	drafting drafting
	keeping  keeping
	filledBy peopleFrom // the form
}

// composeOptions are what the program was started with.
type composeOptions struct {
	Editor    []string // the person's editor and its arguments; none when not set
	TempDir   string   // where editors get their files; empty for the system's, which is then not swept
	Templates []incident.Template
}

// composeHooks is who hears what became of what was typed.
type composeHooks struct {
	Made  func(in incident.Incident, wanted incident.Owner) tea.Cmd // an incident was created, for that owner
	Again func(incident.Note, incident.Incident) tea.Cmd            // an answer that waits is gone on with
	Kept  func() tea.Cmd                                            // the disk has answered for all that was typed
}

// newComposer makes a composer in which nothing is typed.
func newComposer(c *change.Changer, o composeOptions, reports composeHooks) *Composer {
	co := &Composer{
		Changer: c, editor: o.Editor, tempDir: o.TempDir, reports: reports,
		drafting: drafting{templates: o.Templates},
	}
	c.Hooks.Changed = co.answered
	return co
}

// hasTemplates reports whether there are templates to begin with.
func (co *Composer) hasTemplates() bool { return len(co.drafting.templates) > 0 }

// hasCreated reports whether an incident was created since the start.
func (co *Composer) hasCreated() bool { return co.created != "" }

// hasWaiting reports whether anything that was typed waits to be sent.
func (co *Composer) hasWaiting() bool { return len(co.drafting.waiting)+len(co.noting.waiting) > 0 }

// lastCreated returns the incident created last; empty where none was.
func (co *Composer) lastCreated() incident.ID { return co.created }

// isSending reports whether a draft is on its way.
func (co *Composer) isSending() bool { return co.form != nil && co.form.Sending() }

// isKept reports whether the disk has answered for all that was typed.
func (co *Composer) isKept() bool { return co.keeping.idle() }

// isTyping reports whether a note is open.
func (co *Composer) isTyping(note incident.ID) bool { return co.noting.find(note) != nil }

// ownerTyped returns what is typed in the owner field of the panel.
func (co *Composer) ownerTyped() string {
	if co.form == nil || !co.Dialogs.IsEmpty() {
		return ""
	}
	return co.form.Searching()
}

// offerOwners gives the panel whom the directory found.
func (co *Composer) offerOwners(typed string, found []incident.Owner, note clean.Safe) {
	if co.form != nil {
		co.form.SetFound(typed, found, note)
	}
}
