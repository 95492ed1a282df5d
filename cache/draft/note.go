package draft

import (
	"context"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// SaveNote keeps what is being typed for an incident. As with [Store.Save] one
// that was typed in later stays instead, and an error is a [Degraded]. Its ID may
// be any text.
func (s *Store) SaveNote(ctx context.Context, n incident.Note) error {
	n.SavedAt = stamp(n.SavedAt)
	return s.change(ctx, "save note", s.notes, change{entry: entry{saved: n.SavedAt, note: n}})
}

// Notes returns what is being typed for incidents of the workspace, the last one
// typed in first. With an error it is what there is.
func (s *Store) Notes(ctx context.Context) ([]incident.Note, error) {
	entries, err := s.list(ctx, "list notes", s.notes)
	lastFirst(entries, func(e entry) incident.ID { return e.note.ID })
	var notes []incident.Note
	for _, e := range entries {
		notes = append(notes, e.note)
	}
	return notes, err
}

// DeleteNote forgets the note of that ID. One that is not there is no error.
func (s *Store) DeleteNote(ctx context.Context, id incident.ID) error {
	gone := entry{saved: stamp(s.now()), note: incident.Note{ID: id}}
	return s.change(ctx, "delete note", s.notes, change{entry: gone, removed: true})
}

// noteRecord is a note as it stands in a file.
type noteRecord struct {
	Saved    time.Time    `json:"saved"`
	ID       clean.Text   `json:"id"`
	Kind     clean.Text   `json:"kind,omitzero"`
	Incident clean.Text   `json:"incident"`
	Number   int          `json:"number"`
	Text     clean.Text   `json:"text"`
	Replaces bool         `json:"replaces"`
	Of       clean.Text   `json:"of,omitzero"` // in older files it is the ID
	Was      clean.Text   `json:"was,omitzero"`
	Made     clean.Text   `json:"made,omitzero"`
	ETag     clean.Text   `json:"etag"`
	Class    clean.Text   `json:"classification,omitzero"`
	Reason   clean.Text   `json:"reason,omitzero"`
	Add      []clean.Text `json:"addTags,omitempty"`
	Remove   []clean.Text `json:"removeTags,omitempty"`
}

func newNoteRecord(e entry) any {
	n := e.note
	return noteRecord{
		Saved:    e.saved,
		ID:       clean.New(string(n.ID)),
		Kind:     clean.New(string(n.Kind)),
		Incident: clean.New(string(n.Incident)),
		Number:   n.Number,
		Text:     clean.New(n.Text),
		Replaces: n.Replaces(),
		Of:       clean.New(string(n.Of)),
		Was:      clean.New(n.Was),
		Made:     clean.New(n.Made.Wire()),
		ETag:     clean.New(n.ETag),
		Class:    clean.New(string(n.Closing.Classification)),
		Reason:   clean.New(string(n.Closing.Reason)),
		Add:      texts(n.AddTags),
		Remove:   texts(n.RemoveTags),
	}
}

func (r noteRecord) entry() entry {
	saved := r.Saved.UTC()
	if r.Replaces && r.Of.IsEmpty() {
		r.Of = r.ID
	}
	return entry{saved: saved, note: incident.Note{
		ID:       incident.ID(r.ID.Raw()),
		Kind:     incident.NoteKind(r.Kind.Raw()),
		Incident: incident.ID(r.Incident.Raw()),
		Number:   r.Number,
		Text:     r.Text.Raw(),
		Of:       incident.ID(r.Of.Raw()),
		Was:      r.Was.Raw(),
		Made:     incident.ParseStamp(r.Made.Raw()),
		ETag:     r.ETag.Raw(),
		SavedAt:  saved,
		Closing: incident.Closing{
			Classification: incident.Classification(r.Class.Raw()),
			Reason:         incident.ClassificationReason(r.Reason.Raw()),
		},
		AddTags:    raws(r.Add),
		RemoveTags: raws(r.Remove),
	}}
}

func texts(raws []string) []clean.Text {
	var all []clean.Text
	for _, s := range raws {
		all = append(all, clean.New(s))
	}
	return all
}

func raws(texts []clean.Text) []string {
	var all []string
	for _, t := range texts {
		all = append(all, t.Raw())
	}
	return all
}
