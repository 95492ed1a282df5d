package change

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// AskDelete asks for the incident's number: a deletion cannot be undone.
func (ch *Changer) AskDelete(in incident.Incident) tea.Cmd {
	number := strconv.Itoa(in.Number)
	ch.Dialogs.Push(
		dialog.NewPrompt(About(clean.Literal("Deletion"), in), clean.Safef("type %d to delete it", in.Number),
			func(typed string) tea.Cmd { return ch.remove(in, typed) }).Explain(
			in.Title.Safe(),
			clean.Safef(
				"It is gone for good, with its comments and tasks. Type %s to delete it; esc leaves it.",
				clean.New(number),
			),
		),
	)
	return nil
}

// remove deletes the incident if the number is its own.
func (ch *Changer) remove(in incident.Incident, typed string) tea.Cmd {
	if strings.TrimPrefix(typed, "#") != strconv.Itoa(in.Number) {
		return ch.Notices.Add(desk.Notice{
			Level: desk.Warning, About: in.ID, At: ch.Clock,
			Text: clean.Safef("not deleted: %s is not the number of #%d", clean.New(typed), in.Number),
		})
	}
	ch.pending++
	source := ch.Source
	return ch.Calls.App.Ask(desk.WriteTimeout, func(ctx context.Context) desk.Answer {
		err := source.Delete(ctx, in.ID)
		return func() tea.Cmd { return ch.onDeleted(in, err) }
	})
}

func (ch *Changer) onDeleted(in incident.Incident, err error) tea.Cmd {
	ch.pending--
	switch before := ch.deletionInDoubt(in.ID); {
	case before && desk.IsGone(err):
		err = nil // by whichever of the two
	case desk.IsDoubtful(err), before && err != nil:
		return ch.doubtDeletion(in, err)
	}
	return ch.deleted(in, err)
}

// deleted tells whether an incident was deleted, once that is known.
func (ch *Changer) deleted(in incident.Incident, err error) tea.Cmd {
	topics := []string{"deletion"}
	said := desk.Notice{
		Level:  desk.Done,
		About:  in.ID,
		Topics: topics,
		At:     ch.Clock,
		Text:   clean.Safef("#%d is deleted", in.Number),
	}
	switch {
	case desk.IsGone(err):
		said.Level, said.Text = desk.Warning, clean.Safef("#%d: somebody else has deleted it already", in.Number)
	case err != nil:
		failed := ch.ExplainWrite(clean.Safef("#%d was not deleted", in.Number), err, incident.DeleteIncidents)
		failed.About, failed.Topics = in.ID, topics
		return ch.Notices.Add(failed)
	}
	ch.DropDoubts(func(d *Doubt) bool { return d.ID == in.ID })
	ch.Loaded.Forget(in.ID, err == nil)
	ch.Hooks.Deleted(in.ID)
	return ch.Notices.Add(said)
}
