package client

import (
	"context"
	"net/http"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Alerts returns the alerts of an incident in time, the first one first
// (Incidents_ListAlerts). The service gathers them when it is asked, for which it
// has [EvidenceTimeout], and promises 100 such calls in five minutes: they are
// not for incidents that nobody looks at. An alert with a field of the wrong kind
// comes without that field. The errors are those of [Client.Get].
func (c *Client) Alerts(ctx context.Context, in incident.ID) ([]incident.Alert, error) {
	do, err := c.evidence("list alerts", in, "alerts")
	if err != nil {
		return nil, err
	}
	alerts, _, err := page(ctx, c, do, "", (*wireAlert).alert)
	incident.SortAlerts(alerts)
	return alerts, err
}

// evidence returns a call that gathers what belongs to an incident: a POST
// without a body, which writes nothing and has no pages.
func (c *Client) evidence(operation string, in incident.ID, what string) (call, error) {
	do, err := c.part(operation, http.MethodPost, in, what)
	do.limit = EvidenceTimeout
	return do, err
}

// wireAlert is the SecurityAlert of an answer.
type wireAlert struct {
	resource
	Properties struct {
		ID                text       `json:"systemAlertId"`
		Title             text       `json:"alertDisplayName"`
		FriendlyName      text       `json:"friendlyName"`
		Severity          string     `json:"severity"`
		Status            text       `json:"status"`
		Product           text       `json:"productName"`
		Component         text       `json:"productComponentName"`
		Vendor            text       `json:"vendorName"`
		Type              text       `json:"alertType"`
		Description       text       `json:"description"`
		Tactics           []text     `json:"tactics"`
		Techniques        []text     `json:"techniques"`
		Intent            text       `json:"intent"`
		CompromisedEntity text       `json:"compromisedEntity"`
		ConfidenceLevel   text       `json:"confidenceLevel"`
		ConfidenceScore   anything   `json:"confidenceScore"` // a number
		ProviderAlertID   text       `json:"providerAlertId"`
		Link              text       `json:"alertLink"`
		Remediation       []text     `json:"remediationSteps"`
		Resources         []anything `json:"resourceIdentifiers"` // objects of several kinds
		Start             string     `json:"startTimeUtc"`
		End               string     `json:"endTimeUtc"`
		Generated         string     `json:"timeGenerated"`
	} `json:"properties"`
}

func (w *wireAlert) alert() (incident.Alert, bool) {
	p := &w.Properties
	id, ok := p.ID.Text, true
	if id.IsEmpty() {
		var name string
		name, ok = w.name()
		id = clean.New(name)
	}
	title := p.Title.Text
	if title.IsEmpty() {
		title = p.FriendlyName.Text
	}
	resources := make([]text, len(p.Resources))
	for i, r := range p.Resources {
		resources[i] = text(r)
	}
	return incident.Alert{
		ID:                id,
		Title:             title,
		Severity:          incident.Severity(p.Severity),
		Status:            p.Status.Text,
		Product:           p.Product.Text,
		Component:         p.Component.Text,
		Vendor:            p.Vendor.Text,
		Type:              p.Type.Text,
		Description:       p.Description.Text,
		Tactics:           filled(p.Tactics),
		Techniques:        filled(p.Techniques),
		Intent:            p.Intent.Text,
		CompromisedEntity: p.CompromisedEntity.Text,
		Confidence:        confidence(p.ConfidenceLevel.Text, p.ConfidenceScore.Text),
		ProviderAlertID:   p.ProviderAlertID.Text,
		Link:              p.Link.Text,
		Remediation:       filled(p.Remediation),
		Resources:         filled(resources),
		Start: incident.ParseStamp(
			p.Start,
		),
		End:       incident.ParseStamp(p.End),
		Generated: incident.ParseStamp(p.Generated),
	}, ok
}

// confidence writes a level and a score as one.
func confidence(level, score clean.Text) clean.Text {
	switch {
	case score.IsEmpty():
		return level
	case level.IsEmpty():
		return score
	}
	return clean.New(level.Raw() + " (" + score.Raw() + ")")
}

// filled returns the texts in which there is something.
func filled(wire []text) []clean.Text {
	var found []clean.Text
	for _, t := range wire {
		if !t.IsEmpty() {
			found = append(found, t.Text)
		}
	}
	return found
}
