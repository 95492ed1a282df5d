package client

import "sentinelq/client/incident"

// incidentBody returns the PUT that writes in back: all writable fields, times
// and enums in the service's own text, and the etag that guards them.
func incidentBody(in incident.Incident) incidentRequest {
	body := requestOf(in)
	body.ETag = in.ETag
	if body.Properties.Labels == nil {
		// Sent although it is empty: that a PUT without labels takes all of them
		// off is expected of the service but shown nowhere.
		body.Properties.Labels = []requestLabel{}
	}
	if !in.Owner.IsZero() {
		body.Properties.Owner = &requestOwner{
			ObjectID:          in.Owner.ObjectID,
			Email:             in.Owner.Email,
			AssignedTo:        in.Owner.AssignedTo,
			UserPrincipalName: in.Owner.UserPrincipalName,
			Type:              string(in.Owner.Type),
		}
	}
	return body
}

// changeBody returns the PUT that makes a change in now. An owner whom the change
// assigns is named as briefly as for a new incident; one who owns it already goes
// back as the service wrote them.
func changeBody(now incident.Incident, change incident.Change) incidentRequest {
	after := change.Apply(now)
	if after.Owner.Is(now.Owner) {
		after.Owner = now.Owner
	}
	body := incidentBody(after)
	if after.Owner != now.Owner {
		body.Properties.Owner = assignee(after.Owner)
	}
	return body
}

// draftBody returns the PUT that makes a draft an incident.
func draftBody(d incident.Draft) incidentRequest {
	body := requestOf(d.Incident())
	body.Properties.Owner = assignee(d.Owner)
	return body
}

func requestOf(in incident.Incident) incidentRequest {
	p := requestProperties{
		Title:                 in.Title,
		Description:           in.Description,
		Severity:              string(in.Severity),
		Status:                string(in.Status),
		Classification:        string(in.Closing.Classification),
		ClassificationReason:  string(in.Closing.Reason),
		ClassificationComment: in.Closing.Comment,
		FirstActivity:         in.FirstActivity.Wire(),
		LastActivity:          in.LastActivity.Wire(),
	}
	for _, l := range in.Labels {
		p.Labels = append(p.Labels, requestLabel{Name: l.Name})
	}
	return incidentRequest{Properties: p}
}

// assignee names an owner as briefly as the service understands it: by object
// ID, from which it fills in the rest, else by the names that were typed. What
// it fills in for a group is nowhere described, so a group's display name goes
// along. The type is always sent: without it the service answers Unknown.
func assignee(o incident.Owner) *requestOwner {
	if o.IsZero() {
		return nil
	}
	if o.Type == "" {
		o.Type = incident.User
	}
	short := &requestOwner{Type: string(o.Type)}
	if o.ObjectID.IsEmpty() {
		short.Email, short.UserPrincipalName = o.Email, o.UserPrincipalName
	} else {
		short.ObjectID = o.ObjectID
	}
	if namesNobody := *short == (requestOwner{Type: short.Type}); namesNobody || o.Type == incident.Group {
		short.AssignedTo = o.AssignedTo
	}
	return short
}
