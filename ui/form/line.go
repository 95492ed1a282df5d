package form

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/ui/draw"
	"sentinelq/ui/input"
)

// line is a field of one line of text.
type line struct {
	*input.Line
	field incident.Field
	title clean.Safe
	width int
}

func newLine(field incident.Field, title, hint clean.Safe) *line {
	return &line{Line: input.NewLine(hint), field: field, title: title}
}

func (l *line) label() clean.Safe    { return l.title }
func (l *line) name() incident.Field { return l.field }
func (l *line) setWidth(w int)       { l.width = w }
func (l *line) setFocus(on bool)     { l.SetFocus(on) }
func (l *line) paste(content string) { l.Edit(tea.PasteMsg{Content: content}) }

func (l *line) key(msg tea.KeyPressMsg) reaction {
	r := arrows(msg)
	if r == stay {
		l.Edit(msg)
	}
	return r
}

func (l *line) rows(pen draw.Pen) []string { return []string{l.Row(pen, l.width)} }

func (l *line) cursor(pen draw.Pen) (x, y int, ok bool) { return l.Cursor(pen, l.width), 0, true }
