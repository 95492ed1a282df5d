package draft

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// version is the format that is written. A file of a higher one is left to the
// program that wrote it.
const version = 1

// maxFile bounds a file, in bytes: more than anybody types or pastes.
const maxFile = 32 << 20

// envelope is a file: JSON with line breaks, so that a person can read it in
// need. The sum is the CRC-32C of what is kept, without white space between its
// tokens, and stays right when an editor lays the file out anew.
type envelope struct {
	Version int             `json:"version"`
	Sum     string          `json:"sum"`
	Kept    json.RawMessage `json:"kept"`
}

// record is an entry. Every text is a [clean.Text], whose JSON keeps it byte for
// byte, also where it is no UTF-8.
type record struct {
	Saved          time.Time    `json:"saved"`
	Name           *clean.Text  `json:"name,omitempty"` // of a template
	ID             clean.Text   `json:"id"`
	Title          clean.Text   `json:"title"`
	Description    clean.Text   `json:"description"`
	Severity       clean.Text   `json:"severity"`
	Status         clean.Text   `json:"status"`
	Classification clean.Text   `json:"classification"`
	Reason         clean.Text   `json:"reason"`
	Comment        clean.Text   `json:"comment"`
	Owner          owner        `json:"owner"`
	OwnerText      clean.Text   `json:"ownerText"`
	Tags           []clean.Text `json:"tags"`
	TagText        clean.Text   `json:"tagText"`
	Sent           bool         `json:"sent"`
}

type owner struct {
	ObjectID          clean.Text `json:"objectId"`
	Email             clean.Text `json:"email"`
	AssignedTo        clean.Text `json:"assignedTo"`
	UserPrincipalName clean.Text `json:"userPrincipalName"`
	Type              clean.Text `json:"type"`
}

// encode returns the bytes of a file. It fails for an entry that would be read
// by nobody: one above maxFile, or saved in a year that has not four digits.
func encode(e entry) ([]byte, error) {
	kept, err := json.Marshal(newRecord(e))
	if err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	data, err := json.MarshalIndent(envelope{Version: version, Sum: sum(kept), Kept: kept}, "", "  ")
	switch {
	case err != nil:
		return nil, fmt.Errorf("encode: %w", err)
	case len(data) >= maxFile:
		return nil, fmt.Errorf("encode: %w", errLarge)
	}
	return append(data, '\n'), nil
}

// decode reads the bytes of a file. It fails with errDamaged, or with errNewer
// for a version that is not known.
func decode(data []byte) (entry, error) {
	// A newer version may have given the other members another form.
	var form struct{ Version int }
	if err := json.Unmarshal(data, &form); err != nil {
		return entry{}, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if form.Version > version {
		return entry{}, fmt.Errorf("%w: %d", errNewer, form.Version)
	}
	var outer envelope
	if err := json.Unmarshal(data, &outer); err != nil {
		return entry{}, fmt.Errorf("%w: %w", errDamaged, err)
	}
	var kept bytes.Buffer
	if err := json.Compact(&kept, outer.Kept); err != nil {
		return entry{}, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if outer.Version != version || sum(kept.Bytes()) != outer.Sum {
		return entry{}, fmt.Errorf("%w: version or sum", errDamaged)
	}
	var r record
	if err := json.Unmarshal(kept.Bytes(), &r); err != nil {
		return entry{}, fmt.Errorf("%w: %w", errDamaged, err)
	}
	e := r.entry()
	if _, err := e.saved.MarshalText(); err != nil { // in UTC it may be another year than in its zone
		return entry{}, fmt.Errorf("%w: %w", errDamaged, err)
	}
	return e, nil
}

func sum(kept []byte) string {
	return fmt.Sprintf("%08x", crc32.Checksum(kept, crc32.MakeTable(crc32.Castagnoli)))
}

func newRecord(e entry) record {
	d := e.draft
	r := record{
		Saved:          e.saved,
		ID:             clean.New(string(d.ID)),
		Title:          clean.New(d.Title),
		Description:    clean.New(d.Description),
		Severity:       clean.New(string(d.Severity)),
		Status:         clean.New(string(d.Status)),
		Classification: clean.New(string(d.Closing.Classification)),
		Reason:         clean.New(string(d.Closing.Reason)),
		Comment:        d.Closing.Comment,
		Owner: owner{
			ObjectID:          d.Owner.ObjectID,
			Email:             d.Owner.Email,
			AssignedTo:        d.Owner.AssignedTo,
			UserPrincipalName: d.Owner.UserPrincipalName,
			Type:              clean.New(string(d.Owner.Type)),
		},
		OwnerText: clean.New(d.OwnerText),
		TagText:   clean.New(d.TagText),
		Sent:      d.Sent,
	}
	if !e.name.IsEmpty() {
		r.Name = &e.name
	}
	for _, tag := range d.Tags {
		r.Tags = append(r.Tags, clean.New(tag))
	}
	return r
}

func (r record) entry() entry {
	e := entry{saved: r.Saved.UTC(), draft: incident.Draft{
		ID:          incident.ID(r.ID.Raw()),
		Title:       r.Title.Raw(),
		Description: r.Description.Raw(),
		Severity:    incident.Severity(r.Severity.Raw()),
		Status:      incident.Status(r.Status.Raw()),
		Closing: incident.Closing{
			Classification: incident.Classification(r.Classification.Raw()),
			Reason:         incident.ClassificationReason(r.Reason.Raw()),
			Comment:        r.Comment,
		},
		Owner: incident.Owner{
			ObjectID:          r.Owner.ObjectID,
			Email:             r.Owner.Email,
			AssignedTo:        r.Owner.AssignedTo,
			UserPrincipalName: r.Owner.UserPrincipalName,
			Type:              incident.OwnerType(r.Owner.Type.Raw()),
		},
		OwnerText: r.OwnerText.Raw(),
		TagText:   r.TagText.Raw(),
		Sent:      r.Sent,
	}}
	if r.Name != nil {
		e.name = *r.Name
	}
	for _, tag := range r.Tags {
		e.draft.Tags = append(e.draft.Tags, tag.Raw())
	}
	return e
}
