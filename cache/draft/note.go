package draft

import (
	"context"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// SaveNote keeps a comment that is being written. As with [Store.Save] one that
// was typed in later stays instead, and an error is a [Degraded]. Its ID may be
// any text, since that of a comment that is there is not of our choosing.
func (s *Store) SaveNote(ctx context.Context, n incident.Note) error {
	n.SavedAt = stamp(n.SavedAt)
	return s.change(ctx, "save note", s.notes, change{entry: entry{saved: n.SavedAt, note: n}})
}

// Notes returns the comments that are being written in the workspace, the last
// one typed in first. With an error it is what there is.
func (s *Store) Notes(ctx context.Context) ([]incident.Note, error) {
	entries, err := s.list(ctx, "list notes", s.notes)
	lastFirst(entries, func(e entry) incident.ID { return e.note.ID })
	var notes []incident.Note
	for _, e := range entries {
		notes = append(notes, e.note)
	}
	return notes, err
}

// DeleteNote forgets the comment that is being written under that ID. One that
// is not there is no error.
func (s *Store) DeleteNote(ctx context.Context, id incident.ID) error {
	gone := entry{saved: stamp(s.now()), note: incident.Note{ID: id}}
	return s.change(ctx, "delete note", s.notes, change{entry: gone, removed: true})
}

// noteRecord is a note as it stands in a file.
type noteRecord struct {
	Saved    time.Time  `json:"saved"`
	ID       clean.Text `json:"id"`
	Kind     clean.Text `json:"kind,omitzero"`
	Incident clean.Text `json:"incident"`
	Number   int        `json:"number"`
	Text     clean.Text `json:"text"`
	Replaces bool       `json:"replaces"`
	ETag     clean.Text `json:"etag"`
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
		Replaces: n.Replaces,
		ETag:     clean.New(n.ETag),
	}
}

func (r noteRecord) entry() entry {
	saved := r.Saved.UTC()
	return entry{saved: saved, note: incident.Note{
		ID:       incident.ID(r.ID.Raw()),
		Kind:     incident.NoteKind(r.Kind.Raw()),
		Incident: incident.ID(r.Incident.Raw()),
		Number:   r.Number,
		Text:     r.Text.Raw(),
		Replaces: r.Replaces,
		ETag:     r.ETag.Raw(),
		SavedAt:  saved,
	}}
}
