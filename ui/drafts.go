package ui

import (
	"cmp"
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/form"
)

// drafting is the state of what is typed and not sent.
type drafting struct {
	waiting   []incident.Unsent // the last one typed in first; the open one is not among them
	templates []incident.Template
	saved     incident.Draft // the open draft as the disk has it, or is about to
	opened    incident.Draft // the open draft as it waited
	since     time.Time      // when it was typed in as that
	held      bool           // the open draft is this session's alone, as far as that can be known
	holding   bool           // nobody knows yet; until then it is neither saved nor sent
	sendDue   bool           // the person wants it sent as soon as that is known
	loaded    bool           // what waits from before has been told
	autosave
}

// loadDrafts asks what waits from earlier starts; again, for the list that is open.
func (m *Model) loadDrafts(again bool) tea.Cmd {
	drafts, uses := m.Drafts, m.keeping.uses
	return m.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		waiting, err := drafts.List(ctx)
		templates, also := drafts.Templates(ctx)
		read := storedDrafts{waiting, templates, again, uses, cmp.Or(err, also)}
		return func() tea.Cmd { return m.onDrafts(read) }
	})
}

// storedDrafts is what waits from earlier starts.
type storedDrafts struct {
	waiting   []incident.Unsent
	templates []incident.Template
	again     bool // for the list that is open, not at the start
	uses      int  // of the disk, before it was asked for
	err       error
}

// onDrafts offers what waits.
func (m *Model) onDrafts(msg storedDrafts) tea.Cmd {
	if msg.again && (msg.err != nil || msg.uses != m.keeping.uses || !m.keeping.idle()) {
		return m.Complain(msg.err) // what is known here is newer
	}
	if msg.again {
		m.drafting.waiting = nil // what other sessions sent or discarded is gone
	}
	for _, u := range msg.waiting {
		m.keeping.last = later(m.keeping.last, u.SavedAt)
		if m.form == nil || m.form.ID() != u.Draft.ID {
			m.drafting.keep(u)
		}
	}
	if msg.again {
		m.listWaiting()
		return nil
	}
	complaint := m.Complain(msg.err)
	m.drafting.templates = append(m.drafting.templates, msg.templates...)
	m.drafting.loaded = true
	return tea.Batch(complaint, m.tellWaiting())
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
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
	return m.drafting.touch(m.onDraftDue)
}

// onDraftDue saves the open draft, one save at a time.
func (m *Model) onDraftDue() tea.Cmd {
	m.drafting.ticking = false
	if m.form == nil || m.form.Sending() {
		return nil
	}
	if m.drafting.saving || m.drafting.holding {
		return m.touched()
	}
	d := m.form.Draft()
	if d.Equal(m.drafting.saved) {
		return nil
	}
	return m.saveDraft(d, kept{of: &m.drafting.autosave})
}

// saveDraft stores a draft, or forgets one in which nothing is left.
func (m *Model) saveDraft(d incident.Draft, msg kept) tea.Cmd {
	unsaved := m.drafting.saved.ID == ""
	m.drafting.saved = d
	switch {
	case m.isBlank(d) && unsaved:
		return nil
	case m.isBlank(d):
		return m.forget(d.ID, m.Drafts.Delete)
	}
	msg.drafts = []incident.Unsent{{Draft: d, SavedAt: m.keeping.stamp(m.Clock)}}
	return tea.Batch(m.holdNew(d.ID), m.keep(msg))
}

// holdNew takes a new draft for this session when it is first saved.
func (m *Model) holdNew(id incident.ID) tea.Cmd {
	if m.drafting.held {
		return nil
	}
	m.drafting.held = true
	return m.hold(id)
}

// startDraft opens the panel for a new incident, filled from a template.
func (m *Model) startDraft(fill incident.Template) tea.Cmd {
	id, err := incident.NewID(m.Random)
	if err != nil {
		return m.Notices.Add(m.Explain(clean.Literal("new incident"), err))
	}
	m.drafting.saved = incident.Draft{}
	m.openForm(fill.Fill(id))
	return tea.Batch(m.RefreshTags(), m.touched())
}

// resume opens the panel for a draft that waits, and finds out whether another
// session has it open, or has gone on with it.
func (m *Model) resume(id incident.ID) tea.Cmd {
	for _, u := range m.drafting.waiting {
		if u.Draft.ID == id {
			m.drafting.drop(id)
			m.openForm(m.asItIsNow(u.Draft))
			m.drafting.opened, m.drafting.since, m.drafting.holding = u.Draft, u.SavedAt, true
			m.drafting.saved = m.form.Draft() // which the fields may show otherwise
			return tea.Batch(m.RefreshTags(), m.holdDraft(id))
		}
	}
	return nil
}

// asItIsNow brings the draft of an edit up to date with what is known of its incident.
// One that was sent stays: it may have been done.
func (m *Model) asItIsNow(d incident.Draft) incident.Draft {
	if d.Edits == nil || d.Sent {
		return d
	}
	now, known := m.Loaded.Get(d.Edits.ID)
	if !known || now.ETag == d.Edits.ETag {
		return d
	}
	return d.Rebased(m.untouched(d), now)
}

func (m *Model) openForm(d incident.Draft) {
	m.drafting.held, m.drafting.holding, m.drafting.sendDue = false, false, false
	m.form = form.New(m.Pen, d, m.Keys.Key(action.Submit))
	m.form.SetRest(m.Whole(true))
	m.Notices.Resumed(draftSubject(d))
	m.OpenPanel(m.form, action.Form)
}

func (m *Model) closeFormPanel() {
	m.form = nil
	m.ClosePanel()
}

// shelve closes the panel and keeps what was typed. Whether the disk has taken it
// is told when that is known.
func (m *Model) shelve() tea.Cmd {
	var fork, save tea.Cmd
	untouched := m.form.Draft().Equal(m.drafting.saved)
	if m.drafting.holding && !untouched {
		fork = m.forkDraft(clean.Literal("another session may have it"))
	}
	d, at := m.form.Draft(), m.drafting.since
	m.closeFormPanel()
	if m.isBlank(d) {
		return tea.Batch(fork, tea.Sequence(m.saveDraft(d, kept{}), m.release(d.ID)))
	}
	msg := kept{left: d.ID, about: draftSubject(d), what: clean.Literal("the draft"), how: clean.Concat(m.Keys.Key(action.Create), clean.Literal(" goes on with it"))}
	if in := d.Edits; in != nil {
		msg.what = clean.Safef("the edit of #%d", in.Number)
		msg.how = clean.Concat(m.Keys.Key(action.Edit), clean.Literal(" there goes on with it"))
	}
	if m.drafting.holding {
		save = m.keep(msg) // which only asks where it is
	} else {
		save = m.saveDraft(d, msg)
		at = m.keeping.last
	}
	m.drafting.keep(incident.Unsent{Draft: d, SavedAt: at})
	return tea.Batch(fork, tea.Sequence(save, m.release(d.ID)))
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
	m.closeFormPanel()
	return m.forgetDraft(id)
}

func (m *Model) forgetDraft(id incident.ID) tea.Cmd {
	m.drafting.saved = incident.Draft{}
	delete(m.keeping.drafts, id)
	return tea.Batch(tea.Sequence(m.forget(id, m.Drafts.Delete), m.release(id)), m.forgetAnswers(id))
}
