package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// create opens the panel for a new incident; where drafts wait, it asks first
// whether to go on with one.
func (m *Model) create() tea.Cmd {
	blank := incident.Template{Draft: incident.NewDraft("")}
	if len(m.drafting.waiting) == 0 {
		return m.startDraft(blank)
	}
	var items []dialog.Item
	for _, u := range m.drafting.waiting {
		items = append(items, dialog.Item{Label: m.draftLabel(u), Do: func() tea.Cmd { return m.resume(u.Draft.ID) }})
	}
	items = append(items, dialog.Item{
		Label: clean.Literal("Begin a new incident"), Do: func() tea.Cmd { return m.startDraft(blank) },
	})
	m.Dialogs.Push(dialog.NewQuestion(clean.Literal("New incident"), nil, items...))
	return nil
}

// draftLabel offers a draft to be gone on with.
func (m *Model) draftLabel(u incident.Unsent) clean.Safe {
	title := draftTitle(u)
	if in := u.Draft.Edits; in != nil {
		title = clean.Safef("edit of #%d %s", in.Number, title)
	}
	return clean.Safef("Go on: %s (%s)", title, m.Age(u.SavedAt))
}

// draftName tells one draft from another: its title, and when it was typed in.
func (m *Model) draftName(u incident.Unsent) clean.Safe {
	what := clean.Literal("draft")
	if in := u.Draft.Edits; in != nil {
		what = clean.Safef("edit of #%d", in.Number)
	}
	return clean.Safef("%s: %s (%s)", what, draftTitle(u), m.Age(u.SavedAt))
}

func draftTitle(u incident.Unsent) clean.Safe {
	title := clean.New(u.Draft.Trimmed().Title).Safe()
	if title.IsEmpty() {
		return clean.Literal("without a title")
	}
	return title
}

// openTemplates offers the templates of the config file and those saved here.
func (m *Model) openTemplates() {
	var items []dialog.Item
	for _, t := range m.drafting.templates {
		items = append(items, dialog.Item{Label: t.Name.Safe(), Do: func() tea.Cmd { return m.startDraft(t) }})
	}
	m.Dialogs.Push(dialog.NewMenu(clean.Literal("New incident from a template"), items))
}

// askTemplateName asks what to call what was typed.
func (m *Model) askTemplateName() tea.Cmd {
	if m.form == nil || m.form.Sending() {
		return nil
	}
	n := m.noting.answer(incident.NoteTemplate, m.form.ID())
	n.Incident = m.form.ID()
	prompt := dialog.NewPrompt(clean.Literal("Save as template"), clean.Literal("its name"), m.saveTemplate).Begin(n.Text)
	return m.asks(prompt, n, nil)
}

// saveTemplate keeps what was typed under a name. One of the same name is
// replaced.
func (m *Model) saveTemplate(name string) tea.Cmd {
	if m.form == nil {
		return nil
	}
	t := incident.Template{Name: clean.New(name), Draft: m.form.Draft()}
	t.Draft.ID, t.Draft.Sent, t.Draft.Edits = "", false, nil
	drafts, id := m.Drafts, m.noting.answer(incident.NoteTemplate, m.form.ID()).ID
	return m.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		err := drafts.SaveTemplate(ctx, t)
		unwritten := drafts.Unwritten()
		return func() tea.Cmd { return m.onTemplate(t, id, unwritten, err) }
	})
}

// onTemplate offers a template that was saved. Its name was typed in a note.
func (m *Model) onTemplate(saved incident.Template, note incident.ID, unwritten []incident.Unwritten, err error) tea.Cmd {
	others := m.drafting.templates[:0:0]
	for _, t := range m.drafting.templates {
		if t.Name != saved.Name {
			others = append(others, t)
		}
	}
	m.drafting.templates = append(others, saved)
	m.keeping.unwritten = unwritten
	why := m.keeping.why(func(u incident.Unwritten) bool { return u.ID == "" && u.Template == saved.Name })
	told := desk.Notice{Level: desk.Done, Text: clean.Safef("template %s is saved", saved.Name), At: m.Clock}
	switch {
	case err != nil && why.IsEmpty():
		return m.Complain(err)
	case !why.IsEmpty():
		told.Level, told.Text = desk.Warning, keptWords(clean.Safef("template %s", saved.Name), why, clean.Safe{})
	}
	return tea.Batch(m.Complain(err), m.forgetNote(note), m.Notices.Add(told))
}
