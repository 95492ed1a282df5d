package record

import "sentinelq/client/incident"

const minBookmark = 16 // bytes

func (w *writer) bookmark(b *incident.Bookmark) {
	w.name(string(b.ID))
	w.name(b.ETag)
	w.text(b.Name.Raw())
	w.text(b.Notes.Raw())
	w.text(b.Query.Raw())
	w.text(b.Result.Raw())
	w.list(b.Labels)
	w.stamp(b.EventTime)
	w.stamp(b.Created)
	w.owner(b.CreatedBy)
}

func (r *reader) bookmark(b *incident.Bookmark) {
	b.ID = incident.ID(r.name())
	b.ETag = r.name()
	b.Name = r.text()
	b.Notes = r.text()
	b.Query = r.text()
	b.Result = r.text()
	b.Labels = r.list()
	b.EventTime = r.stamp()
	b.Created = r.stamp()
	b.CreatedBy = r.owner()
}
