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

// comments is the kind of comments.
func comments() kind {
	return kind{
		words: written, key: action.Comment, where: clean.Literal("there"),
		title: commentTitle, hint: clean.Literal("plain text or Markdown"), write: writeComment,
	}
}

func commentTitle(n incident.Note, now time.Time, zone *time.Location) clean.Safe {
	switch made := n.Made.Time(); {
	case !n.Replaces():
		return clean.Safef("Comment on #%d", n.Number)
	case made.IsZero():
		return clean.Safef("Edit of your comment on #%d", n.Number)
	default:
		return clean.Safef("Edit of your comment of %s on #%d", clean.New(when(made, now, zone)), n.Number)
	}
}

// when names a time by the clock, and by its day where that is another one.
func when(at, now time.Time, zone *time.Location) string {
	at, now = at.In(zone), now.In(zone)
	if at.YearDay() == now.YearDay() && at.Year() == now.Year() {
		return at.Format("15:04")
	}
	return at.Format("2006-01-02 15:04")
}

func writeComment(n incident.Note, _ string, known known) (change.Work, error) {
	w := change.Work{
		ID:    n.Incident,
		Part:  incident.PartComments,
		Right: incident.WriteComments,
		What:  clean.Safef("#%d: comment added", n.Number),
	}
	c := incident.Comment{ID: n.ID, ETag: n.ETag, Message: clean.New(n.Text)}
	if n.Replaces() {
		w.What, c.ID = clean.Safef("#%d: comment edited", n.Number), n.Of
	}
	w.Do = func(ctx context.Context, to desk.Parts) error {
		_, err := to.WriteComment(ctx, n.Incident, c)
		return err
	}
	w.Made = func(d incident.Details) bool {
		return slices.ContainsFunc(
			d.Comments,
			func(now incident.Comment) bool { return now.ID == c.ID && now.Message == c.Message },
		)
	}
	return w, incident.CheckComment(n.Text, max(len(known.read.Comments), known.in.Additional.Comments), n.Replaces())
}
