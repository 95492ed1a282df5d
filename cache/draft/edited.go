package draft

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// edited is the incident that a draft is to change, as it was when its panel
// opened: what is compared and written back, and its number.
type edited struct {
	ID             clean.Text `json:"id"`
	ETag           clean.Text `json:"etag"`
	Number         int        `json:"number"`
	Title          clean.Text `json:"title"`
	Description    clean.Text `json:"description"`
	Severity       clean.Text `json:"severity"`
	Status         clean.Text `json:"status"`
	Classification clean.Text `json:"classification"`
	Reason         clean.Text `json:"reason"`
	Comment        clean.Text `json:"comment"`
	Owner          owner      `json:"owner"`
	Labels         []label    `json:"labels"`
	FirstActivity  clean.Text `json:"firstActivity"`
	LastActivity   clean.Text `json:"lastActivity"`
}

type label struct {
	Name clean.Text `json:"name"`
	Type clean.Text `json:"type"`
}

func newEdited(in *incident.Incident) *edited {
	if in == nil {
		return nil
	}
	e := &edited{
		ID:             clean.New(string(in.ID)),
		ETag:           clean.New(in.ETag),
		Number:         in.Number,
		Title:          in.Title,
		Description:    in.Description,
		Severity:       clean.New(string(in.Severity)),
		Status:         clean.New(string(in.Status)),
		Classification: clean.New(string(in.Closing.Classification)),
		Reason:         clean.New(string(in.Closing.Reason)),
		Comment:        in.Closing.Comment,
		Owner:          newOwner(in.Owner),
		FirstActivity:  clean.New(in.FirstActivity.Wire()),
		LastActivity:   clean.New(in.LastActivity.Wire()),
	}
	for _, l := range in.Labels {
		e.Labels = append(e.Labels, label{l.Name, clean.New(string(l.Type))})
	}
	return e
}

func (e *edited) incident() *incident.Incident {
	if e == nil {
		return nil
	}
	in := &incident.Incident{
		ID:          incident.ID(e.ID.Raw()),
		ETag:        e.ETag.Raw(),
		Number:      e.Number,
		Title:       e.Title,
		Description: e.Description,
		Severity:    incident.Severity(e.Severity.Raw()),
		Status:      incident.Status(e.Status.Raw()),
		Closing: incident.Closing{
			Classification: incident.Classification(e.Classification.Raw()),
			Reason:         incident.ClassificationReason(e.Reason.Raw()),
			Comment:        e.Comment,
		},
		Owner:         e.Owner.owner(),
		FirstActivity: incident.ParseStamp(e.FirstActivity.Raw()),
		LastActivity:  incident.ParseStamp(e.LastActivity.Raw()),
	}
	for _, l := range e.Labels {
		in.Labels = append(in.Labels, incident.Label{Name: l.Name, Type: incident.LabelType(l.Type.Raw())})
	}
	return in
}
