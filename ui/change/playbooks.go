package change

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// playbooks is what is running: one of them is started once at a time for an
// incident.
type playbooks struct{ under map[running]bool }

// running is a playbook that is to be run, or is being started, for an incident.
type running struct {
	id       incident.ID
	number   int
	playbook incident.Playbook
}

// ConfirmRun asks before a playbook is started: what it does cannot be taken
// back from here.
func (ch *Changer) ConfirmRun(in incident.Incident, p incident.Playbook) {
	r := running{in.ID, in.Number, p}
	ch.Dialogs.Push(dialog.NewQuestion(
		clean.Literal("Run a playbook"),
		[]clean.Safe{
			clean.Safef("Run %s for #%d?", r.playbook.Name, r.number),
			clean.Literal("What it does cannot be undone here, and Azure does not say how it ended."),
		},
		dialog.Item{Label: clean.Literal("Cancel")},
		dialog.Item{Label: clean.Literal("Run it"), Hot: "y", Do: func() tea.Cmd { return ch.run(r) }},
		dialog.Item{
			Label: clean.Literal("Show its last runs"),
			Hot:   "l",
			Do:    func() tea.Cmd { return ch.listRuns(r) },
		},
	))
}

// run starts a playbook. While that is under way it is not started again.
func (ch *Changer) run(r running) tea.Cmd {
	if ch.playbooks.under == nil {
		ch.playbooks.under = map[running]bool{}
	}
	if ch.playbooks.under[r] {
		return ch.Notices.Add(
			desk.Notice{
				Level: desk.Warning,
				About: r.id,
				At:    ch.Clock,
				Text:  clean.Safef("%s is being started for #%d already", r.playbook.Name, r.number),
			},
		)
	}
	ch.playbooks.under[r] = true
	ch.pending++
	parts := ch.Parts
	return ch.Calls.App.Ask(desk.WriteTimeout, func(ctx context.Context) desk.Answer {
		err := parts.RunPlaybook(ctx, r.id, r.playbook)
		return func() tea.Cmd { return ch.onRan(r, err) }
	})
}

// onRan says whether the playbook was started, or why nobody knows.
func (ch *Changer) onRan(r running, err error) tea.Cmd {
	ch.pending--
	delete(ch.playbooks.under, r)
	what, topics := clean.Safef(
		"%s for #%d",
		r.playbook.Name,
		r.number,
	), []string{
		"playbook " + r.playbook.Name.String(),
	}
	switch {
	case err == nil:
		started := desk.Notice{
			Level:  desk.Done,
			About:  r.id,
			Topics: topics,
			At:     ch.Clock,
			Text:   clean.Safef("started %s", what),
		}
		return tea.Batch(ch.reread(r.id), ch.Notices.Add(started))
	case desk.IsDoubtful(err):
		return ch.doubtRun(r, err)
	case refusedBlindly(err):
		n := ch.ExplainWrite(what, err, incident.RunPlaybooks)
		n.Topics = topics
		n.Text = clean.Safef(
			"%s was refused; mostly Microsoft Sentinel Playbook Operator is missing on %s, or Sentinel itself may not run it (Automation Contributor)",
			what,
			r.playbook.ResourceGroup,
		)
		return ch.Notices.Add(n.On(r.id))
	}
	failed := ch.ExplainWrite(
		clean.Safef("#%d: %s was not started", r.number, r.playbook.Name),
		err,
		incident.RunPlaybooks,
	)
	failed.Topics = topics
	return ch.Notices.Add(failed.On(r.id))
}

// refusedBlindly reports whether a refusal is the one with which the service
// answers to a missing role without saying so.
func refusedBlindly(err error) bool {
	failed, ok := errors.AsType[*incident.OperationError](err)
	return ok && errors.Is(err, incident.ErrRejected) && failed.Status == badRequest
}

// badRequest is the HTTP status of such a refusal.
const badRequest = 400

// listRuns asks for the last runs of a playbook.
func (ch *Changer) listRuns(r running) tea.Cmd {
	parts := ch.Parts
	return ch.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		runs, err := parts.Runs(ctx, r.playbook)
		return func() tea.Cmd { return ch.onRuns(r, runs, err) }
	})
}

// onRuns shows the last runs, or that they may not be read.
func (ch *Changer) onRuns(of running, runs []incident.Run, err error) tea.Cmd {
	if err != nil {
		return ch.Notices.Add(ch.Explain(clean.Safef("#%d: runs of %s", of.number, of.playbook.Name), err).On(of.id))
	}
	ch.sawRuns(of)
	var lines []clean.Safe
	for _, r := range runs {
		lines = append(
			lines,
			clean.Safef("%s  %s", clean.New(r.Start.Time().In(ch.Zone).Format("2006-01-02 15:04:05")), r.Status),
		)
	}
	if len(lines) == 0 {
		lines = append(lines, clean.Literal("it has not run yet"))
	}
	ch.Questions = append(
		ch.Questions,
		dialog.NewPage(
			clean.Safef("#%d: last runs of %s, whatever they were for", of.number, of.playbook.Name),
			lines,
		),
	)
	return nil
}
