package page

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
func (pg *Page) add(t detail.Tab) tea.Cmd {
	in, ok := pg.seen()
	if !ok {
		return nil
	}
	switch t {
	case detail.Tasks:
		if told, no := pg.forbids(incident.WriteTasks, clean.Literal("task")); no {
			return told
		}
		return pg.BeginNote(in, incident.NoteTask)
	case detail.Alerts:
		return pg.findAlerts(in, "")
	case detail.Bookmarks:
		if told, no := pg.forbids(incident.WriteRelations, clean.Literal("bookmark")); no {
			return told
		}
		pg.Dialogs.Push(dialog.NewQuestion(change.About(clean.Literal("Bookmark"), in), nil,
			dialog.Item{Label: clean.Literal("Add one of the workspace"), Hot: "a", Do: func() tea.Cmd { return pg.findBookmarks(in) }},
			dialog.Item{
				Label: clean.Literal("Write a new one"), Hot: "n", Off: pg.MayNot(incident.WriteBookmarks),
				Do: func() tea.Cmd { return pg.BeginNote(in, incident.NoteBookmark) },
			}))
	case detail.Comments, detail.Overview, detail.Entities, detail.Similar, detail.Activity:
		if told, no := pg.forbids(incident.WriteComments, clean.Literal("comment")); no {
			return told
		}
		return pg.BeginNote(in, incident.NoteComment)
	}
	return nil
}

// openFinding opens a menu whose list is still to be read.
func (pg *Page) openFinding(title clean.Safe, id incident.ID, offer func(string) []dialog.Item) int {
	f := &pg.finding
	serial := f.serial + 1
	*f = finding{id: id, serial: serial, note: clean.Literal("loading..."), menu: dialog.NewMenu(title, nil)}
	f.menu.Offer(func(typed string) []dialog.Item {
		var items []dialog.Item
		if offer != nil {
			items = offer(typed)
		}
		if !pg.finding.note.IsEmpty() {
			items = append(items, dialog.Item{Label: pg.finding.note, Off: clean.Literal(" ")})
		}
		return items
	})
	pg.Dialogs.Push(f.menu)
	return serial
}

// isFinding reports whether the menu has the keys.
func (pg *Page) isFinding() bool {
	return pg.finding.menu != nil && pg.Dialogs.Top() == dialog.Dialog(pg.finding.menu)
}

// onFoundItems fills the menu, if it is still the one that asked, and for what is
// typed in it now.
func (pg *Page) onFoundItems(serial int, asked string, items []dialog.Item, err error) {
	if serial != pg.finding.serial || asked != pg.finding.asked || !pg.isFinding() {
		return
	}
	pg.finding.note = clean.Safe{}
	if err != nil {
		pg.finding.note = pg.Reason(err)
	}
	pg.finding.menu.SetItems(slices.Concat(pg.finding.before, items))
}

// findAlerts looks for an alert to relate: among the workspace's recent ones, or
// by its ID. The menu begins with what was typed before.
func (pg *Page) findAlerts(in incident.Incident, before string) tea.Cmd {
	if told, no := pg.forbids(incident.WriteRelations, clean.Literal("alert")); no {
		return told
	}
	if in.IsSynced() {
		return pg.Notices.Add(desk.Notice{Level: desk.Refused, About: in.ID, At: pg.Clock, Text: clean.Concat(clean.Literal("alert: "), clean.New(incident.ErrSynced.Error()).Safe())})
	}
	n := pg.AnswerTo(in, incident.NoteAlert)
	typed := n.Text
	again := compose.SearchesAgain(n, func() tea.Cmd { return pg.findAlerts(in, typed) })
	if n.Text = before; before != "" {
		again = nil
	}
	serial := pg.openFinding(change.About(clean.Literal("Alert"), in), in.ID, func(typed string) []dialog.Item {
		if !incident.IsGUID(typed) {
			return nil
		}
		r := relating{in: in, alert: typed, name: clean.New(typed).Safe()}
		return []dialog.Item{{Label: clean.Safef("Relate the alert %s", r.name), Do: func() tea.Cmd { return pg.relate(r) }}}
	})
	pg.finding.before = again
	pg.finding.menu.SetItems(again)
	pg.finding.menu.Begin(before)
	return tea.Batch(pg.TypesIn(pg.finding.menu, n, incident.IsGUID), pg.searchAlerts(in, serial, before))
}

func (pg *Page) searchAlerts(in incident.Incident, serial int, typed string) tea.Cmd {
	if pg.History == nil {
		pg.finding.note = clean.Literal("without Log Analytics: type the alert's ID")
		return nil
	}
	pg.finding.asked = typed
	history := pg.History
	return pg.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		found, err := history.RecentAlerts(ctx, typed, findLimit)
		items := make([]dialog.Item, len(found))
		for i, a := range found {
			r := relating{in: in, alert: a.ID.String(), name: a.Title.Safe()}
			items[i] = dialog.Item{
				Label: clean.Safef("%s  %s  %s", a.Severity.Label(), a.Title, a.CompromisedEntity),
				Key:   clean.New(a.When().Time().Format("01-02 15:04")).Safe(),
				Do:    func() tea.Cmd { return pg.relate(r) },
			}
		}
		return desk.Ends(func() { pg.onFoundItems(serial, typed, items, err) })
	})
}

// LookFor searches again when typing in the menu of alerts rests.
func (pg *Page) LookFor() tea.Cmd {
	if !pg.isFinding() || pg.finding.asked == pg.finding.menu.Typed() || pg.History == nil || pg.finding.id == "" {
		return nil
	}
	pg.finding.keys++
	serial, keys := pg.finding.serial, pg.finding.keys
	return desk.After(findPause, func() tea.Cmd { return pg.onFindDue(serial, keys) })
}

// onFindDue searches when typing in the menu has paused, unless more was typed.
func (pg *Page) onFindDue(serial, keys int) tea.Cmd {
	if serial != pg.finding.serial || keys != pg.finding.keys || !pg.isFinding() || pg.finding.asked == pg.finding.menu.Typed() {
		return nil
	}
	in, ok := pg.Loaded.Get(pg.finding.id)
	if !ok {
		return nil
	}
	return pg.searchAlerts(in, serial, pg.finding.menu.Typed())
}

// findBookmarks offers the workspace's bookmarks.
func (pg *Page) findBookmarks(in incident.Incident) tea.Cmd {
	serial := pg.openFinding(change.About(clean.Literal("Bookmark"), in), "", nil)
	casework := pg.Casework
	return pg.Calls.App.Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		all, err := casework.AllBookmarks(ctx)
		items := make([]dialog.Item, len(all))
		for i, b := range all {
			r := relating{in: in, bookmark: b.ID, name: b.Name.Safe()}
			items[i] = dialog.Item{
				Label: r.name, Key: clean.New(b.Created.Time().Format("2006-01-02")).Safe(),
				Do: func() tea.Cmd { return pg.relate(r) },
			}
		}
		return desk.Ends(func() { pg.onFoundItems(serial, "", items, err) })
	})
}

// relate ties an alert or a bookmark to an incident, under a name chosen now.
func (pg *Page) relate(r relating) tea.Cmd {
	name, err := incident.NewID(pg.Random)
	if err != nil {
		return pg.Notices.Add(pg.Explain(clean.Literal("relate"), err).On(r.in.ID))
	}
	d := pg.Details.Of(r.in.ID).Read
	w := change.Work{ID: r.in.ID, Right: incident.WriteRelations}
	if r.bookmark != "" {
		if len(d.Bookmarks) >= incident.MaxBookmarks {
			return pg.Notices.Add(pg.Explain(clean.Literal("bookmark"), incident.ErrManyBookmarks).On(r.in.ID))
		}
		w.Part, w.What = incident.PartBookmarks, clean.Safef("#%d: bookmark added: %s", r.in.Number, r.name)
		w.Made = func(d incident.Details) bool { return change.HasBookmark(d, r.bookmark) }
		w.Do = func(ctx context.Context, c desk.Casework) error {
			return c.RelateBookmark(ctx, r.in.ID, name, r.bookmark)
		}
		return pg.Start(w)
	}
	if err := incident.CheckAlert(r.alert, r.in, d.Alerts); err != nil {
		return pg.Notices.Add(pg.Explain(clean.Literal("alert"), err).On(r.in.ID))
	}
	w.Part, w.What = incident.PartAlerts, clean.Safef("#%d: alert related: %s", r.in.Number, r.name)
	w.Made = func(d incident.Details) bool { return change.HasAlert(d, r.alert) }
	w.Do = func(ctx context.Context, c desk.Casework) error { return c.RelateAlert(ctx, r.in.ID, name, r.alert) }
	w.After = func() tea.Cmd { return pg.ForgetAnswers(r.in.ID, incident.NoteAlert) }
	return pg.Start(w)
}
