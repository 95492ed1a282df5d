package form

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// offer is a line below an input that can be taken.
type offer struct {
	key  string // tells it from the others, whatever is offered beside it
	text clean.Safe
	note clean.Safe // muted, behind it
	take func()
}

// picker is an input with offers below it. The arrow keys walk the offers and
// enter takes one; with none under the cursor the input is a plain line. Offers
// come and go while one is under the cursor, which stays with it.
type picker struct {
	*line
	on     string // the key of the offer under the cursor; empty for none
	offers func() []offer
}

func newPicker(field incident.Field, title, hint clean.Safe) picker {
	return picker{line: newLine(field, title, hint)}
}

// at returns the place of the offer under the cursor; -1 for none, or when it is
// not offered any more.
func (p *picker) at(offered []offer) int {
	return slices.IndexFunc(offered, func(o offer) bool { return o.key == p.on })
}

// walk takes a key of the offers, and reports whether it was one.
func (p *picker) walk(msg tea.KeyPressMsg) bool {
	offered := p.offers()
	at := p.at(offered)
	switch pressed := msg.String(); {
	case pressed == "enter" && at >= 0:
		offered[at].take()
		p.on = ""
	case pressed == "down" && at < len(offered)-1:
		p.on = offered[at+1].key
	case pressed == "up" && at > 0:
		p.on = offered[at-1].key
	case pressed == "up" && at == 0:
		p.on = ""
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
		p.on = ""
	}
	return r, changed
}

// below draws the offers while the input has the focus.
func (p *picker) below(pen draw.Pen) []string {
	if !p.Focused() {
		return nil
	}
	var rows []string
	for _, o := range p.offers() {
		role, mark := theme.Plain, pen.Theme.Glyphs().Bullet
		if o.key == p.on {
			role, mark = theme.Selection, pen.Theme.Glyphs().Cursor
		}
		rows = append(rows, o.rows(pen, p.width, draw.Glyph(role, mark), role)...)
	}
	return rows
}

// offerMark is the cells of the mark before an offer, and the gap behind it.
const offerMark = 2

// rows draws the offer in w cells: in one row where it fits, else with the note,
// which tells it from others of the same name, in rows of its own.
func (o offer) rows(pen draw.Pen, w int, mark draw.Span, role theme.Role) []string {
	if offerMark+pen.Width(o.text)+1+pen.Width(o.note) <= w {
		return []string{
			pen.Row(w, mark, draw.Gap(1), draw.Text(role, o.text), draw.Gap(1), draw.Text(theme.Muted, o.note)),
		}
	}
	rows := pen.Paragraph(w-offerMark, role, o.text)
	if !o.note.IsEmpty() {
		rows = append(rows, pen.Paragraph(w-offerMark, theme.Muted, o.note)...)
	}
	for i := range rows {
		rows[i] = pen.Row(offerMark, mark) + rows[i]
		mark = draw.Gap(1)
	}
	return rows
}
