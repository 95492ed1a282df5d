package compose

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
func (co *Composer) hold(id incident.ID) tea.Cmd {
	return co.use(func(ctx context.Context, drafts desk.Drafts) desk.Answer {
		drafts.Hold(ctx, id)
		return nil
	})
}

// release makes the command that lets others have it.
func (co *Composer) release(id incident.ID) tea.Cmd {
	return co.use(func(ctx context.Context, drafts desk.Drafts) desk.Answer {
		drafts.Release(ctx, id)
		return nil
	})
}

// holdDraft takes a draft that waited, and reads what the disk has of it by now.
func (co *Composer) holdDraft(id incident.ID) tea.Cmd {
	return co.use(func(ctx context.Context, drafts desk.Drafts) desk.Answer {
		msg := claim{id: id, free: drafts.Hold(ctx, id)}
		waiting, err := drafts.List(ctx)
		msg.found = err != nil // then it cannot be known
		for _, u := range waiting {
			if u.Draft.ID == id {
				msg.found, msg.draft = true, u
			}
		}
		return func() tea.Cmd { return co.onHeld(msg) }
	})
}

// holdNote does the same for a note.
func (co *Composer) holdNote(id incident.ID) tea.Cmd {
	return co.use(func(ctx context.Context, drafts desk.Drafts) desk.Answer {
		msg := claim{id: id, free: drafts.Hold(ctx, id)}
		waiting, err := drafts.Notes(ctx)
		msg.found = err != nil
		for _, n := range waiting {
			if n.ID == id {
				msg.found, msg.note = true, n
			}
		}
		return func() tea.Cmd { return co.onHeld(msg) }
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
func (co *Composer) onHeld(msg claim) tea.Cmd {
	if t := co.noting.find(msg.id); t != nil {
		return co.onNoteHeld(t, msg)
	}
	if co.form == nil || co.form.ID() != msg.id || !co.drafting.holding {
		return nil // it was closed, and released with that
	}
	co.drafting.holding, co.drafting.held = false, msg.free
	due := co.drafting.sendDue
	co.drafting.sendDue = false
	changed := msg.draft.Draft.ID != "" && !msg.draft.Draft.Equal(co.drafting.opened)
	if changed && msg.free && co.form.Draft().Equal(co.drafting.saved) && !due {
		co.form.SetDraft(msg.draft.Draft)
		co.drafting.saved, co.drafting.since, changed = co.form.Draft(), msg.draft.SavedAt, false
	}
	if why := whyCopied(msg, changed); !why.IsEmpty() {
		if msg.draft.Draft.ID != "" {
			co.drafting.keep(msg.draft)
		}
		return co.forkDraft(why)
	}
	if due {
		co.form.SetSending(false)
		return co.send(co.form.Draft())
	}
	return co.onDraftDue()
}

// forkDraft goes on with the open draft as a copy with an ID of its own.
func (co *Composer) forkDraft(why clean.Safe) tea.Cmd {
	id, err := incident.NewID(co.Random)
	if err != nil {
		return co.Notices.Add(co.Explain(clean.Literal("copy of the draft"), err))
	}
	old, held := co.form.ID(), co.drafting.held
	co.form.SetID(id)
	co.drafting.saved, co.drafting.held, co.drafting.holding, co.drafting.sendDue = incident.Draft{}, false, false, false
	said := clean.Concat(clean.Literal("this is a copy: "), why)
	co.form.SetProblem(said)
	cmds := []tea.Cmd{
		co.touched(),
		co.Notices.Add(
			desk.Notice{Level: desk.Warning, At: co.Clock, Text: clean.Concat(clean.Literal("the draft: "), said)},
		),
	}
	if held {
		cmds = append(cmds, co.release(old))
	}
	return tea.Batch(cmds...)
}

// overtaken goes on with a copy where the disk could hold nothing and has a later
// text of another session: neither is lost.
func (co *Composer) overtaken(msg kept) tea.Cmd {
	if !errors.Is(msg.err, incident.ErrConflict) {
		return nil
	}
	why := clean.Literal("another session has gone on with it")
	for _, u := range msg.drafts {
		if co.form != nil && co.form.ID() == u.Draft.ID {
			return co.forkDraft(why)
		}
	}
	for _, n := range msg.notes {
		if t := co.noting.find(n.ID); t != nil {
			return co.forkNote(t, why)
		}
	}
	return nil
}

// sendHeld lets the draft be sent as soon as it is known to be this session's.
func (co *Composer) sendHeld() bool {
	if !co.drafting.holding {
		return true
	}
	co.drafting.sendDue = true
	co.form.SetSending(true)
	return false
}

// makeAnother sends a draft as an incident of its own, where another one has its ID.
func (co *Composer) makeAnother(id incident.ID) tea.Cmd {
	if co.form == nil || co.form.ID() != id {
		return nil
	}
	fork := co.forkDraft(clean.Literal("it becomes another incident"))
	if co.form.ID() == id {
		return fork
	}
	return tea.Batch(fork, co.forgetDraft(id), co.doInForm(action.Submit))
}

// takeFound closes the panel over the incident that is there: it is the draft's.
func (co *Composer) takeFound(id incident.ID, found incident.Incident) tea.Cmd {
	if co.form == nil || co.form.ID() != id {
		return nil
	}
	return co.made(id, found)
}
