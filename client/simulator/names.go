package simulator

import (
	"strings"

	"sentinelq/client/simulator/evidence"
	"sentinelq/client/simulator/parts"
	"sentinelq/client/simulator/wire"
)

// What hangs on an incident is of package wire too.
type (
	// Comment is a comment on an incident.
	Comment = wire.Comment

	// Task is a task of an incident.
	Task = wire.Task

	// Author is who wrote a comment, or made or did a task.
	Author = wire.Person
)

// Comments returns copies of an incident's comments, the oldest first; none of
// an incident that there is not.
func (s *Simulator) Comments(name string) []Comment {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r, found := s.records[key(name)]; found {
		return s.file(r).Comments.All()
	}
	return nil
}

// Tasks returns copies of an incident's tasks, the oldest first; none of an
// incident that there is not.
func (s *Simulator) Tasks(name string) []Task {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r, found := s.records[key(name)]; found {
		return s.file(r).Tasks.All()
	}
	return nil
}

// file returns what hangs on an incident. What hung on it from the beginning is
// made up when it is first asked for.
func (s *Simulator) file(r *record) *parts.Parts {
	if r.file == nil {
		r.file = &parts.Parts{}
		if r.origin != nil {
			s.unpack(r.file, *r.origin)
		}
	}
	return r.file
}

func (s *Simulator) unpack(f *parts.Parts, o evidence.Origin) {
	for _, comment := range s.evidence.Comments(o) {
		f.Comments.Put(comment)
	}
	for _, task := range s.evidence.Tasks(o) {
		f.Tasks.Put(task)
	}
	for _, relation := range s.evidence.Relations(o) {
		f.Relations.Put(relation)
	}
}

// amended ends every change of an incident's file: counts and etag follow.
func (s *Simulator) amended(r *record, stamp parts.Stamp) {
	f, counts := s.file(r), &r.Properties.AdditionalData
	counts.CommentsCount = f.Comments.Len()
	counts.AlertsCount, counts.BookmarksCount = f.Related(true), f.Related(false)
	s.touch(r, stamp.At)
	s.log(r, stamp.By.UserPrincipalName, stamp.At)
}

// stamp is what a write of the signed-in analyst gets.
func (s *Simulator) stamp(c call, r *record) parts.Stamp {
	return parts.Stamp{
		Incident: r.ID, By: personOf(s.Me()), At: c.now, ETag: strings.Trim(s.newETag(c.now), `"`),
	}
}

// personOf returns a person of the directory as the service writes an author.
func personOf(p Person) Author { return wire.PersonOf(ownerOf(p)) }
