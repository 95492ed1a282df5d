package compose

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
	"sentinelq/ui/form"
)

// FormCommands are the rows of the panel for a new incident.
func (co *Composer) FormCommands() []desk.Command {
	rows := []desk.Command{
		{
			ID:    action.Submit,
			Right: desk.Need(incident.WriteIncidents),
			Do:    func() tea.Cmd { return co.doInForm(action.Submit) },
		},
		{ID: action.SaveTemplate, Do: co.askTemplateName},
		{ID: action.EditText, Do: co.editOutside, Off: co.whyNoEditor},
		{ID: action.CloseForm, Do: co.closeForm},
		{ID: action.DiscardDraft, Do: desk.Ends(co.askDiscard)},
	}
	return append(rows, desk.Given(co.doInForm, action.NextField, action.PrevField)...)
}

// doInForm gives an action to the panel while it has the keys.
func (co *Composer) doInForm(id action.ID) tea.Cmd {
	if co.Scope() != action.Form {
		return nil
	}
	return tea.Batch(co.onForm(co.form.Do(id)), co.touched(), co.LookUp())
}

// onForm carries out what the panel asks for.
func (co *Composer) onForm(intent any, _ bool) tea.Cmd {
	asked, ok := intent.(form.Submit)
	switch {
	case !ok:
		return nil
	case asked.Draft.Edits != nil:
		return co.sendEdit(asked.Draft)
	}
	return co.send(asked.Draft)
}

// EditPanel gives a key or a paste to the panel that is open.
func (co *Composer) EditPanel(msg tea.Msg) tea.Cmd {
	switch {
	case co.writer != nil && co.Focus == action.Writing:
		co.writer.Edit(msg)
		return co.Typed()
	case co.form != nil:
		return tea.Batch(co.onForm(co.form.Edit(msg), true), co.touched(), co.LookUp())
	}
	return nil
}

// closeForm closes the panel and keeps what was typed. While a draft is on its
// way, it stops that instead.
func (co *Composer) closeForm() tea.Cmd {
	if co.form.Sending() {
		co.Calls.Send.End()
		return nil
	}
	return co.closeKept()
}

// send sends a draft. Its ID makes sending again harmless. That it was sent is
// on the disk before it is: whoever sends it again after a crash looks first.
func (co *Composer) send(d incident.Draft) tea.Cmd {
	if !co.sendHeld() {
		return nil
	}
	co.form.SetSending(true)
	co.drafting.saved = co.form.Draft()
	source, drafts := co.Source, co.Drafts
	begun := incident.Unsent{Draft: co.drafting.saved, SavedAt: co.keeping.stamp(co.Clock)}
	co.keeping.begin([]incident.Unsent{begun}, nil)
	hold := co.holdNew(d.ID)
	begin, end := co.keeping.turn(co.Calls.App.Context())
	return tea.Batch(
		hold,
		co.Calls.Begin(&co.Calls.Send).Ask(desk.WriteTimeout, func(ctx context.Context) desk.Answer {
			begin()
			saved := drafts.Save(context.WithoutCancel(ctx), begun)
			end()
			in, err := source.Create(ctx, d)
			sent := creation{id: d.ID, in: in, err: err, saved: saved, begun: begun, unwritten: drafts.Unwritten()}
			return func() tea.Cmd { return co.onCreated(sent) }
		}),
	)
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
func (co *Composer) onCreated(msg creation) tea.Cmd {
	co.keeping.end([]incident.Unsent{msg.begun}, nil)
	co.keeping.unwritten = msg.unwritten
	if co.form == nil || co.form.ID() != msg.id {
		return nil
	}
	co.Calls.Send.End()
	if desk.IsDoubtful(msg.err) ||
		msg.err != nil && !errors.Is(msg.err, incident.ErrExists) && co.CreationInDoubt(msg.id) {
		return tea.Batch(co.Complain(msg.saved), co.doubtCreation(co.form.Draft(), msg.err))
	}
	if msg.err != nil {
		return tea.Batch(co.Complain(msg.saved), co.onNotCreated(msg.err))
	}
	return co.made(msg.id, msg.in)
}

// made closes the panel over the incident that its draft has become.
func (co *Composer) made(id incident.ID, in incident.Incident) tea.Cmd {
	co.DropDoubts(func(d *change.Doubt) bool { return d.Makes && d.ID == id })
	wanted := co.form.Draft().Owner
	co.closeFormPanel()
	co.created = in.ID
	co.Loaded.Merge([]incident.Incident{in})
	return tea.Batch(co.Reports.Made(in, wanted), co.forgetDraft(id), co.Remember(wanted), co.IndexTags())
}

// onNotCreated says in the panel why, at the field that Azure names if it names
// one, and which key tries again.
func (co *Composer) onNotCreated(err error) tea.Cmd {
	if exists, ok := errors.AsType[*incident.ExistsError](err); ok {
		co.DropDoubts(func(d *change.Doubt) bool { return d.Makes && d.ID == co.form.ID() })
		return co.askExists(exists)
	}
	n := co.ExplainWrite(clean.Literal("not created"), err, incident.WriteIncidents)
	if at, ok := desk.RefusedField(err); ok {
		co.form.Refuse(at, desk.Said(err))
	}
	if errors.Is(err, context.Canceled) {
		n.Text = clean.Literal("stopped; it may have reached Azure all the same")
	}
	co.form.SetProblem(
		n.Text,
		clean.Concat(co.Keys.Key(action.Submit), clean.Literal(" sends it again; it can only become one incident")),
	)
	co.Notices.Keep(n) // the panel says it
	return nil
}

// askExists shows what an incident has that was made of the same draft, and what
// is typed here. Nothing is written over.
func (co *Composer) askExists(e *incident.ExistsError) tea.Cmd {
	words := clean.New(e.Error()).Safe()
	co.form.SetProblem(
		words,
		clean.Concat(co.Keys.Key(action.Submit), clean.Literal(" asks again; nothing is written over it")),
	)
	id, mine := co.form.ID(), co.form.Draft().Incident()
	text := []clean.Safe{words, e.Found.Title.Safe()}
	for _, f := range e.Fields {
		text = append(
			text,
			f.Label(),
			clean.Concat(clean.Literal("  there: "), f.Value(e.Found)),
			clean.Concat(clean.Literal("  here:  "), f.Value(mine)),
		)
	}
	co.Dialogs.Push(dialog.NewQuestion(
		clean.Literal("Already there"),
		text,
		dialog.Item{Label: clean.Literal("Back to what is typed here")},
		dialog.Item{
			Label: clean.Literal("Create mine as another incident"),
			Hot:   "n",
			Do:    func() tea.Cmd { return co.makeAnother(id) },
		},
		dialog.Item{
			Label: clean.Safef("It is #%d: discard what is typed here", e.Found.Number), Hot: "d",
			Do: func() tea.Cmd { return co.takeFound(id, e.Found) },
		},
	))
	co.DeafUntil = co.Clock.Add(desk.Deafness)
	return co.Notices.Add(desk.Notice{Level: desk.Warning, At: co.Clock, Text: words})
}
