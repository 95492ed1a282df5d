package incident

import "time"

// Part names what belongs to an incident and is read on its own.
type Part int

// The parts.
const (
	PartAlerts Part = iota
	PartEntities
	PartComments
	PartTasks
	PartBookmarks
	PartActivity
	parts // how many there are
)

// Parts returns all parts.
func Parts() []Part {
	all := make([]Part, parts)
	for i := range all {
		all[i] = Part(i)
	}
	return all
}

// Details is what belongs to an incident, as far as it has been read.
type Details struct {
	Alerts    []Alert
	Entities  Entities
	Comments  []Comment
	Tasks     []Task
	Bookmarks []Bookmark
	Activity  []Revision // the oldest first

	// Taken is when each part was read, zero for one that never was.
	Taken [parts]time.Time
}

// Has reports whether the part has been read.
func (d Details) Has(p Part) bool { return !d.Taken[p].IsZero() }

// With returns the details with one part as from has it.
func (d Details) With(p Part, from Details) Details {
	switch p {
	case PartAlerts:
		d.Alerts = from.Alerts
	case PartEntities:
		d.Entities = from.Entities
	case PartComments:
		d.Comments = from.Comments
	case PartTasks:
		d.Tasks = from.Tasks
	case PartBookmarks:
		d.Bookmarks = from.Bookmarks
	case PartActivity:
		d.Activity = from.Activity
	case parts:
		return d
	}
	d.Taken[p] = from.Taken[p]
	return d
}
