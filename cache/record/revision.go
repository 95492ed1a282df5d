package record

import "sentinelq/client/incident"

const minRevision = 4 + minIncident // bytes

// deletedRevision is the flag of a revision that is the last one.
const deletedRevision = 1

func (w *writer) revision(v *incident.Revision) {
	w.stamp(v.At)
	w.text(v.By.Raw())
	w.incident(&v.State)
	w.int(int64(v.Tasks))
	if v.Deleted {
		w.uint(deletedRevision)
	} else {
		w.uint(0)
	}
}

func (r *reader) revision(v *incident.Revision) {
	v.At = r.stamp()
	v.By = r.text()
	r.incident(&v.State)
	v.Tasks = int(r.int())
	v.Deleted = r.uint() == deletedRevision
}
