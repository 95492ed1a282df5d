package page

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
	"sentinelq/ui/detail"
)

// kind is a kind of what stands in a tab, and what can be done about one of it. What it
// has no function for cannot be done.
type kind struct {
	add     func(*Page, incident.Incident) tea.Cmd // one more to the incident
	copies  func(item any) copies                  // what can be copied of it
	remove  func(id incident.ID, item any) change.Work
	rewrite func(pg *Page, in incident.Incident, item any) tea.Cmd
	synced  bool // it belongs to whoever keeps the incident elsewhere
}

// kindOf returns the kind of what stands in a tab. Where nothing else is added, it is a
// comment.
func kindOf(t detail.Tab) kind {
	k := kind{copies: func(any) copies { return nil }}
	switch t { //nolint:exhaustive // the others have nothing of their own
	case detail.Alerts:
		k = alerts()
	case detail.Entities:
		k.copies = copiesOfEntity
	case detail.Comments:
		k = comments()
	case detail.Tasks:
		k = tasks()
	case detail.Bookmarks:
		k = bookmarks()
	case detail.Similar:
		k.copies = copiesOfSimilar
	case detail.Activity:
		k.copies = copiesOfEvent
	}
	if k.add == nil {
		k.add = addComment
	}
	return k
}

// add adds one more of what the tab holds.
func (pg *Page) add(t detail.Tab) tea.Cmd {
	in, ok := pg.seen()
	if !ok {
		return nil
	}
	return kindOf(t).add(pg, in)
}

// rewrite opens the panel for the text of a comment of one's own, or of a task.
func (pg *Page) rewrite(item any) tea.Cmd {
	k := kindOf(pg.Detail.Tab())
	if k.rewrite == nil {
		return nil
	}
	in, _ := pg.Showing()
	return k.rewrite(pg, in, item)
}

// barred says why nothing of a kind is added or taken off here; empty when it can be.
func (k kind) barred(in incident.Incident) clean.Safe {
	if k.synced && in.IsSynced() {
		return clean.New(incident.ErrSynced.Error()).Safe()
	}
	return clean.Safe{}
}

// bars tells why nothing of a kind is added, if so.
func (pg *Page) bars(k kind, in incident.Incident, what clean.Safe) (tea.Cmd, bool) {
	why := k.barred(in)
	if why.IsEmpty() {
		return nil, false
	}
	return pg.Notices.Add(
		desk.Notice{
			Level: desk.Refused,
			About: in.ID,
			At:    pg.Clock,
			Text:  clean.Concat(what, clean.Literal(": "), why),
		},
	), true
}
