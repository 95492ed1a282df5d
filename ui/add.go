package ui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/change"
	"sentinelq/ui/compose"
	"sentinelq/ui/desk"
	"sentinelq/ui/detail"
	"sentinelq/ui/dialog"
)

// finding is a menu whose list is read while it is open: alerts, bookmarks or
// playbooks.
type finding struct {
	menu   *dialog.Menu
	id     incident.ID // of the incident for which something is looked for
	serial int
	asked  string // what was last asked for
	keys   int    // counts what was typed
	note   clean.Safe
	before []dialog.Item // what was typed before
}

const (
	findPause = 400 * time.Millisecond // typing must rest before alerts are searched
	findLimit = 50
)

// relating is an alert or a bookmark that is to be tied to an incident.
type relating struct {
	in       incident.Incident
	alert    string
	bookmark incident.ID
	name     clean.Safe
}

// add adds one more of what the tab holds.
func (m *Model) add(t detail.Tab) tea.Cmd {
	in, ok := m.seen()
	if !ok {
		return nil
	}
	switch t {
	case detail.Tasks:
		if told, no := m.forbids(incident.WriteTasks, clean.Literal("task")); no {
			return told
		}
		return m.BeginNote(in, incident.NoteTask)
	case detail.Alerts:
		return m.findAlerts(in, "")
	case detail.Bookmarks:
		if told, no := m.forbids(incident.WriteRelations, clean.Literal("bookmark")); no {
			return told
		}
		m.Dialogs.Push(dialog.NewQuestion(change.About(clean.Literal("Bookmark"), in), nil,
			dialog.Item{Label: clean.Literal("Add one of the workspace"), Hot: "a", Do: func() tea.Cmd { return m.findBookmarks(in) }},
			dialog.Item{
				Label: clean.Literal("Write a new one"), Hot: "n", Off: m.MayNot(incident.WriteBookmarks),
				Do: func() tea.Cmd { return m.BeginNote(in, incident.NoteBookmark) },
			}))
	case detail.Comments, detail.Overview, detail.Entities, detail.Similar, detail.Activity:
		if told, no := m.forbids(incident.WriteComments, clean.Literal("comment")); no {
			return told
		}
		return m.BeginNote(in, incident.NoteComment)
	}
	return nil
}

// openFinding opens a menu whose list is still to be read.
func (m *Model) openFinding(title clean.Safe, id incident.ID, offer func(string) []dialog.Item) int {
	f := &m.finding
	serial := f.serial + 1
	*f = finding{id: id, serial: serial, note: clean.Literal("loading..."), menu: dialog.NewMenu(title, nil)}
	f.menu.Offer(func(typed string) []dialog.Item {
		var items []dialog.Item
		if offer != nil {
			items = offer(typed)
		}
		if !m.finding.note.IsEmpty() {
			items = append(items, dialog.Item{Label: m.finding.note, Off: clean.Literal(" ")})
		}
		return items
	})
	m.Dialogs.Push(f.menu)
	return serial
}

// isFinding reports whether the menu has the keys.
func (m *Model) isFinding() bool {
	return m.finding.menu != nil && m.Dialogs.Top() == dialog.Dialog(m.finding.menu)
}

// onFoundItems fills the menu, if it is still the one that asked, and for what is
// typed in it now.
func (m *Model) onFoundItems(serial int, asked string, items []dialog.Item, err error) {
	if serial != m.finding.serial || asked != m.finding.asked || !m.isFinding() {
		return
	}
	m.finding.note = clean.Safe{}
	if err != nil {
		m.finding.note = m.Reason(err)
	}
	m.finding.menu.SetItems(slices.Concat(m.finding.before, items))
}

// findAlerts looks for an alert to relate: among the workspace's recent ones, or
// by its ID. The menu begins with what was typed before.
func (m *Model) findAlerts(in incident.Incident, before string) tea.Cmd {
	if told, no := m.forbids(incident.WriteRelations, clean.Literal("alert")); no {
		return told
	}
	if in.IsSynced() {
		return m.Notices.Add(desk.Notice{Level: desk.Refused, About: in.ID, At: m.Clock, Text: clean.Concat(clean.Literal("alert: "), clean.New(incident.ErrSynced.Error()).Safe())})
	}
	n := m.AnswerTo(in, incident.NoteAlert)
	typed := n.Text
	again := compose.SearchesAgain(n, func() tea.Cmd { return m.findAlerts(in, typed) })
	if n.Text = before; before != "" {
		again = nil
	}
	serial := m.openFinding(change.About(clean.Literal("Alert"), in), in.ID, func(typed string) []dialog.Item {
		if !incident.IsGUID(typed) {
			return nil
		}
		r := relating{in: in, alert: typed, name: clean.New(typed).Safe()}
		return []dialog.Item{{Label: clean.Safef("Relate the alert %s", r.name), Do: func() tea.Cmd { return m.relate(r) }}}
	})
	m.finding.before = again
	m.finding.menu.SetItems(again)
	m.finding.menu.Begin(before)
	return tea.Batch(m.TypesIn(m.finding.menu, n, incident.IsGUID), m.searchAlerts(in, serial, before))
}

func (m *Model) searchAlerts(in incident.Incident, serial int, typed string) tea.Cmd {
	if m.History == nil {
		m.finding.note = clean.Literal("without Log Analytics: type the alert's ID")
		return nil
	}
	m.finding.asked = typed
	history := m.History
	return m.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		found, err := history.RecentAlerts(ctx, typed, findLimit)
		items := make([]dialog.Item, len(found))
		for i, a := range found {
			r := relating{in: in, alert: a.ID.String(), name: a.Title.Safe()}
			items[i] = dialog.Item{
				Label: clean.Safef("%s  %s  %s", a.Severity.Label(), a.Title, a.CompromisedEntity),
				Key:   clean.New(a.When().Time().Format("01-02 15:04")).Safe(),
				Do:    func() tea.Cmd { return m.relate(r) },
			}
		}
		return desk.Ends(func() { m.onFoundItems(serial, typed, items, err) })
	})
}

// lookFor searches again when typing in the menu of alerts rests.
func (m *Model) lookFor() tea.Cmd {
	if !m.isFinding() || m.finding.asked == m.finding.menu.Typed() || m.History == nil || m.finding.id == "" {
		return nil
	}
	m.finding.keys++
	serial, keys := m.finding.serial, m.finding.keys
	return desk.After(findPause, func() tea.Cmd { return m.onFindDue(serial, keys) })
}

// onFindDue searches when typing in the menu has paused, unless more was typed.
func (m *Model) onFindDue(serial, keys int) tea.Cmd {
	if serial != m.finding.serial || keys != m.finding.keys || !m.isFinding() || m.finding.asked == m.finding.menu.Typed() {
		return nil
	}
	in, ok := m.Loaded.Get(m.finding.id)
	if !ok {
		return nil
	}
	return m.searchAlerts(in, serial, m.finding.menu.Typed())
}

// findBookmarks offers the workspace's bookmarks.
func (m *Model) findBookmarks(in incident.Incident) tea.Cmd {
	serial := m.openFinding(change.About(clean.Literal("Bookmark"), in), "", nil)
	casework := m.Casework
	return m.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		all, err := casework.AllBookmarks(ctx)
		items := make([]dialog.Item, len(all))
		for i, b := range all {
			r := relating{in: in, bookmark: b.ID, name: b.Name.Safe()}
			items[i] = dialog.Item{
				Label: r.name, Key: clean.New(b.Created.Time().Format("2006-01-02")).Safe(),
				Do: func() tea.Cmd { return m.relate(r) },
			}
		}
		return desk.Ends(func() { m.onFoundItems(serial, "", items, err) })
	})
}

// relate ties an alert or a bookmark to an incident, under a name chosen now.
func (m *Model) relate(r relating) tea.Cmd {
	name, err := incident.NewID(m.Random)
	if err != nil {
		return m.Notices.Add(m.Explain(clean.Literal("relate"), err).On(r.in.ID))
	}
	d := m.Details.Of(r.in.ID).Read
	w := change.Work{ID: r.in.ID, Right: incident.WriteRelations}
	if r.bookmark != "" {
		if len(d.Bookmarks) >= incident.MaxBookmarks {
			return m.Notices.Add(m.Explain(clean.Literal("bookmark"), incident.ErrManyBookmarks).On(r.in.ID))
		}
		w.Part, w.What = incident.PartBookmarks, clean.Safef("#%d: bookmark added: %s", r.in.Number, r.name)
		w.Made = func(d incident.Details) bool { return change.HasBookmark(d, r.bookmark) }
		w.Do = func(ctx context.Context, c desk.Casework) error {
			return c.RelateBookmark(ctx, r.in.ID, name, r.bookmark)
		}
		return m.Start(w)
	}
	if err := incident.CheckAlert(r.alert, r.in, d.Alerts); err != nil {
		return m.Notices.Add(m.Explain(clean.Literal("alert"), err).On(r.in.ID))
	}
	w.Part, w.What = incident.PartAlerts, clean.Safef("#%d: alert related: %s", r.in.Number, r.name)
	w.Made = func(d incident.Details) bool { return change.HasAlert(d, r.alert) }
	w.Do = func(ctx context.Context, c desk.Casework) error { return c.RelateAlert(ctx, r.in.ID, name, r.alert) }
	w.After = func() tea.Cmd { return m.ForgetAnswers(r.in.ID, incident.NoteAlert) }
	return m.Start(w)
}
