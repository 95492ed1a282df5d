package feed

import (
	"slices"

	"sentinelq/client/incident"
	"sentinelq/ui/detail"
)

// AllDetails is what has been read of incidents beside the incident itself.
type AllDetails struct {
	Version int // counts the changes

	known   map[incident.ID]*Details
	order   []incident.ID // the last one used last
	touched []incident.ID
	news    []PartRead
}

// Details is what has been read of one incident, and how the rest stands.
type Details struct {
	Read    incident.Details
	States  map[incident.Part]detail.State
	Seen    []incident.Revision  // as this program saw the incident change
	Toggled map[incident.ID]bool // tasks whose status is on its way

	again  map[incident.Part]bool // it is to be read once more when it has been read
	stored bool                   // what the store knew has been asked for
}

// PartRead is a part of an incident that Azure has answered with.
type PartRead struct {
	ID   incident.ID
	Part incident.Part
	Read incident.Details
}

// maxDetails is how many incidents are kept in memory with their details.
const maxDetails = 100

// Of returns the details of an incident, new ones if need be.
func (d *AllDetails) Of(id incident.ID) *Details {
	if d.known == nil {
		d.known = map[incident.ID]*Details{}
	}
	found := d.known[id]
	if found == nil {
		found = &Details{
			States: map[incident.Part]detail.State{}, again: map[incident.Part]bool{}, Toggled: map[incident.ID]bool{},
		}
		d.known[id] = found
	}
	for i, other := range d.order {
		if other == id {
			d.order = append(d.order[:i], d.order[i+1:]...)
			break
		}
	}
	if d.order = append(d.order, id); len(d.order) > maxDetails {
		delete(d.known, d.order[0])
		d.order = d.order[1:]
	}
	return found
}

// Known returns the details of an incident; nil where nothing was read.
func (d *AllDetails) Known(id incident.ID) *Details { return d.known[id] }

// Entities returns the entities of all incidents of which they were read.
func (d *AllDetails) Entities() map[incident.ID][]incident.Entity {
	entities := map[incident.ID][]incident.Entity{}
	for id, known := range d.known {
		if known.Read.Has(incident.PartEntities) {
			entities[id] = known.Read.Entities.List
		}
	}
	return entities
}

// Record keeps incidents as they are seen, for what happened to them.
func (d *AllDetails) Record(ids []incident.ID, loaded *Incidents) {
	for _, id := range ids {
		known := d.known[id]
		if in, ok := loaded.Get(id); ok && known != nil && known.see(in) {
			d.Touch(id)
		}
	}
}

// Touch notes that what was read of an incident is another by now.
func (d *AllDetails) Touch(id incident.ID) {
	d.Version++
	d.touched = append(d.touched, id)
}

// Changed returns of which incidents something else was read since it was asked last.
func (d *AllDetails) Changed() []incident.ID {
	ids := d.touched
	d.touched = nil
	return ids
}

// News returns the parts that were read since it was asked last.
func (d *AllDetails) News() []PartRead {
	news := d.news
	d.news = nil
	return news
}

// see adds a state of the incident to what this program saw, and reports whether it is
// another one.
func (d *Details) see(in incident.Incident) bool {
	if n := len(d.Seen); n > 0 && d.Seen[n-1].State.ETag == in.ETag {
		return false
	}
	d.Seen = append(d.Seen, incident.Revision{At: in.LastModified, State: in, Tasks: -1})
	return true
}

// PutTask replaces a task by what is known of it now.
func (d *Details) PutTask(t incident.Task) {
	tasks := slices.Clone(d.Read.Tasks)
	for i := range tasks {
		if tasks[i].ID == t.ID {
			tasks[i] = t
		}
	}
	d.Read.Tasks = tasks
}
