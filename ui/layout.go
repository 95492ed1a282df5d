package ui

import "sentinelq/ui/action"

// Sizes of the screen, in cells.
const (
	minWidth  = 60
	minHeight = 15
	wideFrom  = 120 // from here on the pane stands beside the queue
	above     = 4   // rows over the body: header, counters, filter line, rule
	below     = 3   // rows under it: rule, notice, keys
)

// side returns the width of the pane.
func (m *Model) side() int {
	if m.covering() {
		return m.look.w
	}
	return min(max(m.look.w*2/5, 50), 80)
}

func (m *Model) bodyHeight() int { return max(m.look.h-above-below, 0) }

// arrange gives every component its size, where the screen, or what is open on it,
// has changed.
func (m *Model) arrange() {
	h := m.bodyHeight()
	table := m.look.w
	if m.Wide && !m.covering() {
		table = m.look.w - m.side() - 1
	}
	if body := (bodySize{table, m.side(), h}); body != m.filled.body {
		m.filled.body = body
		m.Queue.SetSize(table, h)
		m.Detail.SetSize(m.side(), h)
	}
	m.covered = m.covers()
	m.Slot.Fit(m.side(), h-m.covered) // as much as what is said leaves
}

// mostNotices is how many rows notices may take: the larger the screen, the
// more.
func (m *Model) mostNotices() int { return min(max(m.look.h/8, 2), 6) }

// noticeRoom is how many rows notices may take now. They have one of their own.
// For more they cover the end of the body, but never the row that the person is
// on, and as a last resort the rule over them; the rows above stay where they are.
func (m *Model) noticeRoom() int { return min(m.mostNotices(), 1+m.spare()+1) }

// spare is how many rows at the end of the body can be covered.
func (m *Model) spare() int {
	last := -1
	if !m.covering() {
		last = m.Queue.Line()
	}
	if m.Focus == action.Detail {
		last = max(last, m.Detail.Line())
	}
	return max(m.bodyHeight()-1-last, 0)
}

// bodySize is the cells of the queue and of the pane.
type bodySize struct{ table, side, h int }

// covers is how many rows of the body are covered by what is said.
func (m *Model) covers() int {
	return min(max(len(m.noticeRows())-1, 0), m.spare())
}

// attend follows the person: what is said of an incident goes when another one is
// shown.
func (m *Model) attend() {
	in, _ := m.Showing()
	m.Notices.Attend(in.ID, m.Clock)
}

// covering reports whether the pane covers the queue.
func (m *Model) covering() bool {
	switch {
	case !m.Slot.IsEmpty():
		return !m.Wide
	case m.Focus == action.Detail:
		return !m.Wide || m.IsZoomed()
	}
	return false
}
