package form

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/draw"
	"sentinelq/ui/input"
)

// area is a field of many lines of text. The arrow keys leave it at its ends.
type area struct {
	*input.Area
	field incident.Field
	title clean.Safe
}

func newArea(field incident.Field, title clean.Safe, limit, height int) *area {
	return &area{input.NewArea(limit, incident.Length, height), field, title}
}

func (a *area) label() clean.Safe                       { return a.title }
func (a *area) name() incident.Field                    { return a.field }
func (a *area) setWidth(w int)                          { a.SetWidth(w) }
func (a *area) setFocus(on bool)                        { a.SetFocus(on) }
func (a *area) paste(content string)                    { a.Paste(content) }
func (a *area) rows(pen draw.Pen) []string              { return a.Rows(pen) }
func (a *area) cursor(pen draw.Pen) (x, y int, ok bool) { return a.Cursor(pen) }

func (a *area) key(msg tea.KeyPressMsg) reaction {
	switch {
	case msg.String() == "up" && a.OnFirstRow():
		return goPrevious
	case msg.String() == "down" && a.OnLastRow():
		return goNext
	}
	a.Key(msg)
	return stay
}
