package page

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/desk"
)

// announce puts the cursor on a new incident, or says why it is not to be seen
// and which key shows it. It also says if Azure did not take the owner.
func (pg *Page) announce(in incident.Incident, wanted incident.Owner) tea.Cmd {
	said := clean.Safef("created #%d", in.Number)
	if pg.Queue.Matches(in) {
		pg.goTo(in.ID)
	} else {
		said = clean.Safef(
			"%s as %s, which the filter hides; %s shows it",
			said,
			in.Status.Label(),
			pg.Keys.Key(action.ShowCreated),
		)
	}
	if !wanted.IsZero() && !in.Owner.Is(wanted) {
		said = clean.Safef("%s, but Azure did not take %s as its owner", said, wanted.Name())
		return pg.Notices.Add(desk.Notice{Level: desk.Warning, About: in.ID, Text: said, At: pg.Clock})
	}
	return pg.Notices.Add(desk.Notice{Level: desk.Done, About: in.ID, Text: said, At: pg.Clock})
}

// ShowCreated puts the cursor on the incident created last, matching or not.
func (pg *Page) ShowCreated() {
	pg.goTo(pg.LastCreated())
}
