package page

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// forbids tells which role is missing for a right, if one is.
func (pg *Page) forbids(right incident.Right, what clean.Safe) (tea.Cmd, bool) {
	why := pg.MayNot(right)
	if why.IsEmpty() {
		return nil, false
	}
	shown, _ := pg.Showing()
	return pg.Notices.Add(
		desk.Notice{
			Level: desk.Refused,
			About: shown.ID,
			Text:  clean.Concat(what, clean.Literal(": "), why),
			At:    pg.Clock,
		},
	), true
}
