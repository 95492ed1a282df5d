package compose

import (
	"time"

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
			items = append(items, dialog.Item{Label: clean.Concat(clean.Literal("Go on: "), co.beginningOf(n)), Do: co.reopens(n)})
		}
	}
	switch len(items) {
	case 0:
		return co.newNote(in, kind)
	case 1:
		return co.openNote(waits)
	}
	items = append(items, dialog.Item{Label: clean.Literal("Begin a new one"), Do: func() tea.Cmd { return co.newNote(in, kind) }})
	co.Dialogs.Push(dialog.NewQuestion(noteTitle(incident.Note{Kind: kind, Number: in.Number}, time.Time{}, nil), nil, items...))
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
	title, hint := noteTitle(n, co.Clock, co.Zone), noteHint(n)
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

// noteTitle says what the panel will change.
func noteTitle(n incident.Note, now time.Time, zone *time.Location) clean.Safe {
	switch n.Kind { //nolint:exhaustive // the others are not written in a panel
	case incident.NoteTask:
		if n.Replaces() {
			was, _ := incident.Note{Text: n.Was}.Split()
			return clean.Safef("Edit of task of #%d: %s", n.Number, clean.New(was))
		}
		return clean.Safef("Task of #%d", n.Number)
	case incident.NoteBookmark:
		return clean.Safef("Bookmark of #%d", n.Number)
	}
	switch made := n.Made.Time(); {
	case !n.Replaces():
		return clean.Safef("Comment on #%d", n.Number)
	case made.IsZero():
		return clean.Safef("Edit of your comment on #%d", n.Number)
	default:
		return clean.Safef("Edit of your comment of %s on #%d", clean.New(when(made, now, zone)), n.Number)
	}
}

// when names a time by the clock, and by its day where that is another one.
func when(at, now time.Time, zone *time.Location) string {
	at, now = at.In(zone), now.In(zone)
	if at.YearDay() == now.YearDay() && at.Year() == now.Year() {
		return at.Format("15:04")
	}
	return at.Format("2006-01-02 15:04")
}

// noteHint says how what is written is read.
func noteHint(n incident.Note) clean.Safe {
	switch n.Kind { //nolint:exhaustive // the others are not written in a panel
	case incident.NoteTask:
		return clean.Literal("the first line is its title")
	case incident.NoteBookmark:
		return clean.Literal("the first line is its name, the rest the query")
	}
	return clean.Literal("plain text or Markdown")
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
