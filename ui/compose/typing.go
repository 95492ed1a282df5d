package compose

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// noting is the state of what is typed for an incident and not sent: what waits,
// and what is open.
type noting struct {
	waiting []incident.Note
	open    []*typing
	loaded  bool // what waits from before has been told
	autosave
}

// typing is a note that is open: in the panel, or as the answer to the question of
// a dialog.
type typing struct {
	note    incident.Note
	text    func() string          // what the field holds
	dialog  dialog.Dialog          // nil for the panel
	worth   func(text string) bool // more than a filter, in a dialog that searches with it
	begun   string                 // what the field shows of the text that is there already; empty for none
	saved   incident.Note          // as the disk has it, or is about to
	stored  bool                   // the disk has something of it
	held    bool                   // it is this session's alone, as far as that can be known
	holding bool                   // nobody knows yet; until then it is neither saved nor sent
	sendDue bool
}

// now returns the note as it stands.
func (t *typing) now() incident.Note {
	n := t.note
	n.Text = t.text()
	return n
}

// isIdle reports whether nothing would be missed: nothing was typed, or the text
// that is to be replaced is still the same.
func (t *typing) isIdle() bool {
	n := t.now()
	if t.worth != nil && !t.worth(n.Text) {
		n.Text = ""
	}
	return n.IsBlank() || t.begun != "" && n.Text == t.begun
}

func same(a, b incident.Note) bool {
	return a.Text == b.Text && a.Closing == b.Closing &&
		slices.Equal(a.AddTags, b.AddTags) && slices.Equal(a.RemoveTags, b.RemoveTags)
}

// find returns what is open of an ID; nil when it is not.
func (n *noting) find(id incident.ID) *typing {
	if i := slices.IndexFunc(n.open, func(t *typing) bool { return t.note.ID == id }); i >= 0 {
		return n.open[i]
	}
	return nil
}

// panel returns what is written in the panel; nil while that is closed.
func (n *noting) panel() *typing {
	if i := slices.IndexFunc(n.open, func(t *typing) bool { return t.dialog == nil }); i >= 0 {
		return n.open[i]
	}
	return nil
}

// answer returns what was typed before as an answer about an incident, open or
// waiting; a new note without an ID where there is none.
func (n *noting) answer(kind incident.NoteKind, id incident.ID) incident.Note {
	for _, t := range n.open {
		if t.note.Kind == kind && t.note.Incident == id {
			return t.now()
		}
	}
	for _, w := range n.waiting {
		if w.Kind == kind && w.Incident == id {
			return w
		}
	}
	return incident.Note{Kind: kind, Incident: id}
}

// keep puts a note among those that wait, the last one typed in first.
func (n *noting) keep(note incident.Note) {
	n.drop(note.ID)
	n.waiting = append(n.waiting, note)
	slices.SortStableFunc(n.waiting, func(a, b incident.Note) int { return b.SavedAt.Compare(a.SavedAt) })
}

// drop takes a note off those that wait.
func (n *noting) drop(id incident.ID) {
	n.waiting = slices.DeleteFunc(n.waiting, func(w incident.Note) bool { return w.ID == id })
}

// begin opens a note, which may have waited. One that is open in another field
// moves to this one.
func (co *Composer) beginTyping(t *typing) tea.Cmd {
	n := &co.noting
	waited := slices.ContainsFunc(n.waiting, func(w incident.Note) bool { return w.ID == t.note.ID })
	before := n.find(t.note.ID)
	n.drop(t.note.ID)
	t.saved = t.note
	switch {
	case before != nil:
		t.saved, t.stored, t.held, t.holding = before.saved, before.stored, before.held, before.holding
		n.open = slices.DeleteFunc(n.open, func(o *typing) bool { return o == before })
	case waited:
		t.stored, t.holding = true, true
	}
	n.open = append(n.open, t)
	if waited {
		return co.holdNote(t.note.ID)
	}
	return nil
}

// Typed sees to it that what is typed reaches the disk.
func (co *Composer) Typed() tea.Cmd {
	if len(co.noting.open) == 0 {
		return nil
	}
	return co.noting.touch(co.onNoteDue)
}

// onNoteDue saves what is typed, one save at a time.
func (co *Composer) onNoteDue() tea.Cmd {
	co.noting.ticking = false
	if co.noting.saving {
		return co.Typed()
	}
	var cmds []tea.Cmd
	for _, t := range co.noting.open {
		n := t.now()
		switch {
		case t.holding:
			cmds = append(cmds, co.Typed())
		case t.dialog == nil && co.writer.Sending(), t.isIdle() && !t.stored, !t.isIdle() && same(n, t.saved):
		case t.isIdle():
			t.stored, t.saved = false, n
			cmds = append(cmds, co.forget(n.ID, co.Drafts.DeleteNote))
		case co.noting.saving:
			cmds = append(cmds, co.Typed())
		default:
			cmds = append(cmds, co.saveNote(t, kept{of: &co.noting.autosave}))
		}
	}
	return tea.Batch(cmds...)
}

// saveNote stores what is open, as it stands.
func (co *Composer) saveNote(t *typing, msg kept) tea.Cmd {
	n := t.now()
	n.SavedAt = co.keeping.stamp(co.Clock)
	t.saved, t.stored = n, true
	msg.notes = []incident.Note{n}
	if t.held {
		return co.keep(msg)
	}
	t.held = true
	return tea.Batch(co.hold(n.ID), co.keep(msg))
}

// leave closes what is open, and keeps it among what waits. Told, it says so.
func (co *Composer) leave(t *typing, told bool) tea.Cmd {
	co.noting.open = slices.DeleteFunc(co.noting.open, func(o *typing) bool { return o == t })
	switch n := t.now(); {
	case t.isIdle() && t.stored:
		delete(co.keeping.notes, n.ID)
		return tea.Sequence(co.forget(n.ID, co.Drafts.DeleteNote), co.release(n.ID))
	case t.isIdle():
		return nil
	case t.holding && !same(n, t.saved):
		return tea.Sequence(co.forkNote(t, clean.Literal("another session may have it")), co.leave(t, told))
	default:
		msg := kept{}
		if told {
			msg = kept{left: n.ID, about: n.Incident, what: co.noteWords(n), how: co.howOpened(n)}
		}
		var save tea.Cmd
		if t.holding {
			n.SavedAt = t.saved.SavedAt
			save = co.keep(msg) // which only asks where it is
		} else {
			save = co.saveNote(t, msg)
			n = t.saved
		}
		co.noting.keep(n)
		return tea.Sequence(save, co.release(n.ID))
	}
}

// forgetNote deletes a note that is done with, or thrown away.
func (co *Composer) forgetNote(id incident.ID) tea.Cmd {
	if id == "" {
		return nil
	}
	co.noting.drop(id)
	co.noting.open = slices.DeleteFunc(co.noting.open, func(t *typing) bool { return t.note.ID == id })
	delete(co.keeping.notes, id)
	return tea.Sequence(co.forget(id, co.Drafts.DeleteNote), co.release(id))
}

// onNoteHeld lets the person go on with what waited: as the disk has it by now, or
// with a copy.
func (co *Composer) onNoteHeld(t *typing, msg claim) tea.Cmd {
	if !t.holding {
		return nil
	}
	t.holding, t.held = false, msg.free
	due := t.sendDue
	t.sendDue = false
	changed := msg.note.ID != "" && !same(msg.note, t.note)
	if changed && msg.free && same(t.now(), t.saved) && t.dialog == nil && !due {
		co.writer.SetText(msg.note.Text)
		t.note, t.saved, changed = msg.note, msg.note, false
		t.saved.Text = co.writer.Text()
	}
	if why := whyCopied(msg, changed); !why.IsEmpty() {
		if msg.note.ID != "" {
			co.noting.keep(msg.note)
		}
		return co.forkNote(t, why)
	}
	if due {
		co.writer.SetProblem()
		return co.sendNote()
	}
	return co.onNoteDue()
}

// forkNote goes on with what is open as a copy with an ID of its own.
func (co *Composer) forkNote(t *typing, why clean.Safe) tea.Cmd {
	id, err := incident.NewID(co.Random)
	if err != nil {
		return co.Notices.Add(co.Explain(clean.Literal("copy"), err))
	}
	old, held := t.note.ID, t.held
	t.note.ID, t.saved, t.stored, t.held, t.holding, t.sendDue = id, incident.Note{}, false, false, false, false
	said := clean.Concat(clean.Literal("this is a copy: "), why)
	if t.dialog == nil && co.writer != nil {
		co.writer.SetProblem(said)
	}
	cmds := []tea.Cmd{
		co.Typed(),
		co.Notices.Add(
			desk.Notice{
				Level: desk.Warning,
				At:    co.Clock,
				Text:  clean.Concat(co.noteWords(t.note), clean.Literal(": "), said),
			},
		),
	}
	if held {
		cmds = append(cmds, co.release(old))
	}
	return tea.Batch(cmds...)
}

// LoadNotes asks what waits from earlier starts; again, for the list that is open.
func (co *Composer) LoadNotes(again bool) tea.Cmd {
	drafts, uses := co.Drafts, co.keeping.uses
	return co.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		waiting, err := drafts.Notes(ctx)
		read := storedNotes{waiting, again, uses, err}
		return func() tea.Cmd { return co.onNotes(read) }
	})
}

// storedNotes is what waits of comments and the like.
type storedNotes struct {
	waiting []incident.Note
	again   bool // for the list that is open, not at the start
	uses    int  // of the disk, before it was asked for
	err     error
}

func (co *Composer) onNotes(msg storedNotes) tea.Cmd {
	if msg.again && (msg.err != nil || msg.uses != co.keeping.uses || !co.keeping.idle()) {
		return co.Complain(msg.err) // what is known here is newer
	}
	if msg.again {
		co.noting.waiting = nil // what other sessions sent or discarded is gone
	}
	for _, n := range msg.waiting {
		co.keeping.last = later(co.keeping.last, n.SavedAt)
		if co.noting.find(n.ID) == nil {
			co.noting.keep(n)
		}
	}
	if msg.again {
		co.listWaiting()
		return nil
	}
	co.noting.loaded = true
	return tea.Batch(co.Complain(msg.err), co.tellWaiting())
}
