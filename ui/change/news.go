package change

import (
	tea "charm.land/bubbletea/v2"
)

// passesEnded follows the passes over Azure that belong together. What is not in
// doubt any more is not looked for.
func (ch *Changer) passesEnded() tea.Cmd {
	return tea.Batch(ch.TakeNews(), ch.IndexTags(), ch.FindOut(false))
}

// TakeNews draws the conclusions from what was read of incidents: what happened to
// them, and whether a write in doubt was done.
func (ch *Changer) TakeNews() tea.Cmd {
	var told tea.Cmd
	for _, id := range ch.Loaded.Misses() {
		told = tea.Batch(told, ch.foundGone(id))
	}
	for _, read := range ch.Details.News() {
		told = tea.Batch(told, ch.settleByPart(read))
	}
	for ids := ch.Loaded.News(); len(ids) > 0; ids = ch.Loaded.News() {
		ch.Details.Record(ids, &ch.Loaded)
		told = tea.Batch(told, ch.settleBy(ids))
	}
	return told
}
