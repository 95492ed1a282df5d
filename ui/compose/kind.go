package compose

import (
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/action"
	"sentinelq/ui/change"
)

// kind is a kind of what is typed for an incident: how it is called, which key goes on
// with it, and, where it is written in a panel, what the panel says and what is sent.
type kind struct {
	words func(n incident.Note) clean.Safe // in the middle of a sentence
	key   action.ID                        // goes on with it
	where clean.Safe                       // that key is pressed

	title func(n incident.Note, now time.Time, zone *time.Location) clean.Safe
	hint  clean.Safe // how it is read
	write func(n incident.Note, begun string, known known) (change.Work, error)
}

// known is what is known of the incident for which something is written.
type known struct {
	in   incident.Incident
	read incident.Details
}

// kindOf returns what there is to know of a kind.
func kindOf(k incident.NoteKind) kind {
	there := clean.Literal("there")
	switch k {
	case incident.NoteComment:
		return comments()
	case incident.NoteTask:
		return tasks()
	case incident.NoteBookmark:
		return bookmarks()
	case incident.NoteClosing:
		return kind{
			words: func(n incident.Note) clean.Safe { return clean.Safef("the closing comment for #%d", n.Number) },
			key:   action.Close,
			where: there,
		}
	case incident.NoteTags:
		return kind{words: answered, key: action.SetTags, where: there}
	case incident.NoteOwner:
		return kind{words: answered, key: action.Assign, where: there}
	case incident.NoteAlert:
		return kind{words: answered, key: action.ItemAdd, where: clean.Literal("on its Alerts tab")}
	case incident.NoteTemplate:
		return kind{
			words: func(incident.Note) clean.Safe { return clean.Literal("the template's name") },
			key:   action.SaveTemplate,
			where: clean.Literal("in the draft"),
		}
	}
	return kind{words: answered, key: action.Waiting, where: there} // of a later program
}

func answered(n incident.Note) clean.Safe {
	return clean.Safef("what was typed for #%d (%s)", n.Number, n.Kind.Label())
}

func written(n incident.Note) clean.Safe { return clean.Safef("what was written for #%d", n.Number) }

// noteWords names a note in the middle of a sentence.
func (co *Composer) noteWords(n incident.Note) clean.Safe {
	if n.Replaces() {
		return clean.Safef("the edit of a %s of #%d", n.Kind.Label(), n.Number)
	}
	return kindOf(n.Kind).words(n)
}

// howOpened says which key goes on with a note, and where.
func (co *Composer) howOpened(n incident.Note) clean.Safe {
	k := kindOf(n.Kind)
	switch {
	case co.Loaded.IsDeleted(n.Incident):
		return clean.Concat(co.Keys.Key(action.Waiting), clean.Literal(" lists it"))
	case n.Replaces():
		k.key, k.where = action.ItemEdit, clean.Concat(clean.Literal("on that "), n.Kind.Label())
	}
	return clean.Safef("%s %s goes on with it", co.Keys.Key(k.key), k.where)
}
