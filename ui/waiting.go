package ui

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// openWaiting lists everything that was typed and not sent, also for incidents that
// are not loaded or are gone, and looks what other sessions have made of it.
func (m *Model) openWaiting() tea.Cmd {
	m.listed = dialog.NewMenu(clean.Literal("What waits to be sent"), m.waitingItems())
	m.Dialogs.Push(m.listed)
	return tea.Batch(m.loadDrafts(true), m.loadNotes(true))
}

// listWaiting brings the list up to date while it is open.
func (m *Model) listWaiting() {
	if m.listed != nil && m.Dialogs.Has(m.listed) {
		m.listed.SetItems(m.waitingItems())
	}
}

func (m *Model) waitingItems() []dialog.Item {
	var items []dialog.Item
	for _, u := range m.drafting.waiting {
		id := u.Draft.ID
		items = append(items, dialog.Item{Label: m.draftName(u), Key: m.whereKept(id), Do: desk.Ends(func() { m.inspectDraft(id) })})
	}
	for _, n := range m.noting.waiting {
		label := clean.Safef("%s: %s", noteName(n), m.beginningOf(n))
		items = append(items, dialog.Item{Label: label, Key: m.whereKept(n.ID), Do: desk.Ends(func() { m.inspectNote(n.ID) })})
	}
	return items
}

// whereKept says of what is not on the disk that it is not.
func (m *Model) whereKept(id incident.ID) clean.Safe {
	if m.keeping.why(ofID(id)).IsEmpty() {
		return clean.Safe{}
	}
	return clean.Literal("in memory only")
}

// inspectDraft shows a draft that waits, and what can be done with it.
func (m *Model) inspectDraft(id incident.ID) {
	for _, u := range m.drafting.waiting {
		if u.Draft.ID == id {
			whole := textOfDraft(u.Draft)
			m.Dialogs.Push(dialog.NewQuestion(m.draftName(u), m.excerpt(id, whole),
				dialog.Item{Label: clean.Literal("Go on with it"), Hot: "g", Do: func() tea.Cmd { return m.resume(id) }},
				dialog.Item{Label: clean.Literal("Copy its text"), Hot: "c", Do: func() tea.Cmd { return m.CopyLines(whole) }},
				dialog.Item{Label: clean.Literal("Discard it"), Hot: "x", Do: func() tea.Cmd {
					m.drafting.drop(id)
					return tea.Batch(m.forgetDraft(id), m.tellDiscarded())
				}}))
		}
	}
}

// inspectNote shows a note that waits, and what can be done with it.
func (m *Model) inspectNote(id incident.ID) {
	for _, n := range m.noting.waiting {
		if n.ID == id {
			m.Dialogs.Push(dialog.NewQuestion(noteName(n), m.excerpt(id, textOf(n)),
				dialog.Item{Label: clean.Literal("Go on with it"), Hot: "g", Do: m.reopens(n), Off: m.whyClosed(n)},
				dialog.Item{Label: clean.Literal("Copy its text"), Hot: "c", Do: func() tea.Cmd { return m.CopyLines(textOf(n)) }},
				dialog.Item{Label: clean.Literal("Discard it"), Hot: "x", Do: func() tea.Cmd {
					return tea.Batch(m.forgetNote(id), m.tellDiscarded())
				}}))
		}
	}
}

// whyClosed says why a note cannot be gone on with; empty when it can.
func (m *Model) whyClosed(n incident.Note) clean.Safe {
	if n.Kind == incident.NoteTemplate {
		return clean.Literal("it is asked for in the panel of its draft")
	}
	return clean.Safe{}
}

// excerptLines is how much of a text is shown before it is opened.
const excerptLines = 8

func (m *Model) excerpt(id incident.ID, lines []clean.Safe) []clean.Safe {
	if len(lines) > excerptLines {
		lines = append(lines[:excerptLines:excerptLines], clean.Safef("(%d more lines)", len(lines)-excerptLines))
	}
	if why := m.keeping.why(ofID(id)); !why.IsEmpty() {
		lines = append(lines, clean.Safe{}, clean.Concat(clean.Literal("in memory only: "), why))
	}
	return lines
}

func (m *Model) tellDiscarded() tea.Cmd {
	return m.Notices.Add(desk.Notice{Level: desk.Done, At: m.Clock, Text: clean.Literal("discarded")})
}

// reopens makes what choosing a note does.
func (m *Model) reopens(n incident.Note) func() tea.Cmd {
	return func() tea.Cmd { return m.reopen(n) }
}

// reopen goes on with a note, wherever its incident is: a text in its panel, an
// answer in its dialog, for which the incident is read if it is not loaded.
func (m *Model) reopen(n incident.Note) tea.Cmd {
	if n.IsWritten() {
		return m.openNote(n)
	}
	if in, ok := m.Loaded.Get(n.Incident); ok {
		return m.answerAgain(n, in)
	}
	source := m.Source
	return m.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		in, err := source.Get(ctx, n.Incident)
		return func() tea.Cmd { return m.onReopened(n, in, err) }
	})
}

// onReopened opens a question again whose incident was read for it.
func (m *Model) onReopened(n incident.Note, in incident.Incident, err error) tea.Cmd {
	switch {
	case errors.Is(err, incident.ErrNotFound):
		said := clean.Safef("#%d was deleted: %s lists what was typed for it, to be copied or discarded", n.Number, m.Keys.Key(action.Waiting))
		return m.Notices.Add(desk.Notice{Level: desk.Warning, About: n.Incident, At: m.Clock, Text: said})
	case err != nil:
		return m.Notices.Add(m.Explain(clean.Safef("#%d", n.Number), err))
	case m.Scope().Types():
		return nil // something else is typed by now; the note goes on waiting
	}
	m.DeafUntil = m.Clock.Add(desk.Deafness)
	return m.answerAgain(n, in)
}

func (m *Model) answerAgain(n incident.Note, in incident.Incident) tea.Cmd {
	switch n.Kind { //nolint:exhaustive // the others are written in a panel, or are a draft's
	case incident.NoteClosing:
		return m.askClosingComment(in, n.Closing)
	case incident.NoteTags:
		return m.retag(retagging{in, incident.Change{AddTags: n.AddTags, RemoveTags: n.RemoveTags}, n.Text})
	case incident.NoteOwner:
		return m.openAssign(in, n.Text)
	case incident.NoteAlert:
		return m.findAlerts(in, n.Text)
	}
	return nil
}

// tellWaiting says once what waits from before, and which key goes on with it.
func (m *Model) tellWaiting() tea.Cmd {
	drafts, notes := m.drafting.waiting, m.noting.waiting
	if !m.drafting.loaded || !m.noting.loaded || len(drafts)+len(notes) == 0 {
		return nil
	}
	said := clean.Concat(m.waiting(), clean.Literal(" from before; "), m.Keys.Key(action.Waiting), clean.Literal(" lists them"))
	switch {
	case len(notes) == 0 && len(drafts) == 1 && drafts[0].Draft.Edits != nil:
		said = clean.Safef("an edit of #%d from before; %s there goes on", drafts[0].Draft.Edits.Number, m.Keys.Key(action.Edit))
	case len(notes) == 0:
		said = clean.Concat(m.waiting(), clean.Literal(" from before; "), m.Keys.Key(action.Create), clean.Literal(" goes on"))
	case len(drafts) == 0 && len(notes) == 1:
		what := m.noteWords(notes[0])
		if notes[0].IsWritten() && !notes[0].Replaces() {
			what = clean.Safef("something written for #%d", notes[0].Number)
		}
		said = clean.Concat(what, clean.Literal(" was not sent; "), m.howOpened(notes[0]))
	}
	return m.Notices.Add(desk.Notice{Level: desk.Warning, At: m.Clock, Text: said})
}

// noteName names a note in the list of what waits.
func noteName(n incident.Note) clean.Safe {
	switch {
	case n.Kind == incident.NoteTemplate:
		return n.Kind.Label()
	case n.Replaces():
		return clean.Safef("edit of a %s of #%d", n.Kind.Label(), n.Number)
	}
	return clean.Safef("%s of #%d", n.Kind.Label(), n.Number)
}

// noteWords names a note in the middle of a sentence.
func (m *Model) noteWords(n incident.Note) clean.Safe {
	switch {
	case n.Replaces():
		return clean.Safef("the edit of a %s of #%d", n.Kind.Label(), n.Number)
	case n.IsWritten():
		return clean.Safef("what was written for #%d", n.Number)
	case n.Kind == incident.NoteClosing:
		return clean.Safef("the closing comment for #%d", n.Number)
	case n.Kind == incident.NoteTemplate:
		return clean.Literal("the template's name")
	}
	return clean.Safef("what was typed for #%d (%s)", n.Number, n.Kind.Label())
}

// howOpened says which key goes on with a note, and where.
func (m *Model) howOpened(n incident.Note) clean.Safe {
	if m.Loaded.IsDeleted(n.Incident) {
		return clean.Concat(m.Keys.Key(action.Waiting), clean.Literal(" lists it"))
	}
	key, where := action.Comment, clean.Literal("there")
	switch n.Kind {
	case incident.NoteComment:
	case incident.NoteTask:
		key, where = action.ItemAdd, clean.Literal("on its Tasks tab")
	case incident.NoteBookmark:
		key, where = action.ItemAdd, clean.Literal("on its Bookmarks tab")
	case incident.NoteClosing:
		key = action.Close
	case incident.NoteTags:
		key = action.SetTags
	case incident.NoteOwner:
		key = action.Assign
	case incident.NoteAlert:
		key, where = action.ItemAdd, clean.Literal("on its Alerts tab")
	case incident.NoteTemplate:
		key, where = action.SaveTemplate, clean.Literal("in the draft")
	}
	if n.Replaces() {
		key, where = action.ItemEdit, clean.Concat(clean.Literal("on that "), n.Kind.Label())
	}
	return clean.Safef("%s %s goes on with it", m.Keys.Key(key), where)
}

// beginningOf returns the first line of a note, and its age.
func (m *Model) beginningOf(n incident.Note) clean.Safe {
	for _, line := range textOf(n) {
		if strings.TrimSpace(line.String()) != "" {
			return clean.Safef("%s (%s)", line, m.Age(n.SavedAt))
		}
	}
	return m.Age(n.SavedAt)
}

// textOf returns what a note holds, line by line.
func textOf(n incident.Note) []clean.Safe {
	var lines []clean.Safe
	if c := (incident.Change{AddTags: n.AddTags, RemoveTags: n.RemoveTags}); !c.IsZero() {
		lines = append(lines, change.TagWords(c))
	}
	return append(lines, clean.New(n.Text).Lines()...)
}

// textOfDraft returns what was typed in a draft, line by line.
func textOfDraft(d incident.Draft) []clean.Safe {
	lines := clean.New(d.Title).Lines()
	lines = append(lines, clean.New(d.Description).Lines()...)
	for _, more := range []string{d.OwnerText, strings.Join(append(slices.Clone(d.Tags), d.TagText), " ")} {
		lines = append(lines, clean.New(more).Lines()...)
	}
	if d.Status == incident.Closed {
		lines = append(lines, d.Closing.Comment.Lines()...)
	}
	return lines
}
