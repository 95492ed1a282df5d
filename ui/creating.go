package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/dialog"
	"sentinelq/ui/text"
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
		items = append(items, dialog.Item{Label: m.draftLabel(u), Result: resuming{u.Draft.ID}})
	}
	items = append(items, dialog.Item{Label: clean.Literal("Begin a new incident"), Result: starting{blank}})
	m.dialogs.Push(dialog.NewQuestion(clean.Literal("New incident"), nil, items...))
	return nil
}

// draftLabel tells one draft from another: its title, and when it was typed in.
func (m *Model) draftLabel(u incident.Unsent) clean.Safe {
	title := clean.New(u.Draft.Trimmed().Title).Safe()
	if in := u.Draft.Edits; in != nil {
		title = clean.Safef("edit of #%d %s", in.Number, title)
	}
	if title.IsEmpty() {
		title = clean.Literal("without a title")
	}
	age := clean.New(text.Age(m.clock.Sub(u.SavedAt))).Safe()
	return clean.Safef("Go on: %s (%s)", title, age)
}

// openTemplates offers the templates of the config file and those saved here.
func (m *Model) openTemplates() {
	var items []dialog.Item
	for _, t := range m.drafting.templates {
		items = append(items, dialog.Item{Label: t.Name.Safe(), Result: starting{t}})
	}
	m.dialogs.Push(dialog.NewMenu(clean.Literal("New incident from a template"), items))
}

// askTemplateName asks what to call what was typed.
func (m *Model) askTemplateName() {
	if m.form == nil || m.form.Sending() {
		return
	}
	m.dialogs.Push(dialog.NewPrompt(clean.Literal("Save as template"), clean.Literal("its name"),
		func(name string) any { return naming{name} }))
}

// saveTemplate keeps what was typed under a name. One of the same name is
// replaced.
func (m *Model) saveTemplate(name string) tea.Cmd {
	if m.form == nil {
		return nil
	}
	t := incident.Template{Name: clean.New(name), Draft: m.form.Draft()}
	t.Draft.ID, t.Draft.Sent, t.Draft.Edits = "", false, nil
	drafts := m.drafts
	return m.calls.within(storeTimeout, func(ctx context.Context) tea.Msg {
		return templateMsg{t, drafts.SaveTemplate(ctx, t)}
	})
}

func (m *Model) onTemplate(msg templateMsg) tea.Cmd {
	kept := m.drafting.templates[:0:0]
	for _, t := range m.drafting.templates {
		if t.Name != msg.saved.Name {
			kept = append(kept, t)
		}
	}
	m.drafting.templates = append(kept, msg.saved)
	if msg.err != nil {
		return m.complain(msg.err)
	}
	return m.notices.add(notice{level: done, text: clean.Safef("template %s is saved", msg.saved.Name), at: m.clock})
}
