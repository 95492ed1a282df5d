package record

import (
	"time"

	"sentinelq/client/incident"
)

// partHeader is more than a part takes beside its payload, in bytes.
const partHeader = 24

// Parts is the details of an incident with each part encoded on its own, so that
// parts are merged and left out without being read. It is a value, and its zero
// value is the details of which nothing was read.
type Parts [len(incident.Details{}.Taken)]part

// part is what a part held at a time, encoded.
type part struct {
	taken   time.Time // in UTC, without a monotonic part; zero when there is none
	payload string
}

// NewParts writes the parts of d that have been read.
func NewParts(d incident.Details) Parts {
	var p Parts
	for _, name := range incident.Parts() {
		if d.Has(name) {
			w := newWriter()
			codecOf(name).write(w, &d)
			p[name] = part{d.Taken[name].UTC().Round(0), string(w.buf)}
		}
	}
	return p
}

// Details returns what the parts hold. Its texts share their memory.
func (p Parts) Details() (incident.Details, error) {
	var d incident.Details
	for _, name := range incident.Parts() {
		if p[name].taken.IsZero() {
			continue
		}
		r := newReader(p[name].payload)
		codecOf(name).read(r, &d)
		if err := r.end(); err != nil {
			return incident.Details{}, err
		}
		d.Taken[name] = p[name].taken
	}
	return d, nil
}

// Then returns of each part the one that was taken later, and the one of next
// where both were taken at once.
func (p Parts) Then(next Parts) Parts {
	for name := range next {
		if taken := next[name].taken; !taken.IsZero() && !taken.Before(p[name].taken) {
			p[name] = next[name]
		}
	}
	return p
}

// Fit returns the parts without the largest ones, as many as must leave for the
// rest to take no more than limit bytes.
func (p Parts) Fit(limit int) Parts {
	for range p {
		size, largest := 1, 0
		for name := range p {
			if !p[name].taken.IsZero() {
				size += partHeader + len(p[name].payload)
			}
			if len(p[name].payload) > len(p[largest].payload) {
				largest = name
			}
		}
		if size <= limit {
			break
		}
		p[largest] = part{}
	}
	return p
}

// Encode writes the parts.
func (p Parts) Encode() []byte {
	w := newWriter()
	for name := range p {
		if !p[name].taken.IsZero() {
			w.uint(uint64(name))
			w.moment(p[name].taken)
			w.literal(p[name].payload)
		}
	}
	return w.buf
}

// ReadParts reads what [Parts.Encode] wrote, and makes sure that each part can
// be read as well. Parts that only a later program knows are passed over.
func ReadParts(payload string) (Parts, error) {
	r := newReader(payload)
	var p Parts
	for r.rest != "" {
		name := r.uint()
		read := part{r.moment(), r.literal()}
		if name < uint64(len(p)) && !read.taken.IsZero() {
			p[name] = read
		}
	}
	err := r.end()
	if err == nil {
		_, err = p.Details()
	}
	if err != nil {
		return Parts{}, err
	}
	return p, nil
}

// codec is how the contents of one part are written, and read again.
type codec struct {
	write func(*writer, *incident.Details)
	read  func(*reader, *incident.Details)
}

// listed is the codec of a part that is a list of values, each of at least size bytes.
func listed[T any](
	of func(*incident.Details) *[]T,
	write func(*writer, *T),
	size uint64,
	read func(*reader, *T),
) codec {
	return codec{
		func(w *writer, d *incident.Details) { writeList(w, *of(d), write) },
		func(r *reader, d *incident.Details) { *of(d) = readList(r, size, read) },
	}
}

// codecOf returns the codec of a part.
func codecOf(name incident.Part) codec {
	switch name {
	case incident.PartAlerts:
		return listed(
			func(d *incident.Details) *[]incident.Alert { return &d.Alerts },
			(*writer).alert,
			minAlert,
			(*reader).alert,
		)
	case incident.PartEntities:
		return codec{
			func(w *writer, d *incident.Details) { w.entities(&d.Entities) },
			func(r *reader, d *incident.Details) { r.entities(&d.Entities) },
		}
	case incident.PartComments:
		return listed(
			func(d *incident.Details) *[]incident.Comment { return &d.Comments },
			(*writer).comment,
			minComment,
			(*reader).comment,
		)
	case incident.PartTasks:
		return listed(
			func(d *incident.Details) *[]incident.Task { return &d.Tasks },
			(*writer).task,
			minTask,
			(*reader).task,
		)
	case incident.PartBookmarks:
		return listed(
			func(d *incident.Details) *[]incident.Bookmark { return &d.Bookmarks },
			(*writer).bookmark,
			minBookmark,
			(*reader).bookmark,
		)
	case incident.PartActivity:
		return listed(
			func(d *incident.Details) *[]incident.Revision { return &d.Activity },
			(*writer).revision,
			minRevision,
			(*reader).revision,
		)
	}
	return codec{func(*writer, *incident.Details) {}, func(*reader, *incident.Details) {}} // of a later program
}
