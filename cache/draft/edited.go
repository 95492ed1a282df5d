package draft

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// edited is the incident that a draft is to change, as it was when its panel
// opened: what is compared and written back, and its number.
type edited struct {
	ID     clean.Text `json:"id"`
	ETag   clean.Text `json:"etag"`
	Number int        `json:"number"`
	values
	Labels        []label    `json:"labels"`
	FirstActivity clean.Text `json:"firstActivity"`
	LastActivity  clean.Text `json:"lastActivity"`
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
		ID:            clean.New(string(in.ID)),
		ETag:          clean.New(in.ETag),
		Number:        in.Number,
		values:        newValues(*in),
		FirstActivity: clean.New(in.FirstActivity.Wire()),
		LastActivity:  clean.New(in.LastActivity.Wire()),
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
	in := e.values.incident()
	in.ID, in.ETag, in.Number = incident.ID(e.ID.Raw()), e.ETag.Raw(), e.Number
	in.FirstActivity = incident.ParseStamp(e.FirstActivity.Raw())
	in.LastActivity = incident.ParseStamp(e.LastActivity.Raw())
	for _, l := range e.Labels {
		in.Labels = append(in.Labels, incident.Label{Name: l.Name, Type: incident.LabelType(l.Type.Raw())})
	}
	return &in
}
