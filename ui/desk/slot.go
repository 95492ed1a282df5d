package desk

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/ui/draw"
)

// Panel is what text is typed in beside the queue, or over it where the screen is
// narrow: a new incident, or what is written about one.
type Panel interface {
	// SetPen changes theme or meter.
	SetPen(pen draw.Pen)
	// SetSize sets the width and height in cells.
	SetSize(w, h int)
	// View draws the panel.
	View() string
	// Cursor returns where the text cursor is in it; nil where no key is taken.
	Cursor() *tea.Cursor
	// TakesText reports whether what is pasted has somewhere to go.
	TakesText() bool
}

// Slot is the one place for a panel. Its zero value is empty.
type Slot struct {
	open Panel
	w, h int // in cells, as the panel has it
}

// Open puts a panel in the place.
func (s *Slot) Open(p Panel) { *s = Slot{open: p} }

// Close empties the place.
func (s *Slot) Close() { *s = Slot{} }

// Panel returns the panel that is open; nil while none is.
func (s *Slot) Panel() Panel { return s.open }

// IsEmpty reports whether no panel is open.
func (s *Slot) IsEmpty() bool { return s.open == nil }

// Fit gives the panel its size in cells, if it is another one.
func (s *Slot) Fit(w, h int) {
	if s.open != nil && (w != s.w || h != s.h) {
		s.w, s.h = w, h
		s.open.SetSize(w, h)
	}
}
