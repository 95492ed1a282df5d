package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/form"
)

// drafting is the state of what is typed and not sent.
type drafting struct {
	waiting   []incident.Unsent // the last one typed in first; the open one is not among them
	templates []incident.Template
	saved     incident.Draft // the open draft as the disk has it, or is about to
	autosave
}

// loadDrafts asks what waits from earlier starts.
func (m *Model) loadDrafts() tea.Cmd {
	drafts := m.drafts
	return m.calls.within(storeTimeout, func(ctx context.Context) tea.Msg {
		waiting, err := drafts.List(ctx)
		templates, also := drafts.Templates(ctx)
		if err == nil {
			err = also
		}
		return draftsMsg{waiting, templates, err}
	})
}

// onDrafts offers what waits.
func (m *Model) onDrafts(msg draftsMsg) tea.Cmd {
	for _, u := range msg.waiting {
		if m.form == nil || m.form.ID() != u.Draft.ID {
			m.drafting.keep(u)
		}
	}
	m.drafting.templates = append(m.drafting.templates, msg.templates...)
	complaint := m.complain(msg.err)
	if n := len(m.drafting.waiting); n > 0 && complaint == nil {
		return m.notices.add(notice{level: warning, at: m.clock, text: clean.Safef(
			"%d %s from before; %s goes on", n, plural(n, clean.Literal("draft"), clean.Literal("drafts")), m.keys.Key(action.Create))})
	}
	return complaint
}

// keep puts a draft among those that wait, in its order.
func (d *drafting) keep(u incident.Unsent) {
	d.drop(u.Draft.ID)
	d.waiting = append(d.waiting, u)
	slices.SortStableFunc(d.waiting, func(a, b incident.Unsent) int { return b.SavedAt.Compare(a.SavedAt) })
}

// drop takes a draft off those that wait.
func (d *drafting) drop(id incident.ID) {
	d.waiting = slices.DeleteFunc(d.waiting, func(u incident.Unsent) bool { return u.Draft.ID == id })
}

// touched sees to it that what was typed reaches the disk.
func (m *Model) touched() tea.Cmd {
	if m.form == nil {
		return nil
	}
	return m.drafting.touch(draftDueMsg{})
}

// onDraftDue saves the open draft, one save at a time.
func (m *Model) onDraftDue() tea.Cmd {
	m.drafting.ticking = false
	if m.form == nil || m.form.Sending() {
		return nil
	}
	if m.drafting.saving {
		return m.touched()
	}
	d := m.form.Draft()
	if d.Equal(m.drafting.saved) {
		return nil
	}
	return m.saveDraft(d)
}

// saveDraft stores a draft, or forgets one in which nothing is left.
func (m *Model) saveDraft(d incident.Draft) tea.Cmd {
	blank := m.isBlank(d)
	unsaved := m.drafting.saved.ID == ""
	m.drafting.saved = d
	if blank && unsaved {
		return nil
	}
	drafts, at := m.drafts, m.clock
	return m.drafting.save(&m.calls, func(ctx context.Context) tea.Msg {
		if blank {
			return draftSavedMsg{drafts.Delete(ctx, d.ID)}
		}
		return draftSavedMsg{drafts.Save(ctx, incident.Unsent{Draft: d, SavedAt: at})}
	})
}

// onDraftSaved looks whether more was typed meanwhile.
func (m *Model) onDraftSaved(msg draftSavedMsg) tea.Cmd {
	m.drafting.saving = false
	return tea.Batch(m.complain(msg.err), m.onDraftDue())
}

// Unsaved returns what was typed and is perhaps not on the disk. It is for the
// end of the program, after which no command runs.
func (m *Model) Unsaved() (incident.Unsent, bool) {
	if m.form == nil || m.isBlank(m.form.Draft()) {
		return incident.Unsent{}, false
	}
	return incident.Unsent{Draft: m.form.Draft(), SavedAt: m.now()}, true
}

// startDraft opens the panel for a new incident, filled from a template.
func (m *Model) startDraft(fill incident.Template) tea.Cmd {
	id, err := incident.NewID(m.random)
	if err != nil {
		return m.notices.add(m.explain(clean.Literal("new incident"), err))
	}
	m.drafting.saved = incident.Draft{}
	m.openForm(fill.Fill(id))
	return tea.Batch(m.refreshTags(), m.touched())
}

// resume opens the panel for a draft that waits.
func (m *Model) resume(id incident.ID) tea.Cmd {
	for _, u := range m.drafting.waiting {
		if u.Draft.ID == id {
			m.drafting.drop(id)
			m.drafting.saved = u.Draft
			m.openForm(u.Draft)
			return m.refreshTags()
		}
	}
	return nil
}

func (m *Model) openForm(d incident.Draft) {
	m.form = form.New(m.look.pen, d, m.keys.Key(action.Submit))
	m.form.SetRest(m.whole(true))
	m.notices.resumed(draftSubject(d))
	m.form.SetMe(m.me)
	m.form.SetTags(m.tags.find)
	m.form.SetPeople(m.people.recent, m.seenOwners())
	m.focus = action.Form
	m.arrange()
}

// shelve closes the panel and keeps what was typed.
func (m *Model) shelve() tea.Cmd {
	d := m.form.Draft()
	m.form, m.focus = nil, m.under()
	m.arrange()
	cmd := m.saveDraft(d)
	if m.isBlank(d) {
		return cmd
	}
	m.drafting.keep(incident.Unsent{Draft: d, SavedAt: m.clock})
	said := clean.Safef("the draft is kept; %s goes on with it", m.keys.Key(action.Create))
	if in := d.Edits; in != nil {
		said = clean.Safef("the edit of #%d is kept; %s there goes on with it", in.Number, m.keys.Key(action.Edit))
	}
	return tea.Batch(cmd, m.notices.add(notice{level: done, about: draftSubject(d), waits: true, at: m.clock, text: said}))
}

// draftSubject returns the incident that a draft is about: the one that it edits, or
// the one that it will be.
func draftSubject(d incident.Draft) incident.ID {
	if d.Edits != nil {
		return d.Edits.ID
	}
	return d.ID
}

// isBlank reports whether nothing was typed or chosen in a draft that would be
// missed.
func (m *Model) isBlank(d incident.Draft) bool {
	if d.Edits != nil {
		return d.Equal(m.untouched(d))
	}
	return d.IsBlank()
}

// discard throws the open draft away.
func (m *Model) discard() tea.Cmd {
	id := m.form.ID()
	m.form, m.focus = nil, m.under()
	m.arrange()
	return m.forgetDraft(id)
}

func (m *Model) forgetDraft(id incident.ID) tea.Cmd {
	m.drafting.saved = incident.Draft{}
	drafts := m.drafts
	return m.calls.within(storeTimeout, func(ctx context.Context) tea.Msg {
		return savedMsg{drafts.Delete(ctx, id)}
	})
}

func plural(n int, one, many clean.Safe) clean.Safe {
	if n == 1 {
		return one
	}
	return many
}
