package client

import (
	"errors"
	"path"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/client/response"
)

// What can be wrong with an answer that came with a status of success. Their
// text is shown to a person who may have a proxy's page before them.
var (
	errNotJSON = errors.New(response.NotJSON)
	errNoList  = errors.New("the answer is not from the service: it holds no list")
	errNoName  = errors.New("the answer is not from the service: what it holds has no name")
)

// decodeList reads one page of a list, and the link to the next one. What read
// cannot make anything of is left out.
func decodeList[W, T any](body []byte, read func(*W) (T, bool)) (items []T, next string, err error) {
	var wire wireList[W]
	if err := response.Decode(body, &wire); err != nil {
		return nil, "", errNotJSON
	}
	if wire.Value == nil {
		return nil, "", errNoList
	}
	items = make([]T, 0, len(wire.Value))
	for i := range wire.Value {
		if item, ok := read(&wire.Value[i]); ok {
			items = append(items, item)
		}
	}
	return items, wire.NextLink, nil
}

// decodeOne reads an answer that is one resource.
func decodeOne[W, T any](body []byte, read func(*W) (T, bool)) (T, error) {
	var wire W
	var none T
	if err := response.Decode(body, &wire); err != nil {
		return none, errNotJSON
	}
	found, ok := read(&wire)
	if !ok {
		return none, errNoName
	}
	return found, nil
}

// name returns the name of a resource, which is taken from its ID where it has
// to be. Without one there is nothing to act on.
func (r *resource) name() (string, bool) {
	name := r.Name
	if name == "" {
		name = path.Base(r.ID.Raw())
	}
	return name, name != "." && name != "/"
}

// incident turns the wire's shape into the domain's.
func (w *wireIncident) incident() (incident.Incident, bool) {
	name, ok := w.name()
	if !ok {
		return incident.Incident{}, false
	}
	p := &w.Properties
	return incident.Incident{
		ID:          incident.ParseID(name),
		ARM:         w.ID.Text,
		ETag:        w.ETag,
		Title:       p.Title.Text,
		Description: p.Description.Text,
		Severity:    incident.Severity(p.Severity),
		Status:      incident.Status(p.Status),
		Closing: incident.Closing{
			Classification: incident.Classification(p.Classification),
			Reason:         incident.ClassificationReason(p.ClassificationReason),
			Comment:        p.ClassificationComment.Text,
		},
		Owner:              p.Owner.owner(),
		Labels:             labels(p.Labels),
		FirstActivity:      incident.ParseStamp(p.FirstActivity),
		LastActivity:       incident.ParseStamp(p.LastActivity),
		Number:             p.Number,
		Created:            incident.ParseStamp(p.Created),
		LastModified:       incident.ParseStamp(p.LastModified),
		URL:                p.URL.Text,
		Provider:           p.Provider.Text,
		ProviderIncidentID: p.ProviderIncidentID.Text,
		AnalyticRules:      texts(p.AnalyticRules),
		Additional:         p.Additional.additional(),
	}, true
}

func (w *wireOwner) owner() incident.Owner {
	return incident.Owner{
		ObjectID:          w.ObjectID.Text,
		Email:             w.Email.Text,
		AssignedTo:        w.AssignedTo.Text,
		UserPrincipalName: w.UserPrincipalName.Text,
		Type:              incident.OwnerType(w.Type),
	}
}

func (w *wirePerson) person() incident.Owner {
	return incident.Owner{
		ObjectID:          w.ObjectID.Text,
		Email:             w.Email.Text,
		AssignedTo:        w.Name.Text,
		UserPrincipalName: w.UserPrincipalName.Text,
	}
}

func (w *wireAdditional) additional() incident.Additional {
	return incident.Additional{
		Alerts:      w.Alerts,
		Bookmarks:   w.Bookmarks,
		Comments:    w.Comments,
		Products:    texts(w.Products),
		Tactics:     texts(w.Tactics),
		Techniques:  texts(w.Techniques),
		ProviderURL: w.ProviderURL.Text,
	}
}

func labels(wire []wireLabel) []incident.Label {
	if len(wire) == 0 {
		return nil
	}
	found := make([]incident.Label, len(wire))
	for i, l := range wire {
		found[i] = incident.Label{Name: l.Name.Text, Type: incident.LabelType(l.Type)}
	}
	return found
}

func texts(wire []text) []clean.Text {
	if len(wire) == 0 {
		return nil
	}
	found := make([]clean.Text, len(wire))
	for i, t := range wire {
		found[i] = t.Text
	}
	return found
}
