package form

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/draw"
)

// field is one line of the form: a label, and something that takes keys.
type field interface {
	label() clean.Safe
	name() incident.Field
	setWidth(w int)
	setFocus(on bool)
	key(msg tea.KeyPressMsg) reaction
	paste(content string)
	rows(pen draw.Pen) []string
	cursor(pen draw.Pen) (x, y int, ok bool)
}

// reaction is what a key asks of the form beyond the field.
type reaction int

const (
	stay reaction = iota
	goNext
	goPrevious
	submit
)

// arrows is the reaction of a field of one line to a key it has no use for.
func arrows(msg tea.KeyPressMsg) reaction {
	switch msg.String() {
	case "enter", "down":
		return goNext
	case "up":
		return goPrevious
	default:
		return stay
	}
}

// TakesText reports whether the field that has the focus is one for text.
func (m *Model) TakesText() bool {
	switch m.focus.(type) {
	case *choice, *button:
		return false
	}
	return !m.sending
}
