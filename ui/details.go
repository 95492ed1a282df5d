package ui

import (
	"sentinelq/client/incident"
	"sentinelq/ui/detail"
	"sentinelq/ui/feed"
)

// allDetails is what has been read of incidents beside the incident itself.
type allDetails struct {
	known map[incident.ID]*details
	order []incident.ID // the last one used last

	version int // counts the changes
	touched []incident.ID
}

// details is what has been read of one incident, and how the rest stands.
type details struct {
	read    incident.Details
	states  map[incident.Part]detail.State
	again   map[incident.Part]bool // it is to be read once more when it has been read
	seen    []incident.Revision    // as this program saw the incident change
	stored  bool                   // what the store knew has been asked for
	toggled map[incident.ID]bool   // tasks whose status is on its way
}

// maxDetails is how many incidents are kept in memory with their details.
const maxDetails = 100

// of returns the details of an incident, a new one if need be.
func (d *allDetails) of(id incident.ID) *details {
	if d.known == nil {
		d.known = map[incident.ID]*details{}
	}
	found := d.known[id]
	if found == nil {
		found = &details{
			states: map[incident.Part]detail.State{}, again: map[incident.Part]bool{}, toggled: map[incident.ID]bool{},
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

// record keeps incidents as they are seen, for what happened to them.
func (d *allDetails) record(ids []incident.ID, loaded *feed.Incidents) {
	for _, id := range ids {
		known := d.known[id]
		if in, ok := loaded.Get(id); ok && known != nil && known.see(in) {
			d.touch(id)
		}
	}
}

// touch notes that what was read of an incident is another by now.
func (d *allDetails) touch(id incident.ID) {
	d.version++
	d.touched = append(d.touched, id)
}

// changed returns of which incidents something else was read since it was asked last.
func (d *allDetails) changed() []incident.ID {
	ids := d.touched
	d.touched = nil
	return ids
}

// see adds a state of the incident to what this program saw, and reports whether it is
// another one.
func (d *details) see(in incident.Incident) bool {
	if n := len(d.seen); n > 0 && d.seen[n-1].State.ETag == in.ETag {
		return false
	}
	d.seen = append(d.seen, incident.Revision{At: in.LastModified, State: in, Tasks: -1})
	return true
}
