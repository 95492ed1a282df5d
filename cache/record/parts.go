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
			w.part(name, &d)
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
		r.part(name, &d)
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

// part writes one part in the form that [reader.part] reads.
func (w *writer) part(name incident.Part, d *incident.Details) {
	switch name {
	case incident.PartAlerts:
		writeList(w, d.Alerts, (*writer).alert)
	case incident.PartEntities:
		w.entities(&d.Entities)
	case incident.PartComments:
		writeList(w, d.Comments, (*writer).comment)
	case incident.PartTasks:
		writeList(w, d.Tasks, (*writer).task)
	case incident.PartBookmarks:
		writeList(w, d.Bookmarks, (*writer).bookmark)
	case incident.PartActivity:
		writeList(w, d.Activity, (*writer).revision)
	}
}

func (r *reader) part(name incident.Part, d *incident.Details) {
	switch name {
	case incident.PartAlerts:
		d.Alerts = readList(r, minAlert, (*reader).alert)
	case incident.PartEntities:
		r.entities(&d.Entities)
	case incident.PartComments:
		d.Comments = readList(r, minComment, (*reader).comment)
	case incident.PartTasks:
		d.Tasks = readList(r, minTask, (*reader).task)
	case incident.PartBookmarks:
		d.Bookmarks = readList(r, minBookmark, (*reader).bookmark)
	case incident.PartActivity:
		d.Activity = readList(r, minRevision, (*reader).revision)
	}
}
