package page

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/incident"
)

// answerAgain opens the question again to which a note is an answer.
func (pg *Page) answerAgain(n incident.Note, in incident.Incident) tea.Cmd {
	switch n.Kind { //nolint:exhaustive // the others are written in a panel, or are a draft's
	case incident.NoteClosing:
		return pg.askClosingComment(in, n.Closing)
	case incident.NoteTags:
		return pg.retag(retagging{in, incident.Change{AddTags: n.AddTags, RemoveTags: n.RemoveTags}, n.Text})
	case incident.NoteOwner:
		return pg.openAssign(in, n.Text)
	case incident.NoteAlert:
		return pg.findAlerts(in, n.Text)
	}
	return nil
}
