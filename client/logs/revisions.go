package logs

import (
	"context"
	"reflect"
	"strings"

	"sentinelq/client/incident"
	"sentinelq/client/response"
)

// Revisions returns an incident as it was after each modification of the last 90
// days, the oldest first, from the table SecurityIncident, which has a row for
// each. Rows that repeat the one before are left out. Of a State only what is
// compared is filled in. An incident that the table does not know has none.
//
// Where a part of the result is missing, the rest is beside the error, an
// incident.ErrUnavailable.
func (l *Logs) Revisions(ctx context.Context, id incident.ID) ([]incident.Revision, error) {
	found, err := l.ask(ctx, question{
		operation: "read history", target: id, query: revisionsQuery(id), timespan: "P90D",
	})
	var revisions []incident.Revision
	for r := range found.all {
		revision := r.revision()
		if n := len(revisions); n == 0 || !reflect.DeepEqual(revisions[n-1], revision) {
			revisions = append(revisions, revision)
		}
	}
	return revisions, err
}

func revisionsQuery(id incident.ID) string {
	return "SecurityIncident | where IncidentName =~ " + literal(string(id)) +
		" | sort by TimeGenerated asc | project TimeGenerated, ModifiedBy, Title, Description, Severity, Status," +
		" Classification, ClassificationReason, ClassificationComment, Owner, Labels, AlertIds, BookmarkIds, Comments, Tasks"
}

// deleted is the status of an incident in its last row, once it was deleted.
const deleted = "Deleted"

func (r row) revision() incident.Revision {
	status := r.cell("Status").text().Raw()
	return incident.Revision{
		At: r.cell("TimeGenerated").stamp(),
		By: r.cell("ModifiedBy").text(),
		State: incident.Incident{
			Title:       r.cell("Title").text(),
			Description: r.cell("Description").text(),
			Severity:    incident.Severity(r.cell("Severity").text().Raw()),
			Status:      incident.Status(status),
			Closing: incident.Closing{
				Classification: incident.Classification(r.cell("Classification").text().Raw()),
				Reason:         incident.ClassificationReason(r.cell("ClassificationReason").text().Raw()),
				Comment:        r.cell("ClassificationComment").text(),
			},
			Owner:  r.cell("Owner").owner(),
			Labels: r.cell("Labels").labels(),
			Additional: incident.Additional{
				Alerts:    r.cell("AlertIds").count(0),
				Bookmarks: r.cell("BookmarkIds").count(0),
				Comments:  r.cell("Comments").count(0),
			},
		},
		Tasks:   r.cell("Tasks").count(-1),
		Deleted: strings.EqualFold(status, deleted),
	}
}

// owner reads an owner, who is nobody where there is no object.
func (c cell) owner() incident.Owner {
	var wire struct {
		ObjectID          text `json:"objectId"`
		Email             text `json:"email"`
		AssignedTo        text `json:"assignedTo"`
		UserPrincipalName text `json:"userPrincipalName"`
		Type              text `json:"ownerType"`
	}
	if response.Decode(c.dynamic(), &wire) != nil {
		return incident.Owner{}
	}
	return incident.Owner{
		ObjectID:          wire.ObjectID.Text,
		Email:             wire.Email.Text,
		AssignedTo:        wire.AssignedTo.Text,
		UserPrincipalName: wire.UserPrincipalName.Text,
		Type:              incident.OwnerType(wire.Type.Raw()),
	}
}

// labels reads a list of labels. One without a name is none.
func (c cell) labels() []incident.Label {
	elements, _ := c.list()
	var found []incident.Label
	for _, e := range elements {
		var wire struct {
			Name text `json:"labelName"`
			Type text `json:"labelType"`
		}
		if response.Decode(e, &wire) == nil && !wire.Name.IsEmpty() {
			found = append(found, incident.Label{Name: wire.Name.Text, Type: incident.LabelType(wire.Type.Raw())})
		}
	}
	return found
}
