package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// doubtChange keeps a change of which nobody knows whether it was saved.
func (m *Model) doubtChange(w *update, err error) tea.Cmd {
	m.dropDoubts(func(d *doubt) bool { return d.update != nil && w.includes(d.update) })
	w.doubted = m.Clock
	what := clean.Safef("#%d: it is not known whether %s was saved", w.seen.Number, changeWords(w.change, w.seen))
	d := &doubt{
		id: w.seen.ID, what: what, update: w,
		madeIn: func(now incident.Incident) bool { return now.ETag != w.seen.ETag && w.change.Made(now) },
		done: func(now incident.Incident) tea.Cmd {
			form := w.form
			w.form = ""
			return tea.Batch(m.taken(w, now), m.editSaved(form, w))
		},
		not: func(err error) tea.Cmd {
			if m.isOpen(w.form) && m.form.Sending() {
				w.form = "" // the try under way tells for itself
			}
			return m.notChanged(w, err)
		},
	}
	if m.isOpen(w.form) {
		m.form.SetProblem(stopped(err, clean.Literal("it is not known whether it was saved")), clean.Concat(m.Keys.Key(action.Submit), findsOut()))
		return m.wonder(d, err, action.Submit, findsOut())
	}
	return m.wonder(d, err, action.Refresh, findsOut())
}

// isOpen reports whether the panel of a draft is open.
func (m *Model) isOpen(form incident.ID) bool {
	return form != "" && m.form != nil && m.form.ID() == form
}

// editSaved drops the draft of an edit that was saved after all, where nothing was
// typed in it since. A panel that is open stays: keys may be under way to it.
func (m *Model) editSaved(form incident.ID, w *update) tea.Cmd {
	if m.isOpen(form) {
		if !m.form.Sending() {
			m.form.SetProblem(clean.Literal("what was sent before was saved"), m.Closes(action.Submit))
		}
		return nil
	}
	for i, u := range m.drafting.waiting {
		if u.Draft.ID == form && u.Draft.Edits != nil && m.edited(u.Draft).Made(w.change.Apply(*u.Draft.Edits)) {
			m.drafting.waiting = slices.Delete(slices.Clone(m.drafting.waiting), i, i+1)
			return m.forgetDraft(form)
		}
	}
	return nil
}

// includes reports whether a change asks for all that an earlier one did.
func (w *update) includes(earlier *update) bool {
	return w.seen.ID == earlier.seen.ID && earlier.change.Made(w.change.Apply(earlier.seen))
}

// changeInDoubt returns the doubt of which a change that failed was a repeat: it
// may have been done by the try before.
func (m *Model) changeInDoubt(w *update) *doubt {
	for _, d := range m.doubts.list {
		if d.update != nil && d.update != w && w.includes(d.update) {
			return d
		}
	}
	return nil
}

// outdate judges the changes in doubt that were sent before an incident became
// as it is now by another write: none of them can be carried out any more, and of
// a field that was written again nobody needs to know.
func (m *Model) outdate(w *update, now incident.Incident) tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range slices.Clone(m.doubts.list) {
		if d.update == nil || d.update == w || d.id != now.ID ||
			!w.doubted.IsZero() && d.since.After(w.doubted) || !slices.Contains(m.doubts.list, d) {
			continue
		}
		d.update.change = d.update.change.Without(w.change.Fields())
		if d.update.change.IsZero() {
			m.dropDoubts(func(other *doubt) bool { return other == d })
			continue
		}
		cmds = append(cmds, m.settleDoubt(d, d.update.change.Made(now), now))
	}
	return tea.Batch(cmds...)
}

// ownClash returns the doubt that a clash settles: what seemed to be a
// colleague's is the person's own change, which was saved after all.
func (m *Model) ownClash(clash *incident.ConflictError) *doubt {
	for _, d := range m.doubts.list {
		if d.update == nil || d.madeIn == nil || d.id != clash.Now.ID || !d.madeIn(clash.Now) {
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
func (m *Model) goOn(d *doubt, w *update, now incident.Incident) tea.Cmd {
	next := *w
	next.seen, w.next = now, incident.Change{}
	return tea.Batch(m.settleDoubt(d, true, now), m.begin(&next))
}
