package compose

import (
	"context"
	"slices"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
)

// bookmarks is the kind of bookmarks.
func bookmarks() kind {
	return kind{
		words: written, key: action.ItemAdd, where: clean.Literal("on its Bookmarks tab"),
		title: func(n incident.Note, _ time.Time, _ *time.Location) clean.Safe {
			return clean.Safef("Bookmark of #%d", n.Number)
		},
		hint: clean.Literal("the first line is its name, the rest the query"), write: writeBookmark,
	}
}

func writeBookmark(n incident.Note, _ string, known known) (change.Work, error) {
	title, rest := n.Split()
	b := incident.Bookmark{ID: n.ID, Name: clean.New(title), Query: clean.New(rest)}
	return change.Work{
		ID:    n.Incident,
		Part:  incident.PartBookmarks,
		Right: incident.WriteBookmarks,
		What:  clean.Safef("#%d: bookmark added", n.Number),
		Do: func(ctx context.Context, to desk.Parts) error {
			if _, err := to.CreateBookmark(ctx, b); err != nil {
				return err
			}
			return change.OnlyMade(to.RelateBookmark(ctx, n.Incident, n.ID, b.ID))
		},
		Made: func(d incident.Details) bool {
			return slices.ContainsFunc(d.Bookmarks, func(now incident.Bookmark) bool { return now.ID == b.ID })
		},
	}, incident.CheckBookmark(b, len(known.read.Bookmarks))
}
