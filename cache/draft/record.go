package draft

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// version is the format that is written. A file of a higher one is left to the
// program that wrote it.
const version = 1

// Errors of reading a file.
var (
	errDamaged = errors.New("a draft's file is damaged")
	errNewer   = errors.New("a draft's file is of a newer sentinelq and was left alone")
)

// envelope is a file: JSON, so that a person can read it in need. The sum is the
// CRC-32C of the draft's bytes.
type envelope struct {
	Version int             `json:"version"`
	Saved   time.Time       `json:"saved"`
	Name    clean.Text      `json:"name"` // of a template
	Sum     uint32          `json:"sum"`
	Draft   json.RawMessage `json:"draft"`
}

// record is a draft. Every text is a [clean.Text], whose JSON keeps it byte for
// byte.
type record struct {
	ID             clean.Text   `json:"id"`
	Title          clean.Text   `json:"title"`
	Description    clean.Text   `json:"description"`
	Severity       clean.Text   `json:"severity"`
	Status         clean.Text   `json:"status"`
	Classification clean.Text   `json:"classification"`
	Reason         clean.Text   `json:"reason"`
	Comment        clean.Text   `json:"comment"`
	Owner          person       `json:"owner"`
	OwnerText      clean.Text   `json:"ownerText"`
	Tags           []clean.Text `json:"tags"`
	TagText        clean.Text   `json:"tagText"`
	Sent           bool         `json:"sent"`
}

type person struct {
	ObjectID  clean.Text `json:"objectId"`
	Email     clean.Text `json:"email"`
	Name      clean.Text `json:"name"`
	Principal clean.Text `json:"userPrincipalName"`
	Type      clean.Text `json:"type"`
}

// checkID refuses an ID that is no file name of ours.
func checkID(id incident.ID) error {
	if !incident.IsGUID(string(id)) {
		return fmt.Errorf("draft: %s is not the ID of a draft: a GUID is", id.Safe())
	}
	return nil
}

func encode(d incident.Draft, name clean.Text, saved time.Time) ([]byte, error) {
	r := record{
		ID: clean.New(string(d.ID)), Title: clean.New(d.Title), Description: clean.New(d.Description),
		Severity: clean.New(string(d.Severity)), Status: clean.New(string(d.Status)),
		Classification: clean.New(string(d.Closing.Classification)), Reason: clean.New(string(d.Closing.Reason)),
		Comment: d.Closing.Comment, OwnerText: clean.New(d.OwnerText), TagText: clean.New(d.TagText), Sent: d.Sent,
		Owner: person{
			d.Owner.ObjectID, d.Owner.Email, d.Owner.AssignedTo, d.Owner.UserPrincipalName, clean.New(string(d.Owner.Type)),
		},
	}
	for _, tag := range d.Tags {
		r.Tags = append(r.Tags, clean.New(tag))
	}
	payload, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("encode a draft: %w", err)
	}
	return json.Marshal(envelope{Version: version, Saved: saved.UTC(), Name: name, Sum: sum(payload), Draft: payload})
}

func sum(payload []byte) uint32 { return crc32.Checksum(payload, crc32.MakeTable(crc32.Castagnoli)) }

func decode(data []byte) (incident.Draft, envelope, error) {
	var e envelope
	var r record
	if err := json.Unmarshal(data, &e); err != nil {
		return incident.Draft{}, e, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if e.Version > version {
		return incident.Draft{}, e, errNewer
	}
	if e.Version < 1 || sum(e.Draft) != e.Sum {
		return incident.Draft{}, e, errDamaged
	}
	if err := json.Unmarshal(e.Draft, &r); err != nil {
		return incident.Draft{}, e, fmt.Errorf("%w: %w", errDamaged, err)
	}
	return r.draft(), e, nil
}

func (r record) draft() incident.Draft {
	d := incident.Draft{
		ID: incident.ID(r.ID.Raw()), Title: r.Title.Raw(), Description: r.Description.Raw(),
		Severity: incident.Severity(r.Severity.Raw()), Status: incident.Status(r.Status.Raw()),
		Closing: incident.Closing{
			Classification: incident.Classification(r.Classification.Raw()),
			Reason:         incident.ClassificationReason(r.Reason.Raw()), Comment: r.Comment,
		},
		Owner: incident.Owner{
			ObjectID: r.Owner.ObjectID, Email: r.Owner.Email, AssignedTo: r.Owner.Name,
			UserPrincipalName: r.Owner.Principal, Type: incident.OwnerType(r.Owner.Type.Raw()),
		},
		OwnerText: r.OwnerText.Raw(), TagText: r.TagText.Raw(), Sent: r.Sent,
	}
	for _, tag := range r.Tags {
		d.Tags = append(d.Tags, tag.Raw())
	}
	return d
}
