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
	if r.history == nil {
		r.history = s.versions(r)
	}
}

// log remembers an incident as a change left it.
func (s *Simulator) log(r *record, by string, at time.Time) {
	if len(r.history) >= keptVersions {
		r.history = slices.Delete(r.history, 0, 1)
	}
	r.history = append(r.history, s.version(r, by, at))
}

// version is the incident as it is.
func (s *Simulator) version(r *record, by string, at time.Time) logs.Version {
	v := logs.Version{At: at, By: by, Name: r.Name, Incident: r.Clone().Properties}
	switch {
	case r.file != nil:
		hung := logs.Attached{Comments: r.file.Comments.All(), Tasks: r.file.Tasks.All()}
		hung.Alerts, hung.Bookmarks = relatedNames(r.file.Relations.All())
		v.Attached = func() logs.Attached { return hung }
	case r.origin != nil:
		origin := *r.origin
		v.Attached = func() logs.Attached { return s.hung(origin) }
	}
	return v
}

// hung is what hung on a made-up incident from the beginning.
func (s *Simulator) hung(o evidence.Origin) logs.Attached {
	hung := logs.Attached{Comments: s.evidence.Comments(o), Tasks: s.evidence.Tasks(o)}
	hung.Alerts, hung.Bookmarks = relatedNames(s.evidence.Relations(o))
	return hung
}

// versions returns an incident after each of its changes, the oldest first. Of
// one that nobody changed since it was made up there are two: as it was raised
// and as it is.
func (s *Simulator) versions(r *record) []logs.Version {
	if r.history != nil || r.origin == nil {
		return r.history
	}
	now := s.version(r, cmp.Or(r.Properties.Owner.UserPrincipalName, "Automation rule"), r.Modified)
	if r.Modified.Equal(r.Created) {
		now.By = raisedBy
		return []logs.Version{now}
	}
	raised, origin := now, *r.origin
	raised.At, raised.By = r.Created, raisedBy
	p := &raised.Incident
	p.Status, p.Owner, p.Classification, p.ClassificationReason, p.ClassificationComment = "New", Owner{}, "", "", ""
	p.Labels = slices.DeleteFunc(slices.Clone(p.Labels), func(l Label) bool { return l.LabelType == "User" })
	p.AdditionalData.CommentsCount, p.AdditionalData.BookmarksCount = 0, 0
	raised.Attached = func() logs.Attached { return logs.Attached{Alerts: s.hung(origin).Alerts} }
	return []logs.Version{raised, now}
}

// raisedBy is what ModifiedBy says of an incident that a rule raised.
const raisedBy = "Incident created from alert"

// bury remembers that an incident is deleted now.
func (s *Simulator) bury(r *record, by string, at time.Time) {
	last := s.version(r, by, at)
	last.Incident.Status = logs.StatusDeleted
	if len(s.buried) >= keptDeleted {
		s.buried = slices.Delete(s.buried, 0, 1)
	}
	s.buried = append(s.buried, append(slices.Clip(s.versions(r)), last))
}

// allVersions yields the history of every incident, of deleted ones last.
func (s *Simulator) allVersions() iter.Seq[logs.Version] {
	return func(yield func(logs.Version) bool) {
		for _, r := range s.sorted(odata.Order{}).rows {
			for _, v := range s.versions(r) {
				if !yield(v) {
					return
				}
			}
		}
		for _, v := range slices.Concat(s.buried...) {
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
