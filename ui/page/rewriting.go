package page

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// rewrite opens the panel for the text of a comment of one's own, or of a task.
func (pg *Page) rewrite(item any) tea.Cmd {
	in, _ := pg.Showing()
	switch it := item.(type) {
	case incident.Comment:
		if !it.IsBy(pg.Me) {
			return pg.Notices.Add(desk.Notice{Level: desk.Refused, About: in.ID, At: pg.Clock, Text: clean.Safef("only %s can edit this comment", it.Author.Name())})
		}
		if told, no := pg.forbids(incident.WriteComments, clean.Literal("comment")); no {
			return told
		}
		return pg.ResumeNote(it.Note(in))
	case incident.Task:
		if told, no := pg.forbids(incident.WriteTasks, clean.Literal("task")); no {
			return told
		}
		return pg.ResumeNote(it.Note(in))
	}
	return nil
}
