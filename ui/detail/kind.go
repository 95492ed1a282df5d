package detail

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// kind is what there is to know of what stands in a tab.
type kind struct {
	label    clean.Safe
	part     incident.Part
	read     bool       // part has to be read for it
	none     clean.Safe // it is empty, and what helps
	entries  func(*Model) []entry
	count    func(*Model) (clean.Safe, bool) // how many are there, of how many; nil where nobody counts
	expected func(incident.Incident) int     // how many there are, before it was read; nil where it is not known
}

// kind returns the tab's kind.
func (t Tab) kind() kind {
	switch t {
	case Overview:
		return kind{label: clean.Literal("Overview")}
	case Alerts:
		return alerts()
	case Entities:
		return entities()
	case Comments:
		return comments()
	case Tasks:
		return tasks()
	case Bookmarks:
		return bookmarks()
	case Similar:
		return kind{
			label: clean.Literal(
				"Similar",
			),
			none:    clean.Literal("nothing like it among the incidents of the 14 days before"),
			entries: func(m *Model) []entry { return each(m.similar, m.like) },
			count:   func(m *Model) (clean.Safe, bool) { return clean.Int(len(m.similar)), m.searched },
		}
	case Activity:
		return kind{
			label: clean.Literal("Activity"), part: incident.PartActivity, read: true,
			none:    clean.Literal("nothing is known of what happened before"),
			entries: func(m *Model) []entry { return each(m.events, m.event) },
		}
	case tabs:
	}
	return kind{}
}

func alerts() kind {
	return kind{
		label: clean.Literal("Alerts"), part: incident.PartAlerts, read: true,
		none:     clean.Literal("no alerts: one can be related by its ID, or from a search"),
		entries:  func(m *Model) []entry { return each(m.details.Alerts, m.alert) },
		count:    func(m *Model) (clean.Safe, bool) { return clean.Int(len(m.details.Alerts)), true },
		expected: func(in incident.Incident) int { return in.Additional.Alerts },
	}
}

func entities() kind {
	return kind{
		label: clean.Literal("Entities"), part: incident.PartEntities, read: true,
		none:    clean.Literal("no entities: they come with alerts"),
		entries: func(m *Model) []entry { return each(m.details.Entities.List, m.entity) },
		count: func(m *Model) (clean.Safe, bool) {
			return of(len(m.details.Entities.List), m.details.Entities.Total()), true
		},
	}
}

func comments() kind {
	return kind{
		label: clean.Literal(
			"Comments",
		),
		part:     incident.PartComments,
		read:     true,
		none:     clean.Literal("no comments yet"),
		entries:  func(m *Model) []entry { return each(m.details.Comments, m.comment) },
		count:    func(m *Model) (clean.Safe, bool) { return of(len(m.details.Comments), m.in.Additional.Comments), true },
		expected: func(in incident.Incident) int { return in.Additional.Comments },
	}
}

func tasks() kind {
	return kind{
		label: clean.Literal("Tasks"), part: incident.PartTasks, read: true, none: clean.Literal("no tasks yet"),
		entries: func(m *Model) []entry { return each(m.details.Tasks, m.task) },
		count: func(m *Model) (clean.Safe, bool) {
			n := incident.CountTasks(m.details.Tasks)
			return clean.Safef("%d/%d", n.Done, n.All), true
		},
	}
}

func bookmarks() kind {
	return kind{
		label: clean.Literal(
			"Bookmarks",
		),
		part:     incident.PartBookmarks,
		read:     true,
		none:     clean.Literal("no bookmarks"),
		entries:  func(m *Model) []entry { return each(m.details.Bookmarks, m.bookmark) },
		count:    func(m *Model) (clean.Safe, bool) { return clean.Int(len(m.details.Bookmarks)), true },
		expected: func(in incident.Incident) int { return in.Additional.Bookmarks },
	}
}
