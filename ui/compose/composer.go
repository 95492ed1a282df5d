package compose

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

	Reports Hooks // set by the rooms above

	editor  []string // the person's, and its arguments
	tempDir string

	form    *form.Model  // nil while it is closed
	writer  *write.Model // nil while it is closed
	noting  noting
	listed  *dialog.Menu // of what waits; nil before it was opened
	created incident.ID  // the incident created last

	drafting drafting
	keeping  keeping
	filledBy peopleFrom // the form
}

// Options are what the program was started with.
type Options struct {
	Editor    []string // the person's editor and its arguments; none when not set
	TempDir   string   // where editors get their files; empty for the system's, which is then not swept
	Templates []incident.Template
}

// Hooks is who hears what became of what was typed.
type Hooks struct {
	Made  func(in incident.Incident, wanted incident.Owner) tea.Cmd // an incident was created, for that owner
	Again func(incident.Note, incident.Incident) tea.Cmd            // an answer that waits is gone on with
	Kept  func() tea.Cmd                                            // the disk has answered for all that was typed
}

// New makes a composer in which nothing is typed.
func New(c *change.Changer, o Options) *Composer {
	co := &Composer{
		Changer: c, editor: o.Editor, tempDir: o.TempDir,
		drafting: drafting{templates: o.Templates},
	}
	c.Hooks.Changed = co.answered
	return co
}

// HasTemplates reports whether there are templates to begin with.
func (co *Composer) HasTemplates() bool { return len(co.drafting.templates) > 0 }

// HasCreated reports whether an incident was created since the start.
func (co *Composer) HasCreated() bool { return co.created != "" }

// HasWaiting reports whether anything that was typed waits to be sent.
func (co *Composer) HasWaiting() bool { return len(co.drafting.waiting)+len(co.noting.waiting) > 0 }

// LastCreated returns the incident created last; empty where none was.
func (co *Composer) LastCreated() incident.ID { return co.created }

// IsSending reports whether a draft is on its way.
func (co *Composer) IsSending() bool { return co.form != nil && co.form.Sending() }

// IsKept reports whether the disk has answered for all that was typed.
func (co *Composer) IsKept() bool { return co.keeping.idle() }

// IsTyping reports whether a note is open.
func (co *Composer) IsTyping(note incident.ID) bool { return co.noting.find(note) != nil }

// OwnerTyped returns what is typed in the owner field of the panel.
func (co *Composer) OwnerTyped() string {
	if co.form == nil || !co.Dialogs.IsEmpty() {
		return ""
	}
	return co.form.Searching()
}

// OfferOwners gives the panel whom the directory found.
func (co *Composer) OfferOwners(typed string, found []incident.Owner, note clean.Safe) {
	if co.form != nil {
		co.form.SetFound(typed, found, note)
	}
}
