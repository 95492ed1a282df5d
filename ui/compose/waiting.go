package compose

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// OpenWaiting lists everything that was typed and not sent, also for incidents that
// are not loaded or are gone, and looks what other sessions have made of it.
func (co *Composer) OpenWaiting() tea.Cmd {
	co.listed = dialog.NewMenu(clean.Literal("What waits to be sent"), co.waitingItems())
	co.Dialogs.Push(co.listed)
	return tea.Batch(co.LoadDrafts(true), co.LoadNotes(true))
}

// listWaiting brings the list up to date while it is open.
func (co *Composer) listWaiting() {
	if co.listed != nil && co.Dialogs.Has(co.listed) {
		co.listed.SetItems(co.waitingItems())
	}
}

func (co *Composer) waitingItems() []dialog.Item {
	var items []dialog.Item
	for _, u := range co.drafting.waiting {
		id := u.Draft.ID
		items = append(
			items,
			dialog.Item{Label: co.draftName(u), Key: co.whereKept(id), Do: desk.Ends(func() { co.inspectDraft(id) })},
		)
	}
	for _, n := range co.noting.waiting {
		label := clean.Safef("%s: %s", noteName(n), co.beginningOf(n))
		items = append(
			items,
			dialog.Item{Label: label, Key: co.whereKept(n.ID), Do: desk.Ends(func() { co.inspectNote(n.ID) })},
		)
	}
	return items
}

// whereKept says of what is not on the disk that it is not.
func (co *Composer) whereKept(id incident.ID) clean.Safe {
	if co.keeping.why(ofID(id)).IsEmpty() {
		return clean.Safe{}
	}
	return clean.Literal("in memory only")
}

// inspectDraft shows a draft that waits, and what can be done with it.
func (co *Composer) inspectDraft(id incident.ID) {
	for _, u := range co.drafting.waiting {
		if u.Draft.ID == id {
			whole := textOfDraft(u.Draft)
			co.Dialogs.Push(dialog.NewQuestion(
				co.draftName(u),
				co.excerpt(id, whole),
				dialog.Item{
					Label: clean.Literal("Go on with it"),
					Hot:   "g",
					Do:    func() tea.Cmd { return co.resume(id) },
				},
				dialog.Item{
					Label: clean.Literal("Copy its text"),
					Hot:   "c",
					Do:    func() tea.Cmd { return co.CopyLines(whole) },
				},
				dialog.Item{Label: clean.Literal("Discard it"), Hot: "x", Do: func() tea.Cmd {
					co.drafting.drop(id)
					return tea.Batch(co.forgetDraft(id), co.tellDiscarded())
				}},
			))
		}
	}
}

// inspectNote shows a note that waits, and what can be done with it.
func (co *Composer) inspectNote(id incident.ID) {
	for _, n := range co.noting.waiting {
		if n.ID == id {
			co.Dialogs.Push(dialog.NewQuestion(
				noteName(n),
				co.excerpt(id, TextOf(n)),
				dialog.Item{Label: clean.Literal("Go on with it"), Hot: "g", Do: co.reopens(n), Off: co.whyClosed(n)},
				dialog.Item{
					Label: clean.Literal("Copy its text"),
					Hot:   "c",
					Do:    func() tea.Cmd { return co.CopyLines(TextOf(n)) },
				},
				dialog.Item{Label: clean.Literal("Discard it"), Hot: "x", Do: func() tea.Cmd {
					return tea.Batch(co.forgetNote(id), co.tellDiscarded())
				}},
			))
		}
	}
}

// whyClosed says why a note cannot be gone on with; empty when it can.
func (co *Composer) whyClosed(n incident.Note) clean.Safe {
	if n.Kind == incident.NoteTemplate {
		return clean.Literal("it is asked for in the panel of its draft")
	}
	return clean.Safe{}
}

// excerptLines is how much of a text is shown before it is opened.
const excerptLines = 8

func (co *Composer) excerpt(id incident.ID, lines []clean.Safe) []clean.Safe {
	if len(lines) > excerptLines {
		lines = append(lines[:excerptLines:excerptLines], clean.Safef("(%d more lines)", len(lines)-excerptLines))
	}
	if why := co.keeping.why(ofID(id)); !why.IsEmpty() {
		lines = append(lines, clean.Safe{}, clean.Concat(clean.Literal("in memory only: "), why))
	}
	return lines
}

func (co *Composer) tellDiscarded() tea.Cmd {
	return co.Notices.Add(desk.Notice{Level: desk.Done, At: co.Clock, Text: clean.Literal("discarded")})
}

// reopens makes what choosing a note does.
func (co *Composer) reopens(n incident.Note) func() tea.Cmd {
	return func() tea.Cmd { return co.reopen(n) }
}

// reopen goes on with a note, wherever its incident is: a text in its panel, an
// answer in its dialog, for which the incident is read if it is not loaded.
func (co *Composer) reopen(n incident.Note) tea.Cmd {
	if n.IsWritten() {
		return co.openNote(n)
	}
	if in, ok := co.Loaded.Get(n.Incident); ok {
		return co.Reports.Again(n, in)
	}
	source := co.Source
	return co.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		in, err := source.Get(ctx, n.Incident)
		return func() tea.Cmd { return co.onReopened(n, in, err) }
	})
}

// onReopened opens a question again whose incident was read for it.
func (co *Composer) onReopened(n incident.Note, in incident.Incident, err error) tea.Cmd {
	switch {
	case errors.Is(err, incident.ErrNotFound):
		said := clean.Safef(
			"#%d was deleted: %s lists what was typed for it, to be copied or discarded",
			n.Number,
			co.Keys.Key(action.Waiting),
		)
		return co.Notices.Add(desk.Notice{Level: desk.Warning, About: n.Incident, At: co.Clock, Text: said})
	case err != nil:
		return co.Notices.Add(co.Explain(clean.Safef("#%d", n.Number), err))
	case co.Scope().Types():
		return nil // something else is typed by now; the note goes on waiting
	}
	co.DeafUntil = co.Clock.Add(desk.Deafness)
	return co.Reports.Again(n, in)
}

// tellWaiting says once what waits from before, and which key goes on with it.
func (co *Composer) tellWaiting() tea.Cmd {
	drafts, notes := co.drafting.waiting, co.noting.waiting
	if !co.drafting.loaded || !co.noting.loaded || len(drafts)+len(notes) == 0 {
		return nil
	}
	said := clean.Concat(
		co.Waiting(),
		clean.Literal(" from before; "),
		co.Keys.Key(action.Waiting),
		clean.Literal(" lists them"),
	)
	switch {
	case len(notes) == 0 && len(drafts) == 1 && drafts[0].Draft.Edits != nil:
		said = clean.Safef(
			"an edit of #%d from before; %s there goes on",
			drafts[0].Draft.Edits.Number,
			co.Keys.Key(action.Edit),
		)
	case len(notes) == 0:
		said = clean.Concat(
			co.Waiting(),
			clean.Literal(" from before; "),
			co.Keys.Key(action.Create),
			clean.Literal(" goes on"),
		)
	case len(drafts) == 0 && len(notes) == 1:
		what := co.noteWords(notes[0])
		if notes[0].IsWritten() && !notes[0].Replaces() {
			what = clean.Safef("something written for #%d", notes[0].Number)
		}
		said = clean.Concat(what, clean.Literal(" was not sent; "), co.howOpened(notes[0]))
	}
	return co.Notices.Add(desk.Notice{Level: desk.Warning, At: co.Clock, Text: said})
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

// beginningOf returns the first line of a note, and its age.
func (co *Composer) beginningOf(n incident.Note) clean.Safe {
	for _, line := range TextOf(n) {
		if strings.TrimSpace(line.String()) != "" {
			return clean.Safef("%s (%s)", line, co.Age(n.SavedAt))
		}
	}
	return co.Age(n.SavedAt)
}

// TextOf returns what a note holds, line by line.
func TextOf(n incident.Note) []clean.Safe {
	var lines []clean.Safe
	if c := (incident.Change{AddTags: n.AddTags, RemoveTags: n.RemoveTags}); !c.IsZero() {
		lines = append(lines, c.TagWords())
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

// Waiting says that typed text waits to be sent, and of what is not on the disk
// that it is in memory only.
func (co *Composer) Waiting() clean.Safe {
	var parts []clean.Safe
	if n := len(co.drafting.waiting); n > 0 {
		parts = append(parts, clean.Safef("%d %s", n, desk.Plural(n, clean.Literal("draft"), clean.Literal("drafts"))))
	}
	if n := len(co.noting.waiting); n > 0 {
		parts = append(parts, clean.Safef("%d %s", n, desk.Plural(n, clean.Literal("text"), clean.Literal("texts"))))
	}
	if len(co.keeping.unwritten) > 0 {
		parts = append(parts, clean.Literal("in memory only"))
	}
	return clean.Join(clean.Literal(", "), parts...)
}
