package draft

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// values are what a draft and the incident that it is to change both have.
type values struct {
	Title          clean.Text `json:"title"`
	Description    clean.Text `json:"description"`
	Severity       clean.Text `json:"severity"`
	Status         clean.Text `json:"status"`
	Classification clean.Text `json:"classification"`
	Reason         clean.Text `json:"reason"`
	Comment        clean.Text `json:"comment"`
	Owner          owner      `json:"owner"`
}

type owner struct {
	ObjectID          clean.Text `json:"objectId"`
	Email             clean.Text `json:"email"`
	AssignedTo        clean.Text `json:"assignedTo"`
	UserPrincipalName clean.Text `json:"userPrincipalName"`
	Type              clean.Text `json:"type"`
}

// newValues takes them from an incident.
func newValues(in incident.Incident) values {
	o := in.Owner
	return values{
		Title:          in.Title,
		Description:    in.Description,
		Severity:       clean.New(string(in.Severity)),
		Status:         clean.New(string(in.Status)),
		Classification: clean.New(string(in.Closing.Classification)),
		Reason:         clean.New(string(in.Closing.Reason)),
		Comment:        in.Closing.Comment,
		Owner: owner{
			ObjectID:          o.ObjectID,
			Email:             o.Email,
			AssignedTo:        o.AssignedTo,
			UserPrincipalName: o.UserPrincipalName,
			Type:              clean.New(string(o.Type)),
		},
	}
}

// incident returns an incident that has them, and nothing else.
func (v values) incident() incident.Incident {
	return incident.Incident{
		Title:       v.Title,
		Description: v.Description,
		Severity:    incident.Severity(v.Severity.Raw()),
		Status:      incident.Status(v.Status.Raw()),
		Closing: incident.Closing{
			Classification: incident.Classification(v.Classification.Raw()),
			Reason:         incident.ClassificationReason(v.Reason.Raw()),
			Comment:        v.Comment,
		},
		Owner: incident.Owner{
			ObjectID:          v.Owner.ObjectID,
			Email:             v.Owner.Email,
			AssignedTo:        v.Owner.AssignedTo,
			UserPrincipalName: v.Owner.UserPrincipalName,
			Type:              incident.OwnerType(v.Owner.Type.Raw()),
		},
	}
}
