package page

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/change"
	"sentinelq/ui/dialog"
)

// askRemove asks before something of the incident is deleted or taken off.
func (pg *Page) askRemove(item any) {
	remove := kindOf(pg.Detail.Tab()).remove
	if remove == nil || pg.Opened == "" {
		return
	}
	w := remove(pg.Opened, item)
	if told := pg.whyNot(w); !told.IsEmpty() {
		pg.Dialogs.Push(dialog.NewPage(clean.Literal("Not possible"), []clean.Safe{w.What, told}))
		return
	}
	pg.Dialogs.Push(
		dialog.NewQuestion(clean.Literal("Remove"), []clean.Safe{w.What, clean.Literal("This cannot be undone.")},
			dialog.Item{Label: clean.Literal("Leave it")},
			dialog.Item{Label: clean.Literal("Remove it"), Hot: "y", Do: func() tea.Cmd { return pg.removeItem(w) }}),
	)
}

// whyNot says why something cannot be removed here; empty when it can.
func (pg *Page) whyNot(w change.Work) clean.Safe {
	in, _ := pg.Showing()
	if lacking := pg.MayNot(w.Right); !lacking.IsEmpty() {
		return lacking
	}
	return kindOf(pg.Detail.Tab()).barred(in)
}

// removeItem does what was confirmed.
func (pg *Page) removeItem(w change.Work) tea.Cmd {
	w.Deed, w.What = w.What, clean.Concat(w.What, clean.Literal(": done"))
	return pg.Start(w)
}
