package record

import "sentinelq/client/incident"

const (
	// minIncident is the least number of bytes that an incident takes.
	minIncident = 32

	// typicalIncident is a first guess for the buffer.
	typicalIncident = 256
)

// Incidents writes incidents in their order.
func Incidents(incidents []incident.Incident) []byte {
	w := newWriter()
	w.buf = append(make([]byte, 0, typicalIncident*len(incidents)+16), w.buf...)
	w.incidents(incidents)
	return w.buf
}

// ReadIncidents reads what [Incidents] wrote. The texts of the result share
// payload's memory.
func ReadIncidents(payload string) ([]incident.Incident, error) {
	r := newReader(payload)
	incidents := r.incidents()
	if err := r.end(); err != nil {
		return nil, err
	}
	return incidents, nil
}

func (w *writer) incidents(incidents []incident.Incident) {
	if w.length(uint64(len(incidents)), incidents == nil) {
		for i := range incidents {
			w.incident(&incidents[i])
		}
	}
}

func (r *reader) incidents() []incident.Incident {
	n, ok := r.length(minIncident)
	if !ok {
		return nil
	}
	incidents := make([]incident.Incident, n)
	for i := range incidents {
		if r.incident(&incidents[i]); r.err != nil {
			return nil
		}
	}
	return incidents
}

// incident writes the fields in an order that [reader.incident] must keep.
func (w *writer) incident(in *incident.Incident) {
	id := string(in.ID)
	w.name(id)
	w.around(in.ARM.Raw(), id)
	w.name(in.ETag)
	w.text(in.Title.Raw())
	w.text(in.Description.Raw())
	w.text(string(in.Severity))
	w.text(string(in.Status))
	w.text(string(in.Closing.Classification))
	w.text(string(in.Closing.Reason))
	w.text(in.Closing.Comment.Raw())
	w.owner(in.Owner)
	w.labels(in.Labels)
	w.stamp(in.FirstActivity)
	w.stamp(in.LastActivity)
	w.int(int64(in.Number))
	w.stamp(in.Created)
	w.stamp(in.LastModified)
	w.around(in.URL.Raw(), id)
	w.text(in.Provider.Raw())
	w.text(in.ProviderIncidentID.Raw())
	w.list(in.AnalyticRules)
	w.additional(&in.Additional)
}

func (r *reader) incident(in *incident.Incident) {
	id := r.name()
	in.ID = incident.ID(id)
	in.ARM = r.around(id)
	in.ETag = r.name()
	in.Title = r.text()
	in.Description = r.text()
	in.Severity = incident.Severity(r.word())
	in.Status = incident.Status(r.word())
	in.Closing.Classification = incident.Classification(r.word())
	in.Closing.Reason = incident.ClassificationReason(r.word())
	in.Closing.Comment = r.text()
	in.Owner = r.owner()
	in.Labels = r.labelList()
	in.FirstActivity = r.stamp()
	in.LastActivity = r.stamp()
	in.Number = int(r.int())
	in.Created = r.stamp()
	in.LastModified = r.stamp()
	in.URL = r.around(id)
	in.Provider = r.text()
	in.ProviderIncidentID = r.text()
	in.AnalyticRules = r.list()
	r.additional(&in.Additional)
}

func (w *writer) labels(labels []incident.Label) {
	if w.length(uint64(len(labels)), labels == nil) {
		for _, l := range labels {
			w.text(l.Name.Raw())
			w.text(string(l.Type))
		}
	}
}

func (r *reader) labelList() []incident.Label {
	n, ok := r.length(2)
	if !ok {
		return nil
	}
	labels := r.labels.take(n)
	for i := range labels {
		labels[i] = incident.Label{Name: r.text(), Type: incident.LabelType(r.word())}
	}
	return labels
}

func (w *writer) additional(a *incident.Additional) {
	w.int(int64(a.Alerts))
	w.int(int64(a.Bookmarks))
	w.int(int64(a.Comments))
	w.list(a.Products)
	w.list(a.Tactics)
	w.list(a.Techniques)
	w.text(a.ProviderURL.Raw())
}

func (r *reader) additional(a *incident.Additional) {
	a.Alerts = int(r.int())
	a.Bookmarks = int(r.int())
	a.Comments = int(r.int())
	a.Products = r.list()
	a.Tactics = r.list()
	a.Techniques = r.list()
	a.ProviderURL = r.text()
}
