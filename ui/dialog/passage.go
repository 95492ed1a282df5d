package dialog

import (
	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// passage is text to be read. Where it has no room it scrolls by rows.
type passage struct {
	lines []clean.Safe
	top   int // rows scrolled off
}

// all draws the whole text.
func (p *passage) all(pen draw.Pen, w int) []string {
	return pen.Paragraph(w, theme.Plain, p.lines...)
}

// rows draws what is seen of the text in h rows.
func (p *passage) rows(pen draw.Pen, w, h int) []string {
	all := p.all(pen, w)
	from := min(p.top, max(len(all)-h, 0))
	return all[from:min(from+max(h, 0), len(all))]
}

// hidden returns how many rows are above and below those that are seen.
func (p *passage) hidden(pen draw.Pen, w, h int) (above, below int) {
	length := len(p.all(pen, w))
	above = min(p.top, max(length-h, 0))
	return above, max(length-h, 0) - above
}

// scroll moves by n rows, within what there is.
func (p *passage) scroll(pen draw.Pen, w, h, n int) {
	above, below := p.hidden(pen, w, h)
	p.top = max(min(above+n, above+below), 0)
}
