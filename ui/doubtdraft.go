package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
)

// doubtCreation keeps a draft of which nobody knows whether it became an
// incident. Sending it again finds out as well, since that looks first.
func (m *Model) doubtCreation(sent incident.Draft, err error) tea.Cmd {
	m.DropDoubts(func(d *change.Doubt) bool { return d.Makes && d.ID == sent.ID })
	d := &change.Doubt{
		ID: sent.ID, Makes: true, What: clean.Literal("it is not known whether the incident was created"),
		MadeIn: func(incident.Incident) bool { return true },
		Done:   func(now incident.Incident) tea.Cmd { return m.createdAfterAll(now, sent) },
		Not: func(err error) tea.Cmd {
			if m.isOpen(sent.ID) && !m.form.Sending() {
				return m.onNotCreated(err)
			}
			return m.Notices.Add(m.Explain(clean.Literal("not created"), err))
		},
	}
	m.form.SetProblem(change.Stopped(err, d.What), clean.Concat(m.Keys.Key(action.Submit), clean.Literal(" finds out; it can only become one incident")))
	return m.Wonder(d, err, action.Submit, change.FindsOut())
}

// createdAfterAll books an incident that was found to be made of a draft. A panel
// that is open stays, since keys may be under way to it, and the cursor stays
// where it is.
func (m *Model) createdAfterAll(now incident.Incident, sent incident.Draft) tea.Cmd {
	if m.isOpen(sent.ID) && m.form.Sending() {
		return nil // it is being sent again, which tells the same
	}
	m.created = now.ID
	told := m.Notices.Add(desk.Notice{Level: desk.Done, About: now.ID, At: m.Clock, Text: clean.Safef(
		"created #%d; %s shows it", now.Number, m.Keys.Key(action.ShowCreated))})
	if m.isOpen(sent.ID) {
		m.form.SetProblem(clean.Safef("it was created as #%d", now.Number), m.Closes(action.Submit))
		return told
	}
	for i, u := range m.drafting.waiting {
		if u.Draft.ID == sent.ID && u.Draft.Equal(sent) {
			m.drafting.waiting = slices.Delete(slices.Clone(m.drafting.waiting), i, i+1)
			return tea.Batch(told, m.forgetDraft(sent.ID))
		}
	}
	return told
}

// isOpen reports whether the panel of a draft is open.
func (m *Model) isOpen(form incident.ID) bool { return m.form != nil && m.form.ID() == form }
