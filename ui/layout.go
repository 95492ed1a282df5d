package ui

import "sentinelq/ui/action"

// Sizes of the screen, in cells.
const (
	minWidth  = 60
	minHeight = 15
	wideFrom  = 120 // from here on the pane stands beside the queue
	above     = 4   // rows over the body: header, counters, filter line, rule
	below     = 2   // rows under it: rule, footer
)

// wide reports whether the pane stands beside the queue.
func (m *Model) wide() bool { return m.look.w >= wideFrom }

// side returns the width of the pane.
func (m *Model) side() int {
	if m.covering() {
		return m.look.w
	}
	return min(max(m.look.w*2/5, 50), 80)
}

func (m *Model) bodyHeight() int { return max(m.look.h-above-below, 0) }

// arrange gives every component its size. It is called when the screen, or
// what is open on it, has changed.
func (m *Model) arrange() {
	h := m.bodyHeight()
	table := m.look.w
	if m.wide() && !m.covering() {
		table = m.look.w - m.side() - 1
	}
	m.queue.SetSize(table, h)
	m.detail.SetSize(m.side(), h)
	if m.form != nil {
		m.form.SetSize(m.side(), h)
	}
	if m.writer != nil {
		m.writer.SetSize(m.side(), h)
	}
}

// covering reports whether the pane covers the queue.
func (m *Model) covering() bool {
	switch m.focus {
	case action.Form, action.Writing:
		return !m.wide()
	case action.Detail:
		return !m.wide() || m.page.zoomed
	case action.Global, action.Queue, action.Incident, action.Filter, action.Dialog:
	}
	return false
}
