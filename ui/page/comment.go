package page

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/markup"
	"sentinelq/ui/change"
	"sentinelq/ui/desk"
)

// comments is the kind of comments.
func comments() kind {
	return kind{add: addComment, copies: copiesOfComment, remove: removeComment, rewrite: rewriteComment}
}

func addComment(pg *Page, in incident.Incident) tea.Cmd {
	if told, no := pg.forbids(incident.WriteComments, clean.Literal("comment")); no {
		return told
	}
	return pg.BeginNote(in, incident.NoteComment)
}

func copiesOfComment(item any) (c copies) {
	it, _ := item.(incident.Comment)
	c.add(clean.Literal("comment"), markup.Plain(it.Message).Safe())
	return c
}

func removeComment(id incident.ID, item any) change.Work {
	it, _ := item.(incident.Comment)
	return change.Work{
		ID:    id,
		Part:  incident.PartComments,
		Right: incident.DeleteComments,
		What:  clean.Safef("delete the comment of %s", it.Author.Name()),
		Do:    func(ctx context.Context, c desk.Parts) error { return c.DeleteComment(ctx, id, it.ID) },
		Made: func(d incident.Details) bool {
			return !slices.ContainsFunc(d.Comments, func(c incident.Comment) bool { return c.ID == it.ID })
		},
	}
}

func rewriteComment(pg *Page, in incident.Incident, item any) tea.Cmd {
	it, _ := item.(incident.Comment)
	if !it.IsBy(pg.Me) {
		return pg.Notices.Add(desk.Notice{
			Level: desk.Refused,
			About: in.ID,
			At:    pg.Clock,
			Text:  clean.Safef("only %s can edit this comment", it.Author.Name()),
		})
	}
	if told, no := pg.forbids(incident.WriteComments, clean.Literal("comment")); no {
		return told
	}
	return pg.ResumeNote(it.Note(in))
}
