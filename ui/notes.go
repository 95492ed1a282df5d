package ui

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/write"
)

// noting is the state of what is written for an incident and not sent.
type noting struct {
	note    incident.Note // of the panel that is open
	task    incident.Task // that it rewrites
	waiting []incident.Note
	was     string // what the panel showed of the text that is replaced
	saved   string // the text as the disk has it, or is about to
	autosave
}

// loadNotes asks what waits from earlier starts.
func (m *Model) loadNotes() tea.Cmd {
	drafts := m.drafts
	return m.calls.within(storeTimeout, func(ctx context.Context) tea.Msg {
		waiting, err := drafts.Notes(ctx)
		return notesMsg{waiting, err}
	})
}

func (m *Model) onNotes(msg notesMsg) tea.Cmd {
	m.noting.waiting = append(m.noting.waiting, msg.waiting...)
	if n := len(msg.waiting); n > 0 {
		return tea.Batch(m.complain(msg.err), m.notices.add(notice{level: warning, at: m.clock, text: clean.Safef(
			"something written for #%d was not sent; %s there goes on with it", msg.waiting[0].Number, m.keys.Key(action.Comment))}))
	}
	return m.complain(msg.err)
}

// comment opens the panel for a comment on the incident that is shown, with what
// was written for it before.
func (m *Model) comment() tea.Cmd {
	in, ok := m.seen()
	if !ok {
		return nil
	}
	return m.beginNote(in, incident.NoteComment)
}

// beginNote opens the panel for a new comment, task or bookmark of an incident.
func (m *Model) beginNote(in incident.Incident, kind incident.NoteKind) tea.Cmd {
	for _, n := range m.noting.waiting {
		if n.Incident == in.ID && n.Kind == kind && (!n.Replaces || kind == incident.NoteComment) {
			m.openNote(n, incident.Task{}, "")
			return nil
		}
	}
	id, err := incident.NewID(m.random)
	if err != nil {
		return m.notices.add(m.explain(clean.Literal("write"), err).on(in.ID))
	}
	m.openNote(incident.Note{ID: id, Kind: kind, Incident: in.ID, Number: in.Number}, incident.Task{}, "")
	return nil
}

// rewrite opens the panel for the text of a comment of one's own, or of a task.
func (m *Model) rewrite(item any) tea.Cmd {
	in, _ := m.detail.Incident()
	switch it := item.(type) {
	case incident.Comment:
		if !it.IsBy(m.me) {
			return m.notices.add(notice{level: refused, about: in.ID, at: m.clock, text: clean.Safef("only %s can edit this comment", it.Author.Name())})
		}
		if told, no := m.forbids(incident.WriteComments, clean.Literal("comment")); no {
			return told
		}
		m.resumeNote(it.Note(in), incident.Task{})
	case incident.Task:
		if told, no := m.forbids(incident.WriteTasks, clean.Literal("task")); no {
			return told
		}
		m.resumeNote(it.Note(in), it)
	}
	return nil
}

// resumeNote opens the panel for a text that is there, with what was made of it
// before and not sent.
func (m *Model) resumeNote(n incident.Note, task incident.Task) {
	kept := n
	for _, w := range m.noting.waiting {
		if w.ID == n.ID {
			kept = w
		}
	}
	m.openNote(kept, task, n.Text)
	if kept.ETag != n.ETag {
		m.writer.SetProblem(clean.Literal("somebody changed it since this was written"))
	}
}

// openNote opens the panel. Replaced is the text that the note is to replace;
// empty where that is not at hand.
func (m *Model) openNote(n incident.Note, task incident.Task, replaced string) {
	m.noting.waiting = slices.DeleteFunc(m.noting.waiting, func(w incident.Note) bool { return w.ID == n.ID })
	title, hint := noteWords(n)
	m.noting.note, m.noting.task, m.noting.saved, m.noting.was = n, task, n.Text, ""
	if replaced != "" {
		m.noting.was = write.New(m.look.pen, title, hint, incident.MaxComment, replaced).Text()
	}
	m.writer = write.New(m.look.pen, title, hint, incident.MaxComment, n.Text)
	m.writer.SetRest(m.whole(true))
	m.notices.resumed(n.Incident)
	m.focus = action.Writing
	m.arrange()
}

// noteWords says what is written, and how it is read.
func noteWords(n incident.Note) (title, hint clean.Safe) {
	switch n.Kind {
	case incident.NoteTask:
		return clean.Safef("Task of #%d", n.Number), clean.Literal("the first line is its title")
	case incident.NoteBookmark:
		return clean.Safef("Bookmark of #%d", n.Number), clean.Literal("the first line is its name, the rest the query")
	case incident.NoteComment:
	}
	return clean.Safef("Comment on #%d", n.Number), clean.Literal("plain text or Markdown")
}

// note returns what is being written as it stands.
func (m *Model) note() incident.Note {
	n := m.noting.note
	n.Text, n.SavedAt = m.writer.Text(), m.clock
	return n
}

// written sees to it that what was written reaches the disk.
func (m *Model) written() tea.Cmd {
	if m.writer == nil {
		return nil
	}
	return m.noting.touch(noteDueMsg{})
}

// onNoteDue saves what is written, one save at a time.
func (m *Model) onNoteDue() tea.Cmd {
	m.noting.ticking = false
	switch {
	case m.writer == nil || m.writer.Sending():
		return nil
	case m.noting.saving:
		return m.written()
	case m.writer.Text() == m.noting.saved:
		return nil
	}
	return m.saveNote(m.note())
}

func (m *Model) saveNote(n incident.Note) tea.Cmd {
	m.noting.saved = n.Text
	drafts := m.drafts
	return m.noting.save(&m.calls, func(ctx context.Context) tea.Msg {
		if n.IsBlank() {
			return noteSavedMsg{drafts.DeleteNote(ctx, n.ID)}
		}
		return noteSavedMsg{drafts.SaveNote(ctx, n)}
	})
}

func (m *Model) onNoteSaved(msg noteSavedMsg) tea.Cmd {
	m.noting.saving = false
	return tea.Batch(m.complain(msg.err), m.onNoteDue())
}

// closeNote closes the panel and keeps what is written. While it is on its way,
// that is stopped instead.
func (m *Model) closeNote() tea.Cmd {
	if m.writer.Sending() {
		m.calls.stopSend()
		return nil
	}
	n := m.note()
	m.writer, m.focus = nil, m.under()
	m.arrange()
	if n.IsBlank() || n.Text == m.noting.was {
		return m.forgetNote(n.ID)
	}
	m.noting.waiting = append(m.noting.waiting, n)
	return tea.Batch(m.saveNote(n), m.notices.add(notice{level: done, about: n.Incident, waits: true, at: m.clock, text: clean.Safef(
		"what was written for #%d is kept", n.Number)}))
}

func (m *Model) forgetNote(id incident.ID) tea.Cmd {
	drafts := m.drafts
	return m.calls.within(storeTimeout, func(ctx context.Context) tea.Msg {
		return savedMsg{drafts.DeleteNote(ctx, id)}
	})
}

// sendNote checks what is written and sends it. It is on the disk before.
func (m *Model) sendNote() tea.Cmd {
	n := m.note()
	w, err := m.sending(n)
	if err != nil {
		m.writer.SetProblem(clean.New(err.Error()).Safe())
		return nil
	}
	m.writer.SetSending()
	m.noting.saved = n.Text
	m.pending++
	ctx, casework, drafts := m.calls.beginSend(), m.casework, m.drafts
	return func() tea.Msg {
		kept := drafts.SaveNote(ctx, n)
		return workedMsg{work: w, note: n.ID, err: w.do(ctx, casework), kept: kept}
	}
}

// sending returns the write that a note asks for, unless a rule of the service
// stands against it.
func (m *Model) sending(n incident.Note) (work, error) {
	d := m.dossiers.of(n.Incident).details
	switch n.Kind {
	case incident.NoteTask:
		return m.sendingTask(n, d.Tasks)
	case incident.NoteBookmark:
		return sendingBookmark(n, d.Bookmarks)
	case incident.NoteComment:
	}
	in, _ := m.ledger.get(n.Incident)
	return sendingComment(n, max(len(d.Comments), in.Additional.Comments))
}

func sendingComment(n incident.Note, existing int) (work, error) {
	what := clean.Safef("#%d: comment added", n.Number)
	if n.Replaces {
		what = clean.Safef("#%d: comment edited", n.Number)
	}
	c := incident.Comment{ID: n.ID, ETag: n.ETag, Message: clean.New(n.Text)}
	return work{id: n.Incident, part: incident.PartComments, right: incident.WriteComments, what: what, made: hasNote(n), do: func(ctx context.Context, to Casework) error {
		_, err := to.WriteComment(ctx, n.Incident, c)
		return err
	}}, incident.CheckComment(n.Text, existing, n.Replaces)
}

func sendingBookmark(n incident.Note, existing []incident.Bookmark) (work, error) {
	title, rest := n.Split()
	b := incident.Bookmark{ID: n.ID, Name: clean.New(title), Query: clean.New(rest)}
	what := clean.Safef("#%d: bookmark added", n.Number)
	return work{id: n.Incident, part: incident.PartBookmarks, right: incident.WriteBookmarks, what: what, made: hasNote(n), do: func(ctx context.Context, to Casework) error {
		if _, err := to.CreateBookmark(ctx, b); err != nil {
			return err
		}
		return onlyMade(to.RelateBookmark(ctx, n.Incident, n.ID, b.ID))
	}}, incident.CheckBookmark(b, len(existing))
}

func (m *Model) sendingTask(n incident.Note, existing []incident.Task) (work, error) {
	title, rest := n.Split()
	heading, text := clean.New(title), clean.New(rest)
	w := work{id: n.Incident, part: incident.PartTasks, right: incident.WriteTasks, made: hasNote(n)}
	if !n.Replaces {
		t := incident.Task{ID: n.ID, Title: heading, Description: text, Status: incident.TaskNew}
		w.what = clean.Safef("#%d: task added", n.Number)
		w.do = func(ctx context.Context, to Casework) error {
			_, err := to.CreateTask(ctx, n.Incident, t)
			return err
		}
		return w, incident.CheckTask(title, len(existing))
	}
	seen, change := m.noting.task, incident.TaskChange{}
	wasTitle, wasRest := incident.Note{Text: m.noting.was}.Split()
	if title != wasTitle {
		change.Title = &heading
	}
	if rest != wasRest {
		change.Description = &text
	}
	w.what = clean.Safef("#%d: task edited", n.Number)
	w.do = func(ctx context.Context, to Casework) error {
		_, err := to.UpdateTask(ctx, n.Incident, seen, change)
		return err
	}
	return w, incident.CheckTask(title, 0) // it is not one more
}

// notWritten says in the panel why what was written was not taken.
func (m *Model) notWritten(msg workedMsg) tea.Cmd {
	n := m.explainRight(unsent(msg.err), msg.err, msg.work.right)
	if errors.Is(msg.err, context.Canceled) {
		n.text = clean.Literal("stopped; it may have reached Azure all the same")
	}
	if m.writer != nil && m.noting.note.ID == msg.note {
		m.writer.SetProblem(n.text, clean.Concat(m.keys.Key(action.SendText), clean.Literal(" sends it again; it can only be there once")))
		m.notices.keep(n.on(msg.work.id)) // the panel says it
		return m.complain(msg.kept)
	}
	return tea.Batch(m.complain(msg.kept), m.notices.add(n.on(msg.work.id)))
}

// doneWriting closes the panel of what Azure has taken.
func (m *Model) doneWriting(id incident.ID) tea.Cmd {
	if m.writer != nil && m.noting.note.ID == id {
		m.writer, m.focus = nil, m.under()
		m.arrange()
	}
	return m.forgetNote(id)
}

// UnsavedNote returns what was written for an incident and is perhaps not on the
// disk. It is for the end of the program, after which no command runs.
func (m *Model) UnsavedNote() (incident.Note, bool) {
	if m.writer == nil || m.note().IsBlank() {
		return incident.Note{}, false
	}
	return m.note(), true
}
