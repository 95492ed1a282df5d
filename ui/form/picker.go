package form

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// offer is a line below an input that can be taken.
type offer struct {
	text clean.Safe
	note clean.Safe // muted, behind it
	take func()
}

// picker is an input with offers below it. The arrow keys walk the offers and
// enter takes one; with none under the cursor the input is a plain line.
type picker struct {
	*line
	at     int // the offer under the cursor; -1 for none
	offers func() []offer
}

func newPicker(field incident.Field, title, hint clean.Safe) picker {
	return picker{line: newLine(field, title, hint), at: -1}
}

// walk takes a key of the offers, and reports whether it was one.
func (p *picker) walk(msg tea.KeyPressMsg) bool {
	offered := p.offers()
	switch pressed := msg.String(); {
	case pressed == "enter" && p.at >= 0 && p.at < len(offered):
		offered[p.at].take()
		p.at = -1
	case pressed == "down" && p.at < len(offered)-1:
		p.at++
	case pressed == "up" && p.at >= 0:
		p.at--
	default:
		return false
	}
	return true
}

// edit gives a key to the input. Other text means other offers.
func (p *picker) edit(msg tea.KeyPressMsg) (r reaction, changed bool) {
	before := p.Value()
	r = p.key(msg)
	changed = p.Value() != before
	if changed {
		p.at = -1
	}
	return r, changed
}

// below draws the offers while the input has the focus.
func (p *picker) below(pen draw.Pen) []string {
	if !p.Focused() {
		return nil
	}
	var rows []string
	for i, o := range p.offers() {
		role, mark := theme.Plain, pen.Theme.Glyphs().Bullet
		if i == p.at {
			role, mark = theme.Selection, pen.Theme.Glyphs().Cursor
		}
		rows = append(rows, pen.Row(p.width, draw.Glyph(role, mark), draw.Gap(1),
			draw.Text(role, o.text), draw.Gap(1), draw.Text(theme.Muted, o.note)))
	}
	return rows
}
