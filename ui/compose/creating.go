package compose

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// Create opens the panel for a new incident; where drafts wait, it asks first
// whether to go on with one.
func (co *Composer) Create() tea.Cmd {
	blank := incident.Template{Draft: incident.NewDraft("")}
	if len(co.drafting.waiting) == 0 {
		return co.startDraft(blank)
	}
	var items []dialog.Item
	for _, u := range co.drafting.waiting {
		items = append(
			items,
			dialog.Item{Label: co.draftLabel(u), Do: func() tea.Cmd { return co.resume(u.Draft.ID) }},
		)
	}
	items = append(items, dialog.Item{
		Label: clean.Literal("Begin a new incident"), Do: func() tea.Cmd { return co.startDraft(blank) },
	})
	co.Dialogs.Push(dialog.NewQuestion(clean.Literal("New incident"), nil, items...))
	return nil
}

// draftLabel offers a draft to be gone on with.
func (co *Composer) draftLabel(u incident.Unsent) clean.Safe {
	title := draftTitle(u)
	if in := u.Draft.Edits; in != nil {
		title = clean.Safef("edit of #%d %s", in.Number, title)
	}
	return clean.Safef("Go on: %s (%s)", title, co.Age(u.SavedAt))
}

// draftName tells one draft from another: its title, and when it was typed in.
func (co *Composer) draftName(u incident.Unsent) clean.Safe {
	what := clean.Literal("draft")
	if in := u.Draft.Edits; in != nil {
		what = clean.Safef("edit of #%d", in.Number)
	}
	return clean.Safef("%s: %s (%s)", what, draftTitle(u), co.Age(u.SavedAt))
}

func draftTitle(u incident.Unsent) clean.Safe {
	title := clean.New(u.Draft.Trimmed().Title).Safe()
	if title.IsEmpty() {
		return clean.Literal("without a title")
	}
	return title
}

// OpenTemplates offers the templates of the config file and those saved here.
func (co *Composer) OpenTemplates() {
	var items []dialog.Item
	for _, t := range co.drafting.templates {
		items = append(items, dialog.Item{Label: t.Name.Safe(), Do: func() tea.Cmd { return co.startDraft(t) }})
	}
	co.Dialogs.Push(dialog.NewMenu(clean.Literal("New incident from a template"), items))
}

// askTemplateName asks what to call what was typed.
func (co *Composer) askTemplateName() tea.Cmd {
	if co.form == nil || co.form.Sending() {
		return nil
	}
	n := co.noting.answer(incident.NoteTemplate, co.form.ID())
	n.Incident = co.form.ID()
	prompt := dialog.NewPrompt(
		clean.Literal("Save as template"),
		clean.Literal("its name"),
		co.saveTemplate,
	).Begin(
		n.Text,
	)
	return co.Asks(prompt, n, nil)
}

// saveTemplate keeps what was typed under a name. One of the same name is
// replaced.
func (co *Composer) saveTemplate(name string) tea.Cmd {
	if co.form == nil {
		return nil
	}
	t := incident.Template{Name: clean.New(name), Draft: co.form.Draft()}
	t.Draft.ID, t.Draft.Sent, t.Draft.Edits = "", false, nil
	drafts, id := co.Drafts, co.noting.answer(incident.NoteTemplate, co.form.ID()).ID
	return co.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		err := drafts.SaveTemplate(ctx, t)
		unwritten := drafts.Unwritten()
		return func() tea.Cmd { return co.onTemplate(t, id, unwritten, err) }
	})
}

// onTemplate offers a template that was saved. Its name was typed in a note.
func (co *Composer) onTemplate(
	saved incident.Template,
	note incident.ID,
	unwritten []incident.Unwritten,
	err error,
) tea.Cmd {
	others := co.drafting.templates[:0:0]
	for _, t := range co.drafting.templates {
		if t.Name != saved.Name {
			others = append(others, t)
		}
	}
	co.drafting.templates = append(others, saved)
	co.keeping.unwritten = unwritten
	why := co.keeping.why(func(u incident.Unwritten) bool { return u.ID == "" && u.Template == saved.Name })
	told := desk.Notice{Level: desk.Done, Text: clean.Safef("template %s is saved", saved.Name), At: co.Clock}
	switch {
	case err != nil && why.IsEmpty():
		return co.Complain(err)
	case !why.IsEmpty():
		told.Level, told.Text = desk.Warning, keptWords(clean.Safef("template %s", saved.Name), why, clean.Safe{})
	}
	return tea.Batch(co.Complain(err), co.forgetNote(note), co.Notices.Add(told))
}
