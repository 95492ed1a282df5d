package compose

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
)

// sentNote is a comment, a task or a bookmark that was sent.
type sentNote struct {
	in    *Composer
	note  incident.Note // as it was sent
	right incident.Right
	amiss error // with keeping it before
}

// ID implements Origin.
func (s sentNote) ID() incident.ID { return s.note.ID }

// IsOpen implements Origin.
func (s sentNote) IsOpen() bool {
	t := s.in.noting.find(s.note.ID)
	return s.in.writer != nil && t != nil && t.dialog == nil
}

// IsSending implements Origin.
func (s sentNote) IsSending() bool { return s.IsOpen() && s.in.writer.Sending() }

// Send implements Origin.
func (s sentNote) Send() {
	if s.IsOpen() {
		s.in.writer.SetSending()
	}
}

// Done implements Origin.
func (s sentNote) Done() tea.Cmd { return s.in.doneWriting(s.note.ID) }

// DoneAfterAll implements Origin.
func (s sentNote) DoneAfterAll() tea.Cmd {
	m := s.in
	if s.IsOpen() {
		if !m.writer.Sending() {
			m.noting.find(s.note.ID).begun = s.note.Text
			m.writer.SetProblem(clean.Literal("what was sent before is there"), m.Closes(action.SendText))
		}
		return nil
	}
	for _, n := range m.noting.waiting {
		if n.ID == s.note.ID && n.Text == s.note.Text {
			return m.forgetNote(n.ID)
		}
	}
	return nil
}

// Doubted implements Origin.
func (s sentNote) Doubted(err error) action.ID {
	if !s.IsOpen() {
		return action.Refresh
	}
	s.in.writer.SetProblem(change.Stopped(err, clean.Literal("it is not known whether it was sent")),
		clean.Concat(s.in.Keys.Key(action.SendText), clean.Literal(" finds out; it can only be there once")))
	return action.SendText
}

// Refused implements Origin.
func (s sentNote) Refused(err error) tea.Cmd {
	m := s.in
	n := m.ExplainWrite(change.Unsent(err), err, s.right)
	n.About = s.note.Incident
	if errors.Is(err, context.Canceled) {
		n.Text = clean.Literal("stopped; it may have reached Azure all the same")
	}
	told := m.Complain(s.amiss)
	if !s.IsOpen() {
		return tea.Batch(told, m.Notices.Add(n))
	}
	helps := m.SendsAgain(action.SendText, err)
	t := m.noting.find(s.note.ID)
	if errors.Is(err, incident.ErrExists) && !t.note.Replaces() {
		told = tea.Batch(
			told,
			m.forkNote(t, clean.Literal("Azure has something else in its place")),
			m.forget(s.note.ID, m.Drafts.DeleteNote),
		)
		helps = clean.Concat(m.Keys.Key(action.SendText), clean.Literal(" sends yours as one more"))
	}
	m.writer.SetProblem(n.Text, helps)
	m.Notices.Keep(n) // the panel says it
	return told
}
