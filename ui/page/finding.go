package page

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
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

// EndSearches ends what is asked for a menu that is closed by now.
func (pg *Page) EndSearches() tea.Cmd {
	if f := &pg.finding; f.menu != nil && !pg.Dialogs.Has(f.menu) {
		f.menu = nil
		pg.Calls.Find.End()
	}
	if a := &pg.assigning; a.menu != nil && !pg.Dialogs.Has(a.menu) {
		a.menu = nil
		return pg.LookUp()
	}
	return nil
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
	if serial != pg.finding.serial || keys != pg.finding.keys || !pg.isFinding() ||
		pg.finding.asked == pg.finding.menu.Typed() {
		return nil
	}
	in, ok := pg.Loaded.Get(pg.finding.id)
	if !ok {
		return nil
	}
	return pg.searchAlerts(in, serial, pg.finding.menu.Typed())
}
