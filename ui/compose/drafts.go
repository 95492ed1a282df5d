package compose

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

// LoadDrafts asks what waits from earlier starts; again, for the list that is open.
func (co *Composer) LoadDrafts(again bool) tea.Cmd {
	drafts, uses := co.Drafts, co.keeping.uses
	return co.Calls.App.Ask(desk.StoreTimeout, func(ctx context.Context) desk.Answer {
		waiting, err := drafts.List(ctx)
		templates, also := drafts.Templates(ctx)
		read := storedDrafts{waiting, templates, again, uses, cmp.Or(err, also)}
		return func() tea.Cmd { return co.onDrafts(read) }
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
func (co *Composer) onDrafts(msg storedDrafts) tea.Cmd {
	if msg.again && (msg.err != nil || msg.uses != co.keeping.uses || !co.keeping.idle()) {
		return co.Complain(msg.err) // what is known here is newer
	}
	if msg.again {
		co.drafting.waiting = nil // what other sessions sent or discarded is gone
	}
	for _, u := range msg.waiting {
		co.keeping.last = later(co.keeping.last, u.SavedAt)
		if co.form == nil || co.form.ID() != u.Draft.ID {
			co.drafting.keep(u)
		}
	}
	if msg.again {
		co.listWaiting()
		return nil
	}
	complaint := co.Complain(msg.err)
	co.drafting.templates = append(co.drafting.templates, msg.templates...)
	co.drafting.loaded = true
	return tea.Batch(complaint, co.tellWaiting())
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
func (co *Composer) touched() tea.Cmd {
	if co.form == nil {
		return nil
	}
	return co.drafting.touch(co.onDraftDue)
}

// onDraftDue saves the open draft, one save at a time.
func (co *Composer) onDraftDue() tea.Cmd {
	co.drafting.ticking = false
	if co.form == nil || co.form.Sending() {
		return nil
	}
	if co.drafting.saving || co.drafting.holding {
		return co.touched()
	}
	d := co.form.Draft()
	if d.Equal(co.drafting.saved) {
		return nil
	}
	return co.saveDraft(d, kept{of: &co.drafting.autosave})
}

// saveDraft stores a draft, or forgets one in which nothing is left.
func (co *Composer) saveDraft(d incident.Draft, msg kept) tea.Cmd {
	unsaved := co.drafting.saved.ID == ""
	co.drafting.saved = d
	switch {
	case co.isBlank(d) && unsaved:
		return nil
	case co.isBlank(d):
		return co.forget(d.ID, co.Drafts.Delete)
	}
	msg.drafts = []incident.Unsent{{Draft: d, SavedAt: co.keeping.stamp(co.Clock)}}
	return tea.Batch(co.holdNew(d.ID), co.keep(msg))
}

// holdNew takes a new draft for this session when it is first saved.
func (co *Composer) holdNew(id incident.ID) tea.Cmd {
	if co.drafting.held {
		return nil
	}
	co.drafting.held = true
	return co.hold(id)
}

// startDraft opens the panel for a new incident, filled from a template.
func (co *Composer) startDraft(fill incident.Template) tea.Cmd {
	id, err := incident.NewID(co.Random)
	if err != nil {
		return co.Notices.Add(co.Explain(clean.Literal("new incident"), err))
	}
	co.drafting.saved = incident.Draft{}
	co.openForm(fill.Fill(id))
	return tea.Batch(co.RefreshTags(), co.touched())
}

// resume opens the panel for a draft that waits, and finds out whether another
// session has it open, or has gone on with it.
func (co *Composer) resume(id incident.ID) tea.Cmd {
	for _, u := range co.drafting.waiting {
		if u.Draft.ID == id {
			co.drafting.drop(id)
			co.openForm(co.asItIsNow(u.Draft))
			co.drafting.opened, co.drafting.since, co.drafting.holding = u.Draft, u.SavedAt, true
			co.drafting.saved = co.form.Draft() // which the fields may show otherwise
			return tea.Batch(co.RefreshTags(), co.holdDraft(id))
		}
	}
	return nil
}

// asItIsNow brings the draft of an edit up to date with what is known of its incident.
// One that was sent stays: it may have been done.
func (co *Composer) asItIsNow(d incident.Draft) incident.Draft {
	if d.Edits == nil || d.Sent {
		return d
	}
	now, known := co.Loaded.Get(d.Edits.ID)
	if !known || now.ETag == d.Edits.ETag {
		return d
	}
	return d.Rebased(co.untouched(d), now)
}

func (co *Composer) openForm(d incident.Draft) {
	co.drafting.held, co.drafting.holding, co.drafting.sendDue = false, false, false
	co.form = form.New(co.Pen, d, co.Keys.Key(action.Submit))
	co.form.SetRest(co.Whole(true))
	co.Notices.Resumed(draftSubject(d))
	co.OpenPanel(co.form, action.Form)
}

func (co *Composer) closeFormPanel() {
	co.form = nil
	co.ClosePanel()
}

// closeKept closes the panel and keeps what was typed. Whether the disk has taken it
// is told when that is known.
func (co *Composer) closeKept() tea.Cmd {
	var fork, save tea.Cmd
	untouched := co.form.Draft().Equal(co.drafting.saved)
	if co.drafting.holding && !untouched {
		fork = co.forkDraft(clean.Literal("another session may have it"))
	}
	d, at := co.form.Draft(), co.drafting.since
	co.closeFormPanel()
	if co.isBlank(d) {
		return tea.Batch(fork, tea.Sequence(co.saveDraft(d, kept{}), co.release(d.ID)))
	}
	msg := kept{
		left:  d.ID,
		about: draftSubject(d),
		what:  clean.Literal("the draft"),
		how:   clean.Concat(co.Keys.Key(action.Create), clean.Literal(" goes on with it")),
	}
	if in := d.Edits; in != nil {
		msg.what = clean.Safef("the edit of #%d", in.Number)
		msg.how = clean.Concat(co.Keys.Key(action.Edit), clean.Literal(" there goes on with it"))
	}
	if co.drafting.holding {
		save = co.keep(msg) // which only asks where it is
	} else {
		save = co.saveDraft(d, msg)
		at = co.keeping.last
	}
	co.drafting.keep(incident.Unsent{Draft: d, SavedAt: at})
	return tea.Batch(fork, tea.Sequence(save, co.release(d.ID)))
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
func (co *Composer) isBlank(d incident.Draft) bool {
	if d.Edits != nil {
		return d.Equal(co.untouched(d))
	}
	return d.IsBlank()
}

// discard throws the open draft away.
func (co *Composer) discard() tea.Cmd {
	id := co.form.ID()
	co.closeFormPanel()
	return co.forgetDraft(id)
}

func (co *Composer) forgetDraft(id incident.ID) tea.Cmd {
	co.drafting.saved = incident.Draft{}
	delete(co.keeping.drafts, id)
	return tea.Batch(tea.Sequence(co.forget(id, co.Drafts.Delete), co.release(id)), co.ForgetAnswers(id))
}

// peopleFrom is from what the panel was filled last.
type peopleFrom struct {
	form    *form.Model
	version int // of the picker
}

// FillForm gives the panel who is signed in, and what its fields suggest.
func (co *Composer) FillForm() {
	now := peopleFrom{co.form, co.OfferVersion}
	if co.form == nil || now == co.filledBy {
		return
	}
	co.filledBy = now
	co.form.SetMe(co.Me)
	co.form.SetTags(co.Suggest)
	co.form.SetPeople(co.Recent(), co.SeenOwners())
}
