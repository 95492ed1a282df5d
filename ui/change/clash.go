package change

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/dialog"
)

// clashQuestion shows what the person wanted, what a colleague has made of it
// meanwhile, and what it was.
func (ch *Changer) clashQuestion(clash *incident.ConflictError, w *update) dialog.Dialog {
	want := clash.Change.Apply(clash.Seen)
	text := []clean.Safe{
		clean.Safef("Somebody changed #%d %s at the same time.", clash.Now.Number, clash.Now.Title),
		{},
	}
	for _, f := range clash.Fields {
		text = append(text,
			f.Label(),
			clean.Concat(clean.Literal("  yours:  "), f.Value(want)),
			clean.Concat(clean.Literal("  theirs: "), f.Value(clash.Now)),
			clean.Concat(clean.Literal("  before: "), f.Value(clash.Seen)))
	}
	mine := update{seen: clash.Now, change: clash.Change, undoes: w.undoes, from: w.from}
	rest := mine
	rest.change = clash.Change.Without(clash.Fields)
	return dialog.NewQuestion(
		clean.Literal("Two changes"),
		text,
		dialog.Item{Label: clean.Literal("Leave theirs"), Hot: "t", Do: func() tea.Cmd { return ch.decide(rest) }},
		dialog.Item{
			Label: clean.Literal("Write mine over it"),
			Hot:   "m",
			Do:    func() tea.Cmd { return ch.decide(mine) },
		},
	)
}

// decide sends what the person decided after a clash: everything, over what a
// colleague has decided and the person has seen now, or only what does not clash.
func (ch *Changer) decide(w update) tea.Cmd {
	ch.writes.decided(w.undoes)
	switch {
	case w.change.IsZero() && w.from != nil:
		return w.from.Done()
	case w.change.IsZero():
		return nil
	case ch.writes.under[w.seen.ID] != nil && w.from != nil:
		return ch.Refuse(action.Edit, w.seen.ID, clean.Literal("another change of it is on its way"))
	case ch.writes.under[w.seen.ID] != nil:
		ch.writes.wait(w.seen, w.change)
		return nil
	case w.from != nil:
		w.from.Send()
	}
	return ch.begin(&w)
}
