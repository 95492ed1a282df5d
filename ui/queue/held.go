package queue

import (
	"slices"
	"sort"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
)

// Departure says what became of an incident that would not be shown if the
// cursor were not on it: in several lengths, the longest first.
type Departure struct {
	ID    incident.ID
	Words []clean.Safe
}

// SetDeparture sets what became of the incident under the cursor.
func (m *Model) SetDeparture(d Departure) { m.left = d }

// hold keeps an incident that is not loaded any more in its place.
func (m *Model) hold(in incident.Incident) {
	at := sort.Search(len(m.given), func(i int) bool { return in.Before(m.given[i]) })
	m.rows = slices.Insert(slices.Clone(m.given), at, in)
	m.held = true
}

// drop lets a held incident go.
func (m *Model) drop() { m.rows, m.held = m.given, false }

// isLeft reports whether a row is shown for the cursor's sake alone.
func (m *Model) isLeft(in *incident.Incident) bool {
	return m.held && in.ID == m.cursor || !m.match(in)
}

// leastTitle is how many cells of the title stay beside the words that say what
// became of an incident.
const leastTitle = 8

// departure returns the longest words about an incident that leave room for its
// title.
func (m *Model) departure(in *incident.Incident) clean.Safe {
	if m.left.ID != in.ID || !m.isLeft(in) {
		return clean.Safe{}
	}
	room := titleRoom(m.w) - 1 - leastTitle
	for _, words := range m.left.Words {
		if m.pen.Width(words) <= room {
			return words
		}
	}
	return clean.Safe{}
}
