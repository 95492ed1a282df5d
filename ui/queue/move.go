package queue

import (
	"sentinelq/client/incident"
	"sentinelq/ui/action"
)

// Open asks for an incident's details.
type Open struct{ ID incident.ID }

// Do carries out an action of the table. The intent is nil when nothing is
// asked of the root; the bool tells whether the action was one of the table's.
func (m *Model) Do(id action.ID) (any, bool) {
	switch id {
	case action.Down:
		m.move(1)
	case action.Up:
		m.move(-1)
	case action.HalfPageDown:
		m.move(max(m.page()/2, 1))
	case action.HalfPageUp:
		m.move(-max(m.page()/2, 1))
	case action.PageDown:
		m.move(max(m.page(), 1))
	case action.PageUp:
		m.move(-max(m.page(), 1))
	case action.Top:
		m.move(-len(m.rows))
	case action.Bottom:
		m.move(len(m.rows))
	case action.Open:
		if in, ok := m.Current(); ok {
			return Open{in.ID}, true
		}
	default:
		return nil, false
	}
	return nil, true
}

// move goes by n rows. A row that was shown only because the cursor was on it
// goes when the cursor leaves it, and with any move when it is the only one.
func (m *Model) move(n int) {
	left, had := m.Current()
	gone := had && m.isLeft(&left)
	if gone && len(m.visible) == 1 {
		m.Release()
		return
	}
	m.moveTo(m.at + n)
	if gone && left.ID != m.cursor {
		line := m.at - m.top
		m.drop()
		m.refilter()
		m.top = m.at - line
	}
	m.reveal()
}

// page is the number of incidents that fit on the screen.
func (m *Model) page() int { return max(m.h-1, 0) }

// reveal scrolls as little as is needed to have the cursor on the screen and
// the screen full.
func (m *Model) reveal() {
	m.top = min(m.top, m.at)
	m.top = max(m.top, m.at-m.page()+1)
	m.top = min(m.top, max(len(m.visible)-m.page(), 0))
	m.top = max(m.top, 0)
}
