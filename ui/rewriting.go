package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/desk"
)

// rewrite opens the panel for the text of a comment of one's own, or of a task.
func (m *Model) rewrite(item any) tea.Cmd {
	in, _ := m.showing()
	switch it := item.(type) {
	case incident.Comment:
		if !it.IsBy(m.Me) {
			return m.Notices.Add(desk.Notice{Level: desk.Refused, About: in.ID, At: m.Clock, Text: clean.Safef("only %s can edit this comment", it.Author.Name())})
		}
		if told, no := m.forbids(incident.WriteComments, clean.Literal("comment")); no {
			return told
		}
		return m.ResumeNote(it.Note(in))
	case incident.Task:
		if told, no := m.forbids(incident.WriteTasks, clean.Literal("task")); no {
			return told
		}
		return m.ResumeNote(it.Note(in))
	}
	return nil
}
