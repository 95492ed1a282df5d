package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/form"
)

// edits opens the panel for all fields of an incident, or for the edit of it
// that waits.
func (m *Model) edits(in incident.Incident) tea.Cmd {
	for _, u := range m.drafting.waiting {
		if e := u.Draft.Edits; e != nil && e.ID == in.ID {
			return m.resume(u.Draft.ID)
		}
	}
	id, err := incident.NewID(m.Random)
	if err != nil {
		return m.Notices.Add(m.Explain(clean.Literal("edit"), err).On(in.ID))
	}
	m.drafting.saved = incident.Draft{}
	m.openForm(incident.NewEdit(id, in))
	m.drafting.saved = m.form.Draft()
	return m.RefreshTags()
}

// edited returns what the person changed in the panel of an edit. The panel may
// not be able to show a value as it is, so it is compared with what a panel shows
// of the incident untouched.
func (m *Model) edited(d incident.Draft) incident.Change { return d.ChangeFrom(m.untouched(d)) }

// untouched returns what the panel of an edit held before anything was typed.
func (m *Model) untouched(d incident.Draft) incident.Draft {
	return form.New(m.Pen, incident.NewEdit(d.ID, *d.Edits), clean.Safe{}).Draft()
}

// sendEdit sends everything that was changed in the panel as one write.
func (m *Model) sendEdit(d incident.Draft) tea.Cmd {
	c := m.edited(d)
	if c.IsZero() {
		return m.leaveForm(d.ID)
	}
	if m.writes.under[d.Edits.ID] != nil {
		m.form.SetProblem(clean.Literal("another change of this incident is on its way"),
			clean.Concat(m.Keys.Key(action.Submit), clean.Literal(" sends it again")))
		return nil
	}
	m.form.SetSending(true)
	m.writes.last = c
	return m.begin(&update{seen: *d.Edits, change: c, form: d.ID})
}

// leaveForm closes the panel of an edit that is done with.
func (m *Model) leaveForm(id incident.ID) tea.Cmd {
	if m.form == nil || m.form.ID() != id {
		return nil
	}
	m.closeFormPanel()
	return m.forgetDraft(id)
}

// notEdited says in the panel why the change was not taken.
func (m *Model) notEdited(w *update, err error) tea.Cmd {
	if clash, ok := errors.AsType[*incident.ConflictError](err); ok {
		m.form.SetProblem(clean.New(clash.Error()).Safe())
		m.Dialogs.Push(m.clashQuestion(clash, w))
		m.DeafUntil = m.Clock.Add(desk.Deafness)
		return nil
	}
	n := m.ExplainWrite(clean.Literal("not saved"), err, incident.WriteIncidents)
	if at, ok := desk.RefusedField(err); ok {
		m.form.Refuse(at, desk.Said(err))
	}
	m.form.SetProblem(n.Text, m.SendsAgain(action.Submit, err))
	m.Notices.Keep(n.On(w.seen.ID)) // the panel says it
	return m.reread(w.seen.ID)
}
