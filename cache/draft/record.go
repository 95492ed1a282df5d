package draft

import (
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// record is a draft or a template. Every text is a [clean.Text], whose JSON keeps it byte for
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
	Edits          *edited      `json:"edits,omitempty"`
}

type owner struct {
	ObjectID          clean.Text `json:"objectId"`
	Email             clean.Text `json:"email"`
	AssignedTo        clean.Text `json:"assignedTo"`
	UserPrincipalName clean.Text `json:"userPrincipalName"`
	Type              clean.Text `json:"type"`
}

func newOwner(o incident.Owner) owner {
	return owner{
		ObjectID:          o.ObjectID,
		Email:             o.Email,
		AssignedTo:        o.AssignedTo,
		UserPrincipalName: o.UserPrincipalName,
		Type:              clean.New(string(o.Type)),
	}
}

func (o owner) owner() incident.Owner {
	return incident.Owner{
		ObjectID:          o.ObjectID,
		Email:             o.Email,
		AssignedTo:        o.AssignedTo,
		UserPrincipalName: o.UserPrincipalName,
		Type:              incident.OwnerType(o.Type.Raw()),
	}
}

func newRecord(e entry) any {
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
		Owner:          newOwner(d.Owner),
		OwnerText:      clean.New(d.OwnerText),
		TagText:        clean.New(d.TagText),
		Sent:           d.Sent,
		Edits:          newEdited(d.Edits),
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
		Owner:     r.Owner.owner(),
		OwnerText: r.OwnerText.Raw(),
		TagText:   r.TagText.Raw(),
		Sent:      r.Sent,
		Edits:     r.Edits.incident(),
	}}
	if r.Name != nil {
		e.name = *r.Name
	}
	for _, tag := range r.Tags {
		e.draft.Tags = append(e.draft.Tags, tag.Raw())
	}
	return e
}
