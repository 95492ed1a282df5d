package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/dialog"
)

// removing asks to delete something of an incident, or to take it off.
type removing struct {
	id    incident.ID
	part  incident.Part
	right incident.Right
	what  clean.Safe
	do    func(context.Context, Casework) error
}

// work does a write to what belongs to an incident, and reads the part again.
func (m *Model) work(id incident.ID, part incident.Part, what clean.Safe, do func(context.Context, Casework) error) tea.Cmd {
	m.pending++
	casework := m.casework
	return m.calls.within(writeTimeout, func(ctx context.Context) tea.Msg {
		return workedMsg{id: id, part: part, what: what, err: do(ctx, casework)}
	})
}

// onWorked tells what came of a write, and reads what it may have changed: the
// part, and the incident, whose etag and counts change with it.
func (m *Model) onWorked(msg workedMsg) tea.Cmd {
	m.pending--
	m.settleTask(msg)
	again := tea.Batch(m.readPart(msg.id, msg.part), m.reread(msg.id))
	if msg.note != "" {
		if msg.err != nil {
			return tea.Batch(m.notWritten(msg), again)
		}
		again = tea.Batch(again, m.doneWriting(msg.note))
	}
	if msg.err != nil {
		return tea.Batch(again, m.notices.add(m.explain(clean.Concat(clean.Literal("not done: "), msg.what), msg.err)))
	}
	return tea.Batch(again, m.notices.add(notice{level: done, text: msg.what, at: m.clock}))
}

// forbids tells which role is missing for a right, if it is.
func (m *Model) forbids(right incident.Right, what clean.Safe) (tea.Cmd, bool) {
	if m.rights.Allow(right) {
		return nil, false
	}
	text := clean.Concat(what, clean.Literal(": "), missingRole(right))
	return m.notices.add(notice{level: warning, text: text, at: m.clock}), true
}

// askRemove asks before something of the incident is deleted or taken off.
func (m *Model) askRemove(item any) {
	r := m.removal(item)
	if r.do == nil {
		return
	}
	if m.page.id == "" {
		return
	}
	if told := m.whyNot(r, item); !told.IsEmpty() {
		m.dialogs.Push(dialog.NewPage(clean.Literal("Not possible"), []clean.Safe{r.what, told}))
		return
	}
	m.dialogs.Push(dialog.NewQuestion(clean.Literal("Remove"), []clean.Safe{r.what, clean.Literal("This cannot be undone.")},
		dialog.Item{Label: clean.Literal("Leave it")},
		dialog.Item{Label: clean.Literal("Remove it"), Hot: "y", Result: r}))
}

// whyNot says why something cannot be removed here; empty when it can.
func (m *Model) whyNot(r removing, item any) clean.Safe {
	if !m.rights.Allow(r.right) {
		return missingRole(r.right)
	}
	in, _ := m.detail.Incident()
	if _, is := item.(incident.Alert); is && in.IsSynced() {
		return clean.New(incident.ErrSynced.Error()).Safe()
	}
	return clean.Safe{}
}

// removal says what removing the item means.
func (m *Model) removal(item any) removing {
	id := m.page.id
	switch it := item.(type) {
	case incident.Comment:
		return removing{
			id, incident.PartComments, incident.DeleteComments, clean.Safef("delete the comment of %s", it.Author.Name()),
			func(ctx context.Context, c Casework) error { return c.DeleteComment(ctx, id, it.ID) },
		}
	case incident.Task:
		return removing{
			id, incident.PartTasks, incident.DeleteTasks, clean.Safef("delete the task %s", it.Title),
			func(ctx context.Context, c Casework) error { return c.DeleteTask(ctx, id, it.ID) },
		}
	case incident.Alert:
		return removing{
			id, incident.PartAlerts, incident.DeleteRelations, clean.Safef("take off the alert %s", it.Title),
			func(ctx context.Context, c Casework) error { return c.Unrelate(ctx, id, it.ID.String()) },
		}
	case incident.Bookmark:
		return removing{
			id, incident.PartBookmarks, incident.DeleteRelations, clean.Safef("take off the bookmark %s", it.Name),
			func(ctx context.Context, c Casework) error { return c.Unrelate(ctx, id, string(it.ID)) },
		}
	}
	return removing{}
}

// removeItem does what was confirmed.
func (m *Model) removeItem(r removing) tea.Cmd {
	return m.work(r.id, r.part, clean.Concat(r.what, clean.Literal(": done")), r.do)
}

// open gives a link to the person's browser.
func (m *Model) open(link clean.Safe) tea.Cmd {
	browse := m.browse
	if browse == nil {
		return nil
	}
	return m.calls.within(storeTimeout, func(ctx context.Context) tea.Msg {
		return browsedMsg{browse(ctx, link.String())}
	})
}

// browsing asks for a link to be opened.
type browsing struct{ link clean.Safe }

// browsedMsg is the outcome of opening a browser.
type browsedMsg struct{ err error }

func (m *Model) onBrowsed(msg browsedMsg) tea.Cmd {
	if msg.err == nil || errors.Is(msg.err, context.Canceled) {
		return nil
	}
	return m.notices.add(m.explain(clean.Literal("browser"), msg.err))
}
