package ui

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/ui/action"
	"sentinelq/ui/draw"
)

// panel is what text is typed in beside the queue, or over it where the screen is
// narrow: a new incident, or what is written about one.
type panel interface {
	SetPen(pen draw.Pen)
	SetSize(w, h int)
	View() string
	Cursor() *tea.Cursor
	TakesText() bool // a paste has somewhere to go
}

// slot is the one place for a panel. Its zero value is empty.
type slot struct {
	panel panel // nil while none is open
	keys  action.Scope
	w, h  int // in cells, as the panel has it
}

// open puts a panel in the place, whose keys are those of scope.
func (m *Model) openPanel(p panel, scope action.Scope) {
	m.slot = slot{panel: p, keys: scope}
	m.focus = scope
}

// closePanel empties the place. The focus goes to what lies under it.
func (m *Model) closePanel() {
	m.slot = slot{}
	m.focus = action.Queue
	if m.page.id != "" {
		m.focus = action.Detail
	}
}

// fit gives the panel its size, if it is another one.
func (s *slot) fit(w, h int) {
	if s.panel != nil && (w != s.w || h != s.h) {
		s.w, s.h = w, h
		s.panel.SetSize(w, h)
	}
}
