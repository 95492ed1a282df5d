package ui

import (
	"sentinelq/ui/action"
)

// closePanel empties the place. The focus goes to what lies under it.
func (m *Model) closePanel() {
	m.Slot.Close()
	m.Focus = action.Queue
	if m.page.id != "" {
		m.Focus = action.Detail
	}
}
