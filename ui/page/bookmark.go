package page

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
	"sentinelq/ui/dialog"
)

// bookmarks is the kind of bookmarks.
func bookmarks() kind {
	return kind{add: addBookmark, copies: copiesOfBookmark, remove: removeBookmark}
}

func copiesOfBookmark(item any) (c copies) {
	it, _ := item.(incident.Bookmark)
	c.add(clean.Literal("query"), it.Query.Safe())
	c.add(clean.Literal("bookmark"), it.Name.Safe())
	return c
}

func removeBookmark(id incident.ID, item any) change.Work {
	it, _ := item.(incident.Bookmark)
	return change.Work{
		ID:    id,
		Part:  incident.PartBookmarks,
		Right: incident.DeleteRelations,
		What:  clean.Safef("take off the bookmark %s", it.Name),
		Do:    func(ctx context.Context, c desk.Parts) error { return c.Unrelate(ctx, id, string(it.ID)) },
		Made:  func(d incident.Details) bool { return !hasBookmark(d, it.ID) },
	}
}

func hasBookmark(d incident.Details, id incident.ID) bool {
	return slices.ContainsFunc(d.Bookmarks, func(b incident.Bookmark) bool { return b.ID == id })
}

// addBookmark offers those of the workspace, or to write one.
func addBookmark(pg *Page, in incident.Incident) tea.Cmd {
	if told, no := pg.forbids(incident.WriteRelations, clean.Literal("bookmark")); no {
		return told
	}
	pg.Dialogs.Push(dialog.NewQuestion(
		change.About(clean.Literal("Bookmark"), in),
		nil,
		dialog.Item{
			Label: clean.Literal("Add one of the workspace"),
			Hot:   "a",
			Do:    func() tea.Cmd { return pg.findBookmarks(in) },
		},
		dialog.Item{
			Label: clean.Literal("Write a new one"), Hot: "n", Off: pg.MayNot(incident.WriteBookmarks),
			Do: func() tea.Cmd { return pg.BeginNote(in, incident.NoteBookmark) },
		},
	))
	return nil
}

// findBookmarks offers the workspace's bookmarks.
func (pg *Page) findBookmarks(in incident.Incident) tea.Cmd {
	serial := pg.openFinding(change.About(clean.Literal("Bookmark"), in), "", nil)
	parts := pg.Parts
	return pg.Calls.Anew(&pg.Calls.Find).Ask(desk.ReadTimeout, func(ctx context.Context) desk.Answer {
		all, err := parts.AllBookmarks(ctx)
		items := make([]dialog.Item, len(all))
		for i, b := range all {
			items[i] = dialog.Item{
				Label: b.Name.Safe(), Key: clean.New(b.Created.Time().Format("2006-01-02")).Safe(),
				Do: func() tea.Cmd { return pg.relateBookmark(in, b) },
			}
		}
		return desk.Ends(func() { pg.onFoundItems(serial, "", items, err) })
	})
}

// relateBookmark ties a bookmark to an incident, under a name chosen now.
func (pg *Page) relateBookmark(in incident.Incident, b incident.Bookmark) tea.Cmd {
	name, err := incident.NewID(pg.Random)
	if err == nil && len(pg.Details.Of(in.ID).Read.Bookmarks) >= incident.MaxBookmarks {
		err = incident.ErrManyBookmarks
	}
	if err != nil {
		return pg.Notices.Add(pg.Explain(clean.Literal("bookmark"), err).On(in.ID))
	}
	return pg.Start(change.Work{
		ID:    in.ID,
		Part:  incident.PartBookmarks,
		Right: incident.WriteRelations,
		What:  clean.Safef("#%d: bookmark added: %s", in.Number, b.Name),
		Do:    func(ctx context.Context, c desk.Parts) error { return c.RelateBookmark(ctx, in.ID, name, b.ID) },
		Made:  func(d incident.Details) bool { return hasBookmark(d, b.ID) },
	})
}
