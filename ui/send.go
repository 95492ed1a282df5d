package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/form"
)

// openForm opens the create panel: with what was typed before, if the panel was
// closed over it, else with a new draft.
func (m *Model) openForm() tea.Cmd {
	if m.form == nil {
		id, err := incident.NewID(m.random)
		if err != nil {
			return m.notices.add(m.explain(clean.Literal("new incident"), err))
		}
		m.form = form.New(m.look.pen, incident.NewDraft(id), m.keys.Key(action.Submit))
		m.form.SetMe(m.me)
		m.form.SetTags(m.suggestions())
	}
	m.focus = action.Form
	m.arrange()
	return nil
}

// closeForm closes the panel and keeps what was typed. While a draft is on its
// way, it stops that instead.
func (m *Model) closeForm() tea.Cmd {
	if m.form.Sending() {
		m.calls.stopSend()
		return nil
	}
	m.focus = action.Queue
	kept := !m.form.IsBlank()
	if !kept {
		m.form = nil
	}
	m.arrange()
	if !kept {
		return nil
	}
	return m.notices.add(notice{level: done, at: m.clock, text: clean.Concat(
		clean.Literal("the draft is kept; "), m.keys.Key(action.Create), clean.Literal(" goes on with it"))})
}

// send sends a draft. Its ID makes sending again harmless.
func (m *Model) send(d incident.Draft) tea.Cmd {
	m.form.SetSending(true)
	ctx, source := m.calls.beginSend(), m.source
	return func() tea.Msg {
		in, err := source.Create(ctx, d)
		return createdMsg{d.ID, in, err}
	}
}

// onCreated closes the panel over a new incident, or says in the panel why
// there is none.
func (m *Model) onCreated(msg createdMsg) tea.Cmd {
	if m.form == nil || m.form.ID() != msg.id {
		return nil
	}
	m.calls.stopSend()
	if msg.err != nil {
		return m.onNotCreated(msg.err)
	}
	m.form, m.focus, m.created = nil, action.Queue, msg.in.ID
	m.ledger.merge([]incident.Incident{msg.in})
	m.refill()
	m.arrange()
	return tea.Batch(m.announce(msg.in), m.save())
}

func (m *Model) onNotCreated(err error) tea.Cmd {
	n := m.explain(clean.Literal("not created"), err)
	if errors.Is(err, context.Canceled) {
		n.text = clean.Literal("stopped; it may have reached Azure all the same")
	}
	m.form.SetProblem(n.text, clean.Concat(m.keys.Key(action.Submit), clean.Literal(" sends it again; it can only become one incident")))
	return m.notices.add(n)
}

// announce puts the cursor on a new incident, or says why it is not to be seen
// and which key shows it.
func (m *Model) announce(in incident.Incident) tea.Cmd {
	said := clean.Safef("created #%d", in.Number)
	if m.queue.Matches(in) {
		m.queue.Show(in.ID)
		m.follow()
	} else {
		said = clean.Safef("%s as %s, which the filter hides; %s shows it", said, in.Status.Label(), m.keys.Key(action.ShowCreated))
	}
	return m.notices.add(notice{level: done, text: said, at: m.clock})
}

// showCreated puts the cursor on the incident created last, matching or not.
func (m *Model) showCreated() {
	if m.queue.Show(m.created) {
		m.follow()
	}
}

// onMe keeps who is signed in. Not to know it only costs "me".
func (m *Model) onMe(msg meMsg) {
	if msg.err != nil {
		return
	}
	m.me = msg.me
	if m.form != nil {
		m.form.SetMe(msg.me)
	}
	m.applyFilter()
}

func (m *Model) fetchMe() tea.Cmd {
	source, app := m.source, m.calls.app
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(app, readTimeout)
		defer cancel()
		me, err := source.Me(ctx)
		return meMsg{me, err}
	}
}
