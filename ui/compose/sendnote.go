package compose

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
)

// WritingCommands are the rows of the panel for a comment, a task or a bookmark.
func (co *Composer) WritingCommands() []desk.Command {
	return []desk.Command{
		{ID: action.SendText, Right: desk.Need(incident.WriteComments), Do: co.sendNote},
		{ID: action.EditTextIn, Do: co.editOutside, Off: co.whyNoEditor},
		{ID: action.CloseText, Do: co.closeNote},
		{ID: action.DiscardText, Do: desk.Ends(co.askDiscardText)},
	}
}

// sendNote checks what is written and sends it. It is on the disk before.
func (co *Composer) sendNote() tea.Cmd {
	t := co.noting.panel()
	if t == nil || co.writer.Sending() {
		return nil
	}
	n := t.now()
	in, _ := co.Loaded.Get(n.Incident)
	w, err := kindOf(n.Kind).write(n, t.begun, known{in, co.Details.Of(n.Incident).Read})
	if err != nil {
		co.writer.SetProblem(clean.New(err.Error()).Safe())
		return nil
	}
	co.writer.SetSending()
	if t.holding {
		t.sendDue = true // it may be another session's
		return nil
	}
	n.SavedAt = co.keeping.stamp(co.Clock)
	t.saved, t.stored = n, true
	co.keeping.begin(nil, []incident.Note{n})
	var hold tea.Cmd
	if !t.held {
		t.held, hold = true, co.hold(n.ID)
	}
	co.Await()
	parts, drafts := co.Parts, co.Drafts
	begin, end := co.keeping.turn(co.Calls.App.Context())
	return tea.Batch(
		hold,
		co.Calls.Begin(&co.Calls.Send).Ask(desk.WriteTimeout, func(ctx context.Context) desk.Answer {
			begin()
			amiss := drafts.SaveNote(context.WithoutCancel(ctx), n)
			end()
			err := w.Do(ctx, parts)
			unwritten := drafts.Unwritten()
			return func() tea.Cmd {
				co.keeping.end(nil, []incident.Note{n})
				co.keeping.unwritten = unwritten
				return co.OnWorked(change.Worked{Work: w, From: sentNote{co, n, w.Right, amiss}, Err: err})
			}
		}),
	)
}
