package record

import "sentinelq/client/incident"

const minAlert = 21 // bytes

// alert writes the fields in an order that [reader.alert] must keep.
func (w *writer) alert(a *incident.Alert) {
	w.text(a.ID.Raw())
	w.text(a.Title.Raw())
	w.text(string(a.Severity))
	w.text(a.Status.Raw())
	w.text(a.Product.Raw())
	w.text(a.Component.Raw())
	w.text(a.Vendor.Raw())
	w.text(a.Type.Raw())
	w.text(a.Description.Raw())
	w.list(a.Tactics)
	w.list(a.Techniques)
	w.text(a.Intent.Raw())
	w.text(a.CompromisedEntity.Raw())
	w.text(a.Confidence.Raw())
	w.text(a.ProviderAlertID.Raw())
	w.text(a.Link.Raw())
	w.list(a.Remediation)
	w.list(a.Resources)
	w.stamp(a.Start)
	w.stamp(a.End)
	w.stamp(a.Generated)
}

func (r *reader) alert(a *incident.Alert) {
	a.ID = r.text()
	a.Title = r.text()
	a.Severity = incident.Severity(r.word())
	a.Status = r.text()
	a.Product = r.text()
	a.Component = r.text()
	a.Vendor = r.text()
	a.Type = r.text()
	a.Description = r.text()
	a.Tactics = r.list()
	a.Techniques = r.list()
	a.Intent = r.text()
	a.CompromisedEntity = r.text()
	a.Confidence = r.text()
	a.ProviderAlertID = r.text()
	a.Link = r.text()
	a.Remediation = r.list()
	a.Resources = r.list()
	a.Start = r.stamp()
	a.End = r.stamp()
	a.Generated = r.stamp()
}
