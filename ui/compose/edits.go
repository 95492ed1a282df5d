package compose

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
	"sentinelq/ui/form"
)

// Edits opens the panel for all fields of an incident, or for the edit of it
// that waits.
func (co *Composer) Edits(in incident.Incident) tea.Cmd {
	for _, u := range co.drafting.waiting {
		if e := u.Draft.Edits; e != nil && e.ID == in.ID {
			return co.resume(u.Draft.ID)
		}
	}
	id, err := incident.NewID(co.Random)
	if err != nil {
		return co.Notices.Add(co.Explain(clean.Literal("edit"), err).On(in.ID))
	}
	co.drafting.saved = incident.Draft{}
	co.openForm(incident.NewEdit(id, in))
	co.drafting.saved = co.form.Draft()
	return co.RefreshTags()
}

// edited returns what the person changed in the panel of an edit. The panel may
// not be able to show a value as it is, so it is compared with what a panel shows
// of the incident untouched.
func (co *Composer) edited(d incident.Draft) incident.Change { return d.ChangeFrom(co.untouched(d)) }

// untouched returns what the panel of an edit held before anything was typed.
func (co *Composer) untouched(d incident.Draft) incident.Draft {
	return form.New(co.Pen, incident.NewEdit(d.ID, *d.Edits), clean.Safe{}).Draft()
}

// sendEdit sends everything that was changed in the panel as one write.
func (co *Composer) sendEdit(d incident.Draft) tea.Cmd {
	c := co.edited(d)
	from := edit{co, d, c}
	if c.IsZero() {
		return from.Done()
	}
	if co.IsChanging(d.Edits.ID) {
		co.form.SetProblem(clean.Literal("another change of this incident is on its way"),
			clean.Concat(co.Keys.Key(action.Submit), clean.Literal(" sends it again")))
		return nil
	}
	co.form.SetSending(true)
	return co.Put(*d.Edits, c, from)
}

// edit is where a change of several fields was typed.
type edit struct {
	in     *Composer
	draft  incident.Draft  // as it was sent
	change incident.Change // that it asks for
}

// ID implements Origin.
func (e edit) ID() incident.ID { return e.draft.ID }

// IsOpen implements Origin.
func (e edit) IsOpen() bool { return e.in.form != nil && e.in.form.ID() == e.draft.ID }

// IsSending implements Origin.
func (e edit) IsSending() bool { return e.IsOpen() && e.in.form.Sending() }

// Send implements Origin.
func (e edit) Send() {
	if e.IsOpen() {
		e.in.form.SetSending(true)
	}
}

// Done implements Origin.
func (e edit) Done() tea.Cmd {
	if !e.IsOpen() {
		return nil
	}
	e.in.closeFormPanel()
	return e.in.forgetDraft(e.draft.ID)
}

// DoneAfterAll implements Origin. The draft goes where nothing was typed in it since.
func (e edit) DoneAfterAll() tea.Cmd {
	m := e.in
	if e.IsOpen() {
		if !m.form.Sending() {
			m.form.SetProblem(clean.Literal("what was sent before was saved"), m.Closes(action.Submit))
		}
		return nil
	}
	for i, u := range m.drafting.waiting {
		if u.Draft.ID == e.draft.ID && u.Draft.Edits != nil && m.edited(u.Draft).Made(e.change.Apply(*u.Draft.Edits)) {
			m.drafting.waiting = slices.Delete(slices.Clone(m.drafting.waiting), i, i+1)
			return m.forgetDraft(e.draft.ID)
		}
	}
	return nil
}

// Refused implements Origin.
func (e edit) Refused(err error) tea.Cmd {
	m := e.in
	if clash, ok := errors.AsType[*incident.ConflictError](err); ok {
		m.form.SetProblem(clean.New(clash.Error()).Safe())
		return nil
	}
	n := m.ExplainWrite(clean.Literal("not saved"), err, incident.WriteIncidents)
	if at, ok := desk.RefusedField(err); ok {
		m.form.Refuse(at, desk.Said(err))
	}
	m.form.SetProblem(n.Text, m.SendsAgain(action.Submit, err))
	m.Notices.Keep(n.On(e.draft.Edits.ID)) // the panel says it
	return nil
}

// Doubted implements Origin.
func (e edit) Doubted(err error) action.ID {
	if !e.IsOpen() {
		return action.Refresh
	}
	e.in.form.SetProblem(
		change.Stopped(err, clean.Literal("it is not known whether it was saved")),
		clean.Concat(e.in.Keys.Key(action.Submit), change.FindsOut()),
	)
	return action.Submit
}
