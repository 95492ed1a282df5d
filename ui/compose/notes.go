package compose

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
	"sentinelq/ui/write"
)

// Comment opens the panel for a comment on the incident that is shown, with what
// was written for it before.
func (co *Composer) Comment(in incident.Incident) tea.Cmd {
	return co.BeginNote(in, incident.NoteComment)
}

// BeginNote opens the panel for a new comment, task or bookmark of an incident, or
// goes on with one that waits. A text that is to replace another is none of them.
func (co *Composer) BeginNote(in incident.Incident, kind incident.NoteKind) tea.Cmd {
	var items []dialog.Item
	var waits incident.Note
	for _, n := range co.noting.waiting {
		if n.Incident == in.ID && n.Kind == kind && !n.Replaces() {
			waits = n
			items = append(
				items,
				dialog.Item{Label: clean.Concat(clean.Literal("Go on: "), co.beginningOf(n)), Do: co.reopens(n)},
			)
		}
	}
	switch len(items) {
	case 0:
		return co.newNote(in, kind)
	case 1:
		return co.openNote(waits)
	}
	items = append(
		items,
		dialog.Item{Label: clean.Literal("Begin a new one"), Do: func() tea.Cmd { return co.newNote(in, kind) }},
	)
	co.Dialogs.Push(
		dialog.NewQuestion(
			kindOf(kind).title(incident.Note{Kind: kind, Number: in.Number}, co.Clock, co.Zone),
			nil,
			items...),
	)
	return nil
}

func (co *Composer) newNote(in incident.Incident, kind incident.NoteKind) tea.Cmd {
	id, err := incident.NewID(co.Random)
	if err != nil {
		return co.Notices.Add(co.Explain(clean.Literal("write"), err).On(in.ID))
	}
	return co.openNote(incident.Note{ID: id, Kind: kind, Incident: in.ID, Number: in.Number})
}

// ResumeNote opens the panel for a text that is there, with what was made of it
// before and not sent.
func (co *Composer) ResumeNote(n incident.Note) tea.Cmd {
	for _, w := range co.noting.waiting {
		if w.Of != n.Of || w.Incident != n.Incident {
			continue
		}
		if w.Was == "" { // an older program kept it
			w.Was, w.Made = n.Was, n.Made
		}
		cmd := co.openNote(w)
		if w.ETag != n.ETag {
			co.writer.SetProblem(clean.Literal("somebody changed it since this was written"))
		}
		return cmd
	}
	id, err := incident.NewID(co.Random)
	if err != nil {
		return co.Notices.Add(co.Explain(clean.Literal("write"), err))
	}
	n.ID = id
	return co.openNote(n)
}

// openNote opens the panel.
func (co *Composer) openNote(n incident.Note) tea.Cmd {
	k := kindOf(n.Kind)
	title, hint := k.title(n, co.Clock, co.Zone), k.hint
	co.writer = write.New(co.Pen, title, hint, incident.MaxComment, n.Text)
	co.writer.SetRest(co.Whole(true))
	co.Notices.Resumed(n.Incident)
	t := &typing{note: n, text: co.writer.Text}
	if n.Replaces() {
		t.begun = write.New(co.Pen, title, hint, incident.MaxComment, n.Was).Text()
	}
	cmd := co.beginTyping(t)
	t.saved.Text = co.writer.Text() // which the field may show otherwise
	co.OpenPanel(co.writer, action.Writing)
	return cmd
}

// closeNote closes the panel and keeps what is written. While it is on its way,
// that is stopped instead.
func (co *Composer) closeNote() tea.Cmd {
	if co.writer.Sending() {
		co.Calls.Send.End()
		return nil
	}
	cmd := co.leave(co.noting.panel(), true)
	co.closeWriter()
	return cmd
}

func (co *Composer) closeWriter() {
	co.writer = nil
	co.ClosePanel()
}

// doneWriting closes the panel of what Azure has taken, or what is thrown away.
func (co *Composer) doneWriting(id incident.ID) tea.Cmd {
	if t := co.noting.find(id); t != nil && t.dialog == nil {
		co.closeWriter()
	}
	return co.forgetNote(id)
}
