package change

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// doubtChange keeps a change of which nobody knows whether it was saved.
func (ch *Changer) doubtChange(w *update, err error) tea.Cmd {
	ch.DropDoubts(func(d *Doubt) bool { return d.update != nil && w.includes(d.update) })
	w.doubted = ch.Clock
	what := clean.Safef("#%d: it is not known whether %s was saved", w.seen.Number, w.change.Words(w.seen))
	d := &Doubt{
		ID: w.seen.ID, What: what, update: w,
		MadeIn: func(now incident.Incident) bool { return now.ETag != w.seen.ETag && w.change.Made(now) },
		Done: func(now incident.Incident) tea.Cmd {
			from := w.from
			w.from = nil
			told := ch.taken(w, now)
			if from != nil {
				told = tea.Batch(told, from.DoneAfterAll())
			}
			return told
		},
		Not: func(err error) tea.Cmd {
			if w.from != nil && w.from.IsSending() {
				w.from = nil // the try under way tells for itself
			}
			return ch.notChanged(w, err)
		},
	}
	return ch.Wonder(d, err, doubted(w.from, err), FindsOut())
}

// doubted returns the key that finds out what became of something that was sent.
func doubted(from Origin, err error) action.ID {
	if from == nil {
		return action.Refresh
	}
	return from.Doubted(err)
}

// includes reports whether a change asks for all that an earlier one did.
func (w *update) includes(earlier *update) bool {
	return w.seen.ID == earlier.seen.ID && earlier.change.Made(w.change.Apply(earlier.seen))
}

// changeInDoubt returns the doubt of which a change that failed was a repeat: it
// may have been done by the try before.
func (ch *Changer) changeInDoubt(w *update) *Doubt {
	for _, d := range ch.doubts.list {
		if d.update != nil && d.update != w && w.includes(d.update) {
			return d
		}
	}
	return nil
}

// outdate judges the changes in doubt that were sent before an incident became
// as it is now by another write: none of them can be carried out any more, and of
// a field that was written again nobody needs to know.
func (ch *Changer) outdate(w *update, now incident.Incident) tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range slices.Clone(ch.doubts.list) {
		if d.update == nil || d.update == w || d.ID != now.ID ||
			!w.doubted.IsZero() && d.since.After(w.doubted) || !slices.Contains(ch.doubts.list, d) {
			continue
		}
		d.update.change = d.update.change.Without(w.change.Fields())
		if d.update.change.IsZero() {
			ch.DropDoubts(func(other *Doubt) bool { return other == d })
			continue
		}
		cmds = append(cmds, ch.settleDoubt(d, d.update.change.Made(now), now))
	}
	return tea.Batch(cmds...)
}

// ownClash returns the doubt that a clash settles: what seemed to be a
// colleague's is the person's own change, which was saved after all.
func (ch *Changer) ownClash(clash *incident.ConflictError) *Doubt {
	for _, d := range ch.doubts.list {
		if d.update == nil || d.MadeIn == nil || d.ID != clash.Now.ID || !d.MadeIn(clash.Now) {
			continue
		}
		ours := d.update.change.Fields()
		if d.update.change.Status != nil {
			ours = append(ours, incident.FieldClosing) // reopening clears it
		}
		if !slices.ContainsFunc(clash.Fields, func(f incident.Field) bool { return !slices.Contains(ours, f) }) {
			return d
		}
	}
	return nil
}

// goOn books a change that was in doubt and is saved, and makes the one that
// clashed with it.
func (ch *Changer) goOn(d *Doubt, w *update, now incident.Incident) tea.Cmd {
	next := *w
	next.seen, w.next = now, incident.Change{}
	return tea.Batch(ch.settleDoubt(d, true, now), ch.begin(&next))
}
