package draft

import (
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// record is a draft or a template. Every text is a [clean.Text], whose JSON keeps
// it byte for byte, also where it is no UTF-8.
type record struct {
	Saved time.Time   `json:"saved"`
	Name  *clean.Text `json:"name,omitempty"` // of a template
	ID    clean.Text  `json:"id"`
	values
	OwnerText clean.Text   `json:"ownerText"`
	Tags      []clean.Text `json:"tags"`
	TagText   clean.Text   `json:"tagText"`
	Sent      bool         `json:"sent"`
	Edits     *edited      `json:"edits,omitempty"`
}

func newRecord(e entry) any {
	d := e.draft
	r := record{
		Saved: e.saved,
		ID:    clean.New(string(d.ID)),
		values: newValues(incident.Incident{
			Title: clean.New(d.Title), Description: clean.New(d.Description),
			Severity: d.Severity, Status: d.Status, Closing: d.Closing, Owner: d.Owner,
		}),
		OwnerText: clean.New(d.OwnerText),
		TagText:   clean.New(d.TagText),
		Sent:      d.Sent,
		Edits:     newEdited(d.Edits),
	}
	if !e.name.IsEmpty() {
		r.Name = &e.name
	}
	r.Tags = texts(d.Tags)
	return r
}

func (r record) entry() entry {
	in := r.incident()
	e := entry{saved: r.Saved.UTC(), draft: incident.Draft{
		ID:          incident.ID(r.ID.Raw()),
		Title:       in.Title.Raw(),
		Description: in.Description.Raw(),
		Severity:    in.Severity,
		Status:      in.Status,
		Closing:     in.Closing,
		Owner:       in.Owner,
		OwnerText:   r.OwnerText.Raw(),
		TagText:     r.TagText.Raw(),
		Sent:        r.Sent,
		Edits:       r.Edits.incident(),
	}}
	if r.Name != nil {
		e.name = *r.Name
	}
	e.draft.Tags = raws(r.Tags)
	return e
}
