package compose

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// What is typed in a dialog and is more than a filter is a note, and is kept like
// all that is typed: the closing comment, a tag, a template's name, and what could
// be chosen as it is typed, an owner or an alert's ID. The number that confirms a
// deletion is none, nor what only narrows a list.

// asking is a dialog in which something is typed.
type asking interface {
	dialog.Dialog
	Typed() string
}

// DialogCommands are the rows of dialogs. What closes one keeps what was typed in it.
func (co *Composer) DialogCommands() []desk.Command {
	return desk.Given(func(id action.ID) tea.Cmd {
		if co.Scope() != action.Dialog {
			return nil
		}
		return tea.Batch(co.Dialogs.Do(id), co.Left(id))
	}, action.NextChoice, action.PrevChoice, action.MoreText, action.LessText, action.Choose, action.Dismiss)
}

// Asks opens a dialog in which a note is typed. Worth says of what was typed that
// it is more than a filter; nil for all of it.
func (co *Composer) Asks(d asking, n incident.Note, worth func(string) bool) tea.Cmd {
	co.Dialogs.Push(d)
	return co.TypesIn(d, n, worth)
}

// TypesIn does the same for a dialog that is open. A text that waited, and that the
// dialog does not begin with, goes on waiting.
func (co *Composer) TypesIn(d asking, n incident.Note, worth func(string) bool) tea.Cmd {
	waits := slices.ContainsFunc(co.noting.waiting, func(w incident.Note) bool { return w.ID == n.ID })
	if n.ID == "" || waits && n.IsBlank() {
		id, err := incident.NewID(co.Random)
		if err != nil {
			return co.Notices.Add(co.Explain(clean.Literal("what is typed is not kept"), err))
		}
		n.ID = id
	}
	return tea.Batch(co.beginTyping(&typing{note: n, text: d.Typed, dialog: d, worth: worth}), co.Typed())
}

// Left keeps what was typed in dialogs that are closed by now. What was chosen
// stays until Azure has taken it; what was dismissed is told.
func (co *Composer) Left(by action.ID) tea.Cmd {
	var cmds []tea.Cmd
	for _, t := range slices.Clone(co.noting.open) {
		if t.dialog != nil && !co.Dialogs.Has(t.dialog) {
			cmds = append(cmds, co.leave(t, by == action.Dismiss))
		}
	}
	return tea.Batch(cmds...)
}

// ForgetAnswers deletes what was typed as answers about an incident, or a draft,
// that are done with: those of the kinds, or all.
func (co *Composer) ForgetAnswers(id incident.ID, kinds ...incident.NoteKind) tea.Cmd {
	var cmds []tea.Cmd
	for _, n := range slices.Clone(co.noting.waiting) {
		if n.Incident == id && !n.IsWritten() && (len(kinds) == 0 || slices.Contains(kinds, n.Kind)) {
			cmds = append(cmds, co.forgetNote(n.ID))
		}
	}
	return tea.Batch(cmds...)
}

// answered deletes what was typed for a change that Azure has made.
func (co *Composer) answered(id incident.ID, c incident.Change) tea.Cmd {
	var kinds []incident.NoteKind
	if c.Status != nil && *c.Status == incident.Closed {
		kinds = append(kinds, incident.NoteClosing)
	}
	if len(c.AddTags)+len(c.RemoveTags) > 0 {
		kinds = append(kinds, incident.NoteTags)
	}
	if c.Owner != nil {
		kinds = append(kinds, incident.NoteOwner)
	}
	if len(kinds) == 0 {
		return nil
	}
	return co.ForgetAnswers(id, kinds...)
}

// AnswerTo returns the note of an answer about an incident: what was typed before, or
// a new one.
func (co *Composer) AnswerTo(in incident.Incident, kind incident.NoteKind) incident.Note {
	n := co.noting.answer(kind, in.ID)
	n.Number = in.Number
	return n
}

// SearchesAgain offers what was typed in a menu before.
func SearchesAgain(n incident.Note, again func() tea.Cmd) []dialog.Item {
	if strings.TrimSpace(n.Text) == "" {
		return nil
	}
	return []dialog.Item{{Label: clean.Safef("Go on with what was typed: %s", clean.New(n.Text)), Do: again}}
}
