package form

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// button is the Create button at the end of the form.
type button struct {
	title   clean.Safe
	hint    clean.Safe
	focused bool
	width   int
}

func (b *button) label() clean.Safe                { return clean.Safe{} }
func (b *button) name() incident.Field             { return -1 }
func (b *button) setWidth(w int)                   { b.width = w }
func (b *button) setFocus(on bool)                 { b.focused = on }
func (b *button) paste(string)                     {}
func (b *button) cursor(draw.Pen) (int, int, bool) { return 0, 0, true }

func (b *button) key(msg tea.KeyPressMsg) reaction {
	if msg.String() == "enter" || msg.String() == "space" {
		return submit
	}
	return arrows(msg)
}

func (b *button) rows(pen draw.Pen) []string {
	role := theme.Strong
	if b.focused {
		role = theme.Selection
	}
	return []string{pen.Row(b.width, draw.Text(role, b.title), draw.Gap(2), draw.Text(theme.Muted, b.hint))}
}
