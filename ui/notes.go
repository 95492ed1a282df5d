package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
	"sentinelq/ui/write"
)

// comment opens the panel for a comment on the incident that is shown, with what
// was written for it before.
func (m *Model) comment(in incident.Incident) tea.Cmd { return m.beginNote(in, incident.NoteComment) }

// beginNote opens the panel for a new comment, task or bookmark of an incident, or
// goes on with one that waits. A text that is to replace another is none of them.
func (m *Model) beginNote(in incident.Incident, kind incident.NoteKind) tea.Cmd {
	var items []dialog.Item
	var waits incident.Note
	for _, n := range m.noting.waiting {
		if n.Incident == in.ID && n.Kind == kind && !n.Replaces() {
			waits = n
			items = append(items, dialog.Item{Label: clean.Concat(clean.Literal("Go on: "), m.beginningOf(n)), Do: m.reopens(n)})
		}
	}
	switch len(items) {
	case 0:
		return m.newNote(in, kind)
	case 1:
		return m.openNote(waits)
	}
	items = append(items, dialog.Item{Label: clean.Literal("Begin a new one"), Do: func() tea.Cmd { return m.newNote(in, kind) }})
	m.Dialogs.Push(dialog.NewQuestion(noteTitle(incident.Note{Kind: kind, Number: in.Number}, time.Time{}, nil), nil, items...))
	return nil
}

func (m *Model) newNote(in incident.Incident, kind incident.NoteKind) tea.Cmd {
	id, err := incident.NewID(m.Random)
	if err != nil {
		return m.Notices.Add(m.Explain(clean.Literal("write"), err).On(in.ID))
	}
	return m.openNote(incident.Note{ID: id, Kind: kind, Incident: in.ID, Number: in.Number})
}

// rewrite opens the panel for the text of a comment of one's own, or of a task.
func (m *Model) rewrite(item any) tea.Cmd {
	in, _ := m.showing()
	switch it := item.(type) {
	case incident.Comment:
		if !it.IsBy(m.Me) {
			return m.Notices.Add(desk.Notice{Level: desk.Refused, About: in.ID, At: m.Clock, Text: clean.Safef("only %s can edit this comment", it.Author.Name())})
		}
		if told, no := m.forbids(incident.WriteComments, clean.Literal("comment")); no {
			return told
		}
		return m.resumeNote(it.Note(in))
	case incident.Task:
		if told, no := m.forbids(incident.WriteTasks, clean.Literal("task")); no {
			return told
		}
		return m.resumeNote(it.Note(in))
	}
	return nil
}

// resumeNote opens the panel for a text that is there, with what was made of it
// before and not sent.
func (m *Model) resumeNote(n incident.Note) tea.Cmd {
	for _, w := range m.noting.waiting {
		if w.Of != n.Of || w.Incident != n.Incident {
			continue
		}
		if w.Was == "" { // an older program kept it
			w.Was, w.Made = n.Was, n.Made
		}
		cmd := m.openNote(w)
		if w.ETag != n.ETag {
			m.writer.SetProblem(clean.Literal("somebody changed it since this was written"))
		}
		return cmd
	}
	id, err := incident.NewID(m.Random)
	if err != nil {
		return m.Notices.Add(m.Explain(clean.Literal("write"), err))
	}
	n.ID = id
	return m.openNote(n)
}

// openNote opens the panel.
func (m *Model) openNote(n incident.Note) tea.Cmd {
	title, hint := noteTitle(n, m.Clock, m.Zone), noteHint(n)
	m.writer = write.New(m.Pen, title, hint, incident.MaxComment, n.Text)
	m.writer.SetRest(m.Whole(true))
	m.Notices.Resumed(n.Incident)
	t := &typing{note: n, text: m.writer.Text}
	if n.Replaces() {
		t.begun = write.New(m.Pen, title, hint, incident.MaxComment, n.Was).Text()
	}
	cmd := m.beginTyping(t)
	t.saved.Text = m.writer.Text() // which the field may show otherwise
	m.OpenPanel(m.writer, action.Writing)
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
func (m *Model) closeNote() tea.Cmd {
	if m.writer.Sending() {
		m.Calls.Send.End()
		return nil
	}
	cmd := m.leave(m.noting.panel(), true)
	m.closeWriter()
	return cmd
}

func (m *Model) closeWriter() {
	m.writer = nil
	m.ClosePanel()
}

// doneWriting closes the panel of what Azure has taken, or what is thrown away.
func (m *Model) doneWriting(id incident.ID) tea.Cmd {
	if t := m.noting.find(id); t != nil && t.dialog == nil {
		m.closeWriter()
	}
	return m.forgetNote(id)
}
