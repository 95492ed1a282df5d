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
	errNoList  = errors.New("the answer is not from the service: it holds no list of incidents")
	errNoName  = errors.New("the answer is not from the service: it is an incident without a name")
)

// decodePage reads the answer of Incidents_List.
func decodePage(body []byte) (incident.Page, error) {
	var wire wirePage
	if err := response.Decode(body, &wire); err != nil {
		return incident.Page{}, errNotJSON
	}
	if wire.Value == nil {
		return incident.Page{}, errNoList
	}
	page := incident.Page{Next: incident.Cursor(wire.NextLink)}
	page.Incidents = make([]incident.Incident, 0, len(*wire.Value))
	for i := range *wire.Value {
		if in, ok := (*wire.Value)[i].incident(); ok {
			page.Incidents = append(page.Incidents, in)
		}
	}
	return page, nil
}

// decodeIncident reads the answer of Incidents_Get and
// Incidents_CreateOrUpdate.
func decodeIncident(body []byte) (incident.Incident, error) {
	var wire wireIncident
	if err := response.Decode(body, &wire); err != nil {
		return incident.Incident{}, errNotJSON
	}
	in, ok := wire.incident()
	if !ok {
		return incident.Incident{}, errNoName
	}
	return in, nil
}

// incident turns the wire's shape into the domain's. Without a name, which is
// taken from the resource ID where it has to be, there is no incident to act on.
func (w *wireIncident) incident() (incident.Incident, bool) {
	name := w.Name
	if name == "" {
		name = path.Base(w.ID.Raw())
	}
	if name == "." || name == "/" {
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
