package compose

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
func (co *Composer) doubtCreation(sent incident.Draft, err error) tea.Cmd {
	co.DropDoubts(func(d *change.Doubt) bool { return d.Makes && d.ID == sent.ID })
	d := &change.Doubt{
		ID: sent.ID, Makes: true, What: clean.Literal("it is not known whether the incident was created"),
		MadeIn: func(incident.Incident) bool { return true },
		Done:   func(now incident.Incident) tea.Cmd { return co.createdAfterAll(now, sent) },
		Not: func(err error) tea.Cmd {
			if co.isOpen(sent.ID) && !co.form.Sending() {
				return co.onNotCreated(err)
			}
			return co.Notices.Add(co.Explain(clean.Literal("not created"), err))
		},
	}
	co.form.SetProblem(
		change.Stopped(err, d.What),
		clean.Concat(co.Keys.Key(action.Submit), clean.Literal(" finds out; it can only become one incident")),
	)
	return co.Wonder(d, err, action.Submit, change.FindsOut())
}

// createdAfterAll books an incident that was found to be made of a draft. A panel
// that is open stays, since keys may be under way to it, and the cursor stays
// where it is.
func (co *Composer) createdAfterAll(now incident.Incident, sent incident.Draft) tea.Cmd {
	if co.isOpen(sent.ID) && co.form.Sending() {
		return nil // it is being sent again, which tells the same
	}
	co.created = now.ID
	told := co.Notices.Add(desk.Notice{Level: desk.Done, About: now.ID, At: co.Clock, Text: clean.Safef(
		"created #%d; %s shows it", now.Number, co.Keys.Key(action.ShowCreated))})
	if co.isOpen(sent.ID) {
		co.form.SetProblem(clean.Safef("it was created as #%d", now.Number), co.Closes(action.Submit))
		return told
	}
	for i, u := range co.drafting.waiting {
		if u.Draft.ID == sent.ID && u.Draft.Equal(sent) {
			co.drafting.waiting = slices.Delete(slices.Clone(co.drafting.waiting), i, i+1)
			return tea.Batch(told, co.forgetDraft(sent.ID))
		}
	}
	return told
}

// isOpen reports whether the panel of a draft is open.
func (co *Composer) isOpen(form incident.ID) bool { return co.form != nil && co.form.ID() == form }
