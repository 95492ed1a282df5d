package directory

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// entry is a user or a group as Graph describes one. A group has no principal
// name, and who has no mailbox no mail.
type entry struct {
	ID            string `json:"id"`
	DisplayName   string `json:"displayName"`
	Mail          string `json:"mail"`
	PrincipalName string `json:"userPrincipalName"`
}

func (e entry) owner(kind incident.OwnerType) incident.Owner {
	return incident.Owner{
		ObjectID:          clean.New(e.ID),
		Email:             clean.New(e.Mail),
		AssignedTo:        clean.New(e.DisplayName),
		UserPrincipalName: clean.New(e.PrincipalName),
		Type:              kind,
	}
}
