package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// Two sessions of a person share the drafts and notes. What one of them has open
// is its own; another one gets a copy.

// hold makes the command that takes something new for this session.
func (m *Model) hold(id incident.ID) tea.Cmd {
	return m.use(func(ctx context.Context, drafts desk.Drafts) desk.Answer {
		drafts.Hold(ctx, id)
		return nil
	})
}

// release makes the command that lets others have it.
func (m *Model) release(id incident.ID) tea.Cmd {
	return m.use(func(ctx context.Context, drafts desk.Drafts) desk.Answer {
		drafts.Release(ctx, id)
		return nil
	})
}

// holdDraft takes a draft that waited, and reads what the disk has of it by now.
func (m *Model) holdDraft(id incident.ID) tea.Cmd {
	return m.use(func(ctx context.Context, drafts desk.Drafts) desk.Answer {
		msg := claim{id: id, free: drafts.Hold(ctx, id)}
		waiting, err := drafts.List(ctx)
		msg.found = err != nil // then it cannot be known
		for _, u := range waiting {
			if u.Draft.ID == id {
				msg.found, msg.draft = true, u
			}
		}
		return func() tea.Cmd { return m.onHeld(msg) }
	})
}

// holdNote does the same for a note.
func (m *Model) holdNote(id incident.ID) tea.Cmd {
	return m.use(func(ctx context.Context, drafts desk.Drafts) desk.Answer {
		msg := claim{id: id, free: drafts.Hold(ctx, id)}
		waiting, err := drafts.Notes(ctx)
		msg.found = err != nil
		for _, n := range waiting {
			if n.ID == id {
				msg.found, msg.note = true, n
			}
		}
		return func() tea.Cmd { return m.onHeld(msg) }
	})
}

// claim says whether what was opened is this session's to type in, and what the
// disk has of it.
type claim struct {
	id    incident.ID
	free  bool
	found bool // on the disk, or in memory for want of one
	draft incident.Unsent
	note  incident.Note
}

// whyCopied says why what was opened goes on as a copy.
func whyCopied(msg claim, changed bool) clean.Safe {
	switch {
	case !msg.free:
		return clean.Literal("another session has it open")
	case !msg.found:
		return clean.Literal("another session has sent or discarded it")
	case changed:
		return clean.Literal("another session has gone on with it")
	}
	return clean.Safe{}
}

// onHeld lets the person go on with what was opened: with what the disk has of it
// by now, or with a copy.
func (m *Model) onHeld(msg claim) tea.Cmd {
	if t := m.noting.find(msg.id); t != nil {
		return m.onNoteHeld(t, msg)
	}
	if m.form == nil || m.form.ID() != msg.id || !m.drafting.holding {
		return nil // it was closed, and released with that
	}
	m.drafting.holding, m.drafting.held = false, msg.free
	due := m.drafting.sendDue
	m.drafting.sendDue = false
	changed := msg.draft.Draft.ID != "" && !msg.draft.Draft.Equal(m.drafting.opened)
	if changed && msg.free && m.form.Draft().Equal(m.drafting.saved) && !due {
		m.form.SetDraft(msg.draft.Draft)
		m.drafting.saved, m.drafting.since, changed = m.form.Draft(), msg.draft.SavedAt, false
	}
	if why := whyCopied(msg, changed); !why.IsEmpty() {
		if msg.draft.Draft.ID != "" {
			m.drafting.keep(msg.draft)
		}
		return m.forkDraft(why)
	}
	if due {
		m.form.SetSending(false)
		return m.send(m.form.Draft())
	}
	return m.onDraftDue()
}

// forkDraft goes on with the open draft as a copy with an ID of its own.
func (m *Model) forkDraft(why clean.Safe) tea.Cmd {
	id, err := incident.NewID(m.Random)
	if err != nil {
		return m.Notices.Add(m.Explain(clean.Literal("copy of the draft"), err))
	}
	old, held := m.form.ID(), m.drafting.held
	m.form.SetID(id)
	m.drafting.saved, m.drafting.held, m.drafting.holding, m.drafting.sendDue = incident.Draft{}, false, false, false
	said := clean.Concat(clean.Literal("this is a copy: "), why)
	m.form.SetProblem(said)
	cmds := []tea.Cmd{m.touched(), m.Notices.Add(desk.Notice{Level: desk.Warning, At: m.Clock, Text: clean.Concat(clean.Literal("the draft: "), said)})}
	if held {
		cmds = append(cmds, m.release(old))
	}
	return tea.Batch(cmds...)
}

// overtaken goes on with a copy where the disk could hold nothing and has a later
// text of another session: neither is lost.
func (m *Model) overtaken(msg kept) tea.Cmd {
	if !errors.Is(msg.err, incident.ErrConflict) {
		return nil
	}
	why := clean.Literal("another session has gone on with it")
	for _, u := range msg.drafts {
		if m.form != nil && m.form.ID() == u.Draft.ID {
			return m.forkDraft(why)
		}
	}
	for _, n := range msg.notes {
		if t := m.noting.find(n.ID); t != nil {
			return m.forkNote(t, why)
		}
	}
	return nil
}

// sendHeld lets the draft be sent as soon as it is known to be this session's.
func (m *Model) sendHeld() bool {
	if !m.drafting.holding {
		return true
	}
	m.drafting.sendDue = true
	m.form.SetSending(true)
	return false
}

// makeAnother sends a draft as an incident of its own, where another one has its ID.
func (m *Model) makeAnother(id incident.ID) tea.Cmd {
	if m.form == nil || m.form.ID() != id {
		return nil
	}
	fork := m.forkDraft(clean.Literal("it becomes another incident"))
	if m.form.ID() == id {
		return fork
	}
	return tea.Batch(fork, m.forgetDraft(id), m.do(action.Submit))
}

// takeFound closes the panel over the incident that is there: it is the draft's.
func (m *Model) takeFound(id incident.ID, found incident.Incident) tea.Cmd {
	if m.form == nil || m.form.ID() != id {
		return nil
	}
	return m.made(id, found)
}
