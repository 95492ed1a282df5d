package record

import "sentinelq/client/incident"

// The least number of bytes that a value takes.
const (
	minEntity = 4
	minFact   = 2
	minCount  = 2
)

func (w *writer) entities(e *incident.Entities) {
	writeList(w, e.List, (*writer).entity)
	writeList(w, e.Counts, (*writer).entityCount)
}

func (r *reader) entities(e *incident.Entities) {
	e.List = readList(r, minEntity, (*reader).entity)
	e.Counts = readList(r, minCount, (*reader).entityCount)
}

func (w *writer) entity(e *incident.Entity) {
	w.text(e.ID.Raw())
	w.text(string(e.Kind))
	w.text(e.Name.Raw())
	writeList(w, e.Fields, (*writer).fact)
}

func (r *reader) entity(e *incident.Entity) {
	e.ID = r.text()
	e.Kind = incident.EntityKind(r.word())
	e.Name = r.text()
	e.Fields = readList(r, minFact, (*reader).fact)
}

func (w *writer) fact(f *incident.Fact) {
	w.text(f.Name.Raw())
	w.text(f.Value.Raw())
}

func (r *reader) fact(f *incident.Fact) { f.Name, f.Value = r.text(), r.text() }

func (w *writer) entityCount(c *incident.EntityCount) {
	w.text(string(c.Kind))
	w.int(int64(c.Count))
}

func (r *reader) entityCount(c *incident.EntityCount) {
	c.Kind, c.Count = incident.EntityKind(r.word()), int(r.int())
}
