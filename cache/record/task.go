package record

import "sentinelq/client/incident"

const minTask = 19 // bytes

func (w *writer) task(t *incident.Task) {
	w.name(string(t.ID))
	w.name(t.ETag)
	w.text(t.Title.Raw())
	w.text(t.Description.Raw())
	w.text(string(t.Status))
	w.stamp(t.Created)
	w.stamp(t.LastModified)
	w.owner(t.CreatedBy)
	w.owner(t.LastModifiedBy)
}

func (r *reader) task(t *incident.Task) {
	t.ID = incident.ID(r.name())
	t.ETag = r.name()
	t.Title = r.text()
	t.Description = r.text()
	t.Status = incident.TaskStatus(r.word())
	t.Created = r.stamp()
	t.LastModified = r.stamp()
	t.CreatedBy = r.owner()
	t.LastModifiedBy = r.owner()
}
