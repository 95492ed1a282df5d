package record

import (
	"slices"

	"sentinelq/client/incident"
)

// Delta is what became different in a queue: incidents that changed or are new,
// and those that are gone. Its zero value changes nothing.
type Delta struct {
	Changed []incident.Incident
	Removed []incident.ID // wins over Changed
}

// IsZero reports whether the delta changes nothing.
func (d Delta) IsZero() bool { return len(d.Changed)+len(d.Removed) == 0 }

// Then returns the delta that does d and afterwards next. It leaves both as
// they are.
func (d Delta) Then(next Delta) Delta {
	sum := Delta{Changed: slices.Clone(d.Changed)}
	place := places(sum.Changed)
	for i := range next.Changed {
		if at, ok := place[next.Changed[i].ID]; ok {
			sum.Changed[at] = next.Changed[i]
		} else {
			sum.Changed = append(sum.Changed, next.Changed[i])
		}
	}
	gone := set(next.Removed)
	sum.Changed = slices.DeleteFunc(sum.Changed, func(in incident.Incident) bool { return gone[in.ID] })
	back := places(next.Changed)
	for _, id := range d.Removed {
		if _, ok := back[id]; !ok && !gone[id] {
			sum.Removed = append(sum.Removed, id)
		}
	}
	sum.Removed = append(sum.Removed, next.Removed...)
	return sum
}

// places says where each incident is; of two with one ID, where the last is.
func places(incidents []incident.Incident) map[incident.ID]int {
	at := make(map[incident.ID]int, len(incidents))
	for i := range incidents {
		at[incidents[i].ID] = i
	}
	return at
}

func set(ids []incident.ID) map[incident.ID]bool {
	in := make(map[incident.ID]bool, len(ids))
	for _, id := range ids {
		in[id] = true
	}
	return in
}

// Apply returns queue with the delta made. A changed incident keeps its place,
// new ones follow at the end. It writes into queue's memory.
func (d Delta) Apply(queue []incident.Incident) []incident.Incident {
	if d.IsZero() {
		return queue
	}
	changed, gone := places(d.Changed), set(d.Removed)
	placed := make([]bool, len(d.Changed))
	kept := queue[:0]
	for i := range queue {
		in := &queue[i]
		if gone[in.ID] {
			continue
		}
		if at, ok := changed[in.ID]; ok {
			in, placed[at] = &d.Changed[at], true
		}
		kept = append(kept, *in)
	}
	clear(queue[len(kept):])
	for i := range d.Changed {
		if id := d.Changed[i].ID; !placed[i] && !gone[id] && changed[id] == i {
			kept = append(kept, d.Changed[i])
		}
	}
	return kept
}

// Encode writes the delta.
func (d Delta) Encode() []byte {
	w := newWriter()
	w.incidents(d.Changed)
	w.uint(uint64(len(d.Removed)))
	for _, id := range d.Removed {
		w.name(string(id))
	}
	return w.buf
}

// ReadDelta reads what [Delta.Encode] wrote.
func ReadDelta(payload string) (Delta, error) {
	r := newReader(payload)
	d := Delta{Changed: r.incidents()}
	if n := r.count(2); n > 0 {
		d.Removed = make([]incident.ID, n)
	}
	for i := range d.Removed {
		d.Removed[i] = incident.ID(r.name())
	}
	if err := r.end(); err != nil {
		return Delta{}, err
	}
	return d, nil
}
