package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// formCommands are the rows of the panel for a new incident.
func (m *Model) formCommands() []desk.Command {
	rows := []desk.Command{
		{ID: action.Submit, Right: desk.Need(incident.WriteIncidents), Do: func() tea.Cmd { return m.doInForm(action.Submit) }},
		{ID: action.SaveTemplate, Do: m.askTemplateName},
		{ID: action.EditText, Do: m.editOutside, Off: m.whyNoEditor},
		{ID: action.CloseForm, Do: m.closeForm},
		{ID: action.DiscardDraft, Do: desk.Ends(m.askDiscard)},
	}
	return append(rows, desk.Given(m.doInForm, action.NextField, action.PrevField)...)
}

// doInForm gives an action to the panel while it has the keys.
func (m *Model) doInForm(id action.ID) tea.Cmd {
	if m.Scope() != action.Form {
		return nil
	}
	return tea.Batch(m.take(m.form.Do(id)), m.touched(), m.LookUp())
}

// closeForm closes the panel and keeps what was typed. While a draft is on its
// way, it stops that instead.
func (m *Model) closeForm() tea.Cmd {
	if m.form.Sending() {
		m.Calls.Send.End()
		return nil
	}
	return m.shelve()
}

// send sends a draft. Its ID makes sending again harmless. That it was sent is
// on the disk before it is: whoever sends it again after a crash looks first.
func (m *Model) send(d incident.Draft) tea.Cmd {
	if !m.sendHeld() {
		return nil
	}
	m.form.SetSending(true)
	m.drafting.saved = m.form.Draft()
	source, drafts := m.Source, m.Drafts
	begun := incident.Unsent{Draft: m.drafting.saved, SavedAt: m.keeping.stamp(m.Clock)}
	m.keeping.begin([]incident.Unsent{begun}, nil)
	hold := m.holdNew(d.ID)
	begin, end := m.keeping.turn(m.Calls.App.Context())
	return tea.Batch(hold, m.Calls.Begin(&m.Calls.Send).Ask(desk.WriteTimeout, func(ctx context.Context) desk.Answer {
		begin()
		saved := drafts.Save(context.WithoutCancel(ctx), begun)
		end()
		in, err := source.Create(ctx, d)
		sent := creation{id: d.ID, in: in, err: err, saved: saved, begun: begun, unwritten: drafts.Unwritten()}
		return func() tea.Cmd { return m.onCreated(sent) }
	}))
}

// creation is the outcome of sending a draft.
type creation struct {
	id    incident.ID
	in    incident.Incident
	err   error
	saved error // what was amiss with keeping the draft

	begun     incident.Unsent // as it was kept before
	unwritten []incident.Unwritten
}

// onCreated closes the panel over a new incident, or says in the panel why
// there is none.
func (m *Model) onCreated(msg creation) tea.Cmd {
	m.keeping.end([]incident.Unsent{msg.begun}, nil)
	m.keeping.unwritten = msg.unwritten
	if m.form == nil || m.form.ID() != msg.id {
		return nil
	}
	m.Calls.Send.End()
	if desk.IsDoubtful(msg.err) || msg.err != nil && !errors.Is(msg.err, incident.ErrExists) && m.CreationInDoubt(msg.id) {
		return tea.Batch(m.Complain(msg.saved), m.doubtCreation(m.form.Draft(), msg.err))
	}
	if msg.err != nil {
		return tea.Batch(m.Complain(msg.saved), m.onNotCreated(msg.err))
	}
	return m.made(msg.id, msg.in)
}

// made closes the panel over the incident that its draft has become.
func (m *Model) made(id incident.ID, in incident.Incident) tea.Cmd {
	m.DropDoubts(func(d *change.Doubt) bool { return d.Makes && d.ID == id })
	wanted := m.form.Draft().Owner
	m.closeFormPanel()
	m.created = in.ID
	m.Loaded.Merge([]incident.Incident{in})
	return tea.Batch(m.announce(in, wanted), m.forgetDraft(id), m.Remember(wanted), m.IndexTags())
}

// onNotCreated says in the panel why, at the field that Azure names if it names
// one, and which key tries again.
func (m *Model) onNotCreated(err error) tea.Cmd {
	if exists, ok := errors.AsType[*incident.ExistsError](err); ok {
		m.DropDoubts(func(d *change.Doubt) bool { return d.Makes && d.ID == m.form.ID() })
		return m.askExists(exists)
	}
	n := m.ExplainWrite(clean.Literal("not created"), err, incident.WriteIncidents)
	if at, ok := desk.RefusedField(err); ok {
		m.form.Refuse(at, desk.Said(err))
	}
	if errors.Is(err, context.Canceled) {
		n.Text = clean.Literal("stopped; it may have reached Azure all the same")
	}
	m.form.SetProblem(n.Text, clean.Concat(m.Keys.Key(action.Submit), clean.Literal(" sends it again; it can only become one incident")))
	m.Notices.Keep(n) // the panel says it
	return nil
}

// askExists shows what an incident has that was made of the same draft, and what
// is typed here. Nothing is written over.
func (m *Model) askExists(e *incident.ExistsError) tea.Cmd {
	words := clean.New(e.Error()).Safe()
	m.form.SetProblem(words, clean.Concat(m.Keys.Key(action.Submit), clean.Literal(" asks again; nothing is written over it")))
	id, mine := m.form.ID(), m.form.Draft().Incident()
	text := []clean.Safe{words, e.Found.Title.Safe()}
	for _, f := range e.Fields {
		text = append(text, f.Label(), clean.Concat(clean.Literal("  there: "), f.Value(e.Found)), clean.Concat(clean.Literal("  here:  "), f.Value(mine)))
	}
	m.Dialogs.Push(dialog.NewQuestion(clean.Literal("Already there"), text,
		dialog.Item{Label: clean.Literal("Back to what is typed here")},
		dialog.Item{Label: clean.Literal("Create mine as another incident"), Hot: "n", Do: func() tea.Cmd { return m.makeAnother(id) }},
		dialog.Item{
			Label: clean.Safef("It is #%d: discard what is typed here", e.Found.Number), Hot: "d",
			Do: func() tea.Cmd { return m.takeFound(id, e.Found) },
		}))
	m.DeafUntil = m.Clock.Add(desk.Deafness)
	return m.Notices.Add(desk.Notice{Level: desk.Warning, At: m.Clock, Text: words})
}

// announce puts the cursor on a new incident, or says why it is not to be seen
// and which key shows it. It also says if Azure did not take the owner.
func (m *Model) announce(in incident.Incident, wanted incident.Owner) tea.Cmd {
	said := clean.Safef("created #%d", in.Number)
	if m.queue.Matches(in) {
		m.goTo(in.ID)
	} else {
		said = clean.Safef("%s as %s, which the filter hides; %s shows it", said, in.Status.Label(), m.Keys.Key(action.ShowCreated))
	}
	if !wanted.IsZero() && !in.Owner.Is(wanted) {
		said = clean.Safef("%s, but Azure did not take %s as its owner", said, wanted.Name())
		return m.Notices.Add(desk.Notice{Level: desk.Warning, About: in.ID, Text: said, At: m.Clock})
	}
	return m.Notices.Add(desk.Notice{Level: desk.Done, About: in.ID, Text: said, At: m.Clock})
}

// showCreated puts the cursor on the incident created last, matching or not.
func (m *Model) showCreated() {
	m.goTo(m.created)
}
