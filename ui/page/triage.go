package page

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// IncidentCommands are the rows about the incident that is shown.
func (pg *Page) IncidentCommands() []desk.Command {
	write, edited := desk.Need(incident.WriteIncidents), clean.Literal("nothing was changed yet")
	return []desk.Command{
		{
			ID:    action.Assign,
			About: desk.Shown,
			Right: write,
			Do:    pg.onSeen(func(in incident.Incident) tea.Cmd { return pg.openAssign(in, "") }),
		},
		{ID: action.AssignMe, About: desk.Shown, Right: write, Do: pg.onSeen(pg.assignMe)},
		{ID: action.SetStatus, About: desk.Shown, Right: write, Do: pg.onSeen(pg.openStatus)},
		{ID: action.SetSeverity, About: desk.Shown, Right: write, Do: pg.onSeen(pg.openSeverity)},
		{ID: action.Close, About: desk.Shown, Right: write, Do: pg.onSeen(pg.openClose)},
		{ID: action.SetTags, About: desk.Shown, Right: write, Do: pg.onSeen(pg.openTags)},
		{ID: action.Edit, About: desk.Shown, Right: write, Do: pg.onSeen(pg.Edits)},
		{
			ID:    action.Repeat,
			About: desk.Shown,
			Right: write,
			Do:    pg.onSeen(pg.Repeat),
			Off:   desk.Unless(pg.CanRepeat, edited),
		},
		{
			ID:    action.Undo,
			Right: write,
			Do:    pg.Undo,
			Off:   desk.Unless(pg.CanUndo, clean.Literal("no change of yours is left to undo")),
		},
		{ID: action.Comment, About: desk.Shown, Right: desk.Need(incident.WriteComments), Do: pg.onSeen(pg.Comment)},
		{
			ID:    action.Playbook,
			About: desk.Shown,
			Right: desk.Need(incident.RunPlaybooks),
			Do:    pg.onSeen(pg.openPlaybooks),
		},
		{
			ID:    action.Delete,
			About: desk.Shown,
			Right: desk.Need(incident.DeleteIncidents),
			Do:    pg.onSeen(pg.AskDelete),
			Off:   pg.whySynced,
		},
		{ID: action.Links, About: desk.Record, Do: pg.onSeen(pg.openLinks)},
		{ID: action.Copy, About: desk.Record, Do: desk.Ends(pg.openCopy)},
	}
}

// whySynced says why an incident that is kept elsewhere cannot be deleted.
func (pg *Page) whySynced() clean.Safe {
	if in, ok := pg.Showing(); ok && in.IsSynced() {
		return clean.New(incident.ErrSynced.Error()).Safe()
	}
	return clean.Safe{}
}

// openStatus offers the statuses. Closed asks for a classification first.
func (pg *Page) openStatus(in incident.Incident) tea.Cmd {
	var items []dialog.Item
	at := 0
	for i, s := range incident.Statuses() {
		item := dialog.Item{Label: s.Label(), Hot: initial(string(s)), Do: pg.Changes(in, incident.Change{Status: &s})}
		if s == incident.Closed {
			item.Label = clean.Literal("Closed...")
			item.Do = func() tea.Cmd { return pg.openClose(in) }
		}
		if s == in.Status {
			at = i
		}
		items = append(items, item)
	}
	pg.Dialogs.Push(dialog.NewQuestion(change.About(clean.Literal("Status"), in), nil, items...).At(at))
	return nil
}

func (pg *Page) openSeverity(in incident.Incident) tea.Cmd {
	var items []dialog.Item
	at := 0
	for i, s := range incident.Severities() {
		if s == in.Severity {
			at = i
		}
		items = append(items, dialog.Item{
			Label: s.Label(), Hot: initial(string(s)), Do: pg.Changes(in, incident.Change{Severity: &s}),
		})
	}
	pg.Dialogs.Push(dialog.NewQuestion(change.About(clean.Literal("Severity"), in), nil, items...).At(at))
	return nil
}

// initial is the key of a choice: its first letter, small.
func initial(word string) string { return string(word[0] | 0x20) }

// openClose offers the portal's five classifications, first that of a comment
// which was typed before and not sent.
func (pg *Page) openClose(in incident.Incident) tea.Cmd {
	var items []dialog.Item
	begun, text, at := pg.AnswerTo(in, incident.NoteClosing), []clean.Safe{in.Title.Safe()}, 0
	for i, c := range incident.Closings() {
		if begun.ID != "" && c.SamePair(begun.Closing) {
			at = i
			text = append(text, clean.Safef("typed before: %s: %s", c.Label(), clean.New(begun.Text)))
		}
		items = append(items, dialog.Item{
			Label: c.Label(), Hot: strconv.Itoa(i + 1), Do: func() tea.Cmd { return pg.askClosingComment(in, c) },
		})
	}
	pg.Dialogs.Push(dialog.NewQuestion(change.About(clean.Literal("Closing"), in), text, items...).At(at))
	return nil
}

// askClosingComment asks why an incident is closed. What was typed for it before
// and not sent is there again.
func (pg *Page) askClosingComment(in incident.Incident, closing incident.Closing) tea.Cmd {
	n := pg.AnswerTo(in, incident.NoteClosing)
	n.Closing = closing
	prompt := dialog.NewPrompt(closing.Label(), clean.Literal("a comment, optional"), func(typed string) tea.Cmd {
		said, closed := closing, incident.Closed
		said.Comment = clean.New(typed)
		return pg.Change(in, incident.Change{Status: &closed, Closing: &said})
	}).Optional().Explain(clean.Safef("Close #%d %s", in.Number, in.Title)).Begin(n.Text)
	return pg.Asks(prompt, n, nil)
}

// openLinks shows and copies what leads to the portals.
func (pg *Page) openLinks(in incident.Incident) tea.Cmd {
	var items []dialog.Item
	for _, l := range []struct{ name, link clean.Safe }{
		{clean.Literal("Azure portal"), in.URL.Safe()},
		{clean.Literal("Defender portal"), in.Additional.ProviderURL.Safe()},
	} {
		if l.link.IsEmpty() {
			continue
		}
		items = append(items, dialog.Item{
			Label: clean.Concat(clean.Literal("copy: "), l.name, clean.Literal("  "), l.link),
			Do:    func() tea.Cmd { return pg.Copy(l.link) },
		})
		if pg.Browse != nil {
			items = append(items, dialog.Item{
				Label: clean.Concat(
					clean.Literal("open: "),
					l.name,
				),
				Do: func() tea.Cmd { return pg.BrowseTo(l.link) },
			})
		}
	}
	if len(items) == 0 {
		items = append(items, dialog.Item{Label: clean.Literal("Azure gave no link")})
	}
	pg.Dialogs.Push(dialog.NewQuestion(change.About(clean.Literal("Links"), in), nil, items...))
	return nil
}
