package simulator

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"sentinelq/client/simulator/evidence"
	"sentinelq/client/simulator/kql"
	"sentinelq/client/simulator/logs"
	"sentinelq/client/simulator/odata"
	"sentinelq/client/simulator/wire"
)

// Limits of what is remembered, so that a demo may run for days.
const (
	keptVersions = 40  // of an incident; the oldest are let go
	keptDeleted  = 500 // incidents that were deleted
)

// change lets somebody edit an incident: it gets a new etag and modification
// time, and a row in the history.
func (s *Simulator) change(r *record, by string, at time.Time, edit func()) {
	s.keep(r)
	edit()
	s.touch(r, at)
	s.log(r, by, at)
}

// keep makes sure, before a change, that what came before it is remembered.
func (s *Simulator) keep(r *record) {
	if r.history == nil && r.origin != nil {
		before := *r
		before.Incident = r.Clone()
		r.history = slices.Collect(s.seeded(&before))
	}
}

// log remembers an incident as a change left it.
func (s *Simulator) log(r *record, by string, at time.Time) {
	if len(r.history) >= keptVersions {
		r.history = slices.Delete(r.history, 0, 1)
	}
	r.history = append(r.history, s.version(r, by, at))
}

// version is the incident as it is, whatever becomes of it.
func (s *Simulator) version(r *record, by string, at time.Time) logs.Version {
	p := r.Clone().Properties
	v := logs.Version{At: at, By: by, Name: r.Name, Incident: func() *Properties { return &p }}
	switch origin := r.origin; {
	case r.file != nil:
		hung := logs.Attached{Comments: r.file.Comments.All(), Tasks: r.file.Tasks.All()}
		hung.Alerts, hung.Bookmarks = relatedNames(r.file.Relations.All())
		v.Attached = func() logs.Attached { return hung }
	case origin != nil:
		v.Attached = func() logs.Attached { return s.hung(*origin) }
	}
	return v
}

// hung is what hung on a made-up incident from the beginning.
func (s *Simulator) hung(o evidence.Origin) logs.Attached {
	hung := logs.Attached{Comments: s.evidence.Comments(o), Tasks: s.evidence.Tasks(o)}
	hung.Alerts, hung.Bookmarks = relatedNames(s.evidence.Relations(o))
	return hung
}

// versions yields an incident after each of its changes, the oldest first.
func (s *Simulator) versions(r *record) iter.Seq[logs.Version] {
	if r.history != nil || r.origin == nil {
		return slices.Values(r.history)
	}
	return s.seeded(r)
}

// seeded yields the two versions of an incident that nobody changed since it
// was made up: as it was raised and as it is. They are good as long as that
// holds.
func (s *Simulator) seeded(r *record) iter.Seq[logs.Version] {
	origin := r.origin
	now := logs.Version{
		At: r.Modified, By: cmp.Or(r.Properties.Owner.UserPrincipalName, "Automation rule"), Name: r.Name,
		Incident: func() *Properties { return &r.Properties },
		Attached: func() logs.Attached { return s.hung(*origin) },
	}
	raised := logs.Version{
		At: r.Created, By: raisedBy, Name: r.Name,
		Incident: func() *Properties { return asRaised(r.Clone().Properties) },
		Attached: func() logs.Attached { return logs.Attached{Alerts: s.hung(*origin).Alerts} },
	}
	return func(yield func(logs.Version) bool) {
		if r.Modified.Equal(r.Created) {
			now.By = raisedBy
			yield(now)
			return
		}
		if yield(raised) {
			yield(now)
		}
	}
}

// asRaised takes back what analysts did.
func asRaised(p Properties) *Properties {
	p.Status, p.Owner, p.Classification, p.ClassificationReason, p.ClassificationComment = "New", Owner{}, "", "", ""
	p.Labels = slices.DeleteFunc(p.Labels, func(l Label) bool { return l.LabelType == "User" })
	p.AdditionalData.CommentsCount, p.AdditionalData.BookmarksCount = 0, 0
	return &p
}

// raisedBy is what ModifiedBy says of an incident that a rule raised.
const raisedBy = "Incident created from alert"

// keepDeleted remembers that an incident is deleted now.
func (s *Simulator) keepDeleted(r *record, by string, at time.Time) {
	s.keep(r)
	last := s.version(r, by, at)
	last.Incident().Status = logs.StatusDeleted
	if len(s.deleted) >= keptDeleted {
		s.deleted = slices.Delete(s.deleted, 0, 1)
	}
	s.deleted = append(s.deleted, append(r.history, last))
}

// allVersions yields the history of every incident, of deleted ones last.
func (s *Simulator) allVersions() iter.Seq[logs.Version] {
	return func(yield func(logs.Version) bool) {
		for _, r := range s.sorted(odata.Order{}).rows {
			for v := range s.versions(r) {
				if !yield(v) {
					return
				}
			}
		}
		for _, v := range slices.Concat(s.deleted...) {
			if !yield(v) {
				return
			}
		}
	}
}

// allAlerts yields the alerts of the workspace.
func (s *Simulator) allAlerts() iter.Seq[logs.Alert] {
	return func(yield func(logs.Alert) bool) {
		for _, o := range s.alerts.origins {
			for nth := range o.Alerts {
				a := logs.Alert{
					ID:       s.evidence.AlertID(*o, nth),
					Make:     func() wire.Alert { return s.evidence.Alert(*o, nth) },
					Entities: func() []wire.Entity { return s.evidence.Entities(*o, nth) },
				}
				if !yield(a) {
					return
				}
			}
		}
	}
}

// logs returns the workspace as Log Analytics knows it.
func (s *Simulator) logs() logs.Workspace {
	return logs.Workspace{
		CustomerID: s.customerID(),
		Denied:     s.options.LogsDenied,
		Table: func(name string) (kql.Relation, bool) {
			switch name {
			case "SecurityIncident":
				return logs.Incidents(s.allVersions()), true
			case "SecurityAlert":
				return logs.Alerts(s.allAlerts()), true
			}
			return kql.Relation{}, false
		},
	}
}

// relatedNames returns the names of the alerts and of the bookmarks that
// relations lead to.
func relatedNames(all []wire.Relation) (alerts, bookmarks []string) {
	for _, relation := range all {
		name := relation.Properties.RelatedResourceName
		if relation.Properties.RelatedResourceType == wire.TypeRelatedAlert {
			alerts = append(alerts, name)
		} else {
			bookmarks = append(bookmarks, name)
		}
	}
	return alerts, bookmarks
}
