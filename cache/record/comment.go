package record

import "sentinelq/client/incident"

const minComment = 12 // bytes

func (w *writer) comment(c *incident.Comment) {
	w.name(string(c.ID))
	w.name(c.ETag)
	w.text(c.Message.Raw())
	w.owner(c.Author)
	w.stamp(c.Created)
	w.stamp(c.LastModified)
}

func (r *reader) comment(c *incident.Comment) {
	c.ID = incident.ID(r.name())
	c.ETag = r.name()
	c.Message = r.text()
	c.Author = r.owner()
	c.Created = r.stamp()
	c.LastModified = r.stamp()
}
