package dialog

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/draw"
)

// Page is text to read: it scrolls, and any choice closes it.
type Page struct {
	title clean.Safe
	text  passage
}

// NewPage makes a page of lines.
func NewPage(title clean.Safe, lines []clean.Safe) *Page { return &Page{title, passage{lines: lines}} }

// Do implements [Dialog]; in a page nothing is chosen.
func (p *Page) Do(id action.ID) (do func() tea.Cmd, done bool) {
	return nil, id == action.Choose || id == action.Dismiss
}

// Edit implements [Dialog]; nothing is typed in a page.
func (p *Page) Edit(tea.Msg) (do func() tea.Cmd, done bool) { return nil, false }

// roomy is the width from which a page does not fill the screen.
const roomy = 40

// shape returns the cells inside the frame, the rows of a title that has no room
// in its edge, and the rows of the text.
func (p *Page) shape(pen draw.Pen, w, h int) (inner int, head []string, rows int) {
	if w > roomy {
		w -= 2 // leaves a little of the screen to be seen
	}
	inner = w - frameCols
	if inner > 0 {
		head = heading(pen, p.title, inner)
	}
	return inner, head, max(h-frameRows-len(head), 0)
}

// Rows implements [Dialog].
func (p *Page) Rows(pen draw.Pen, w, h int) []string {
	inner, head, rows := p.shape(pen, w, h)
	if inner < 1 {
		return nil
	}
	return box(pen, p.title, inner, h, append(head, p.text.rows(pen, inner, rows)...))
}

func (p *Page) hidden(pen draw.Pen, w, h int) (above, below int) {
	inner, _, rows := p.shape(pen, w, h)
	return p.text.hidden(pen, inner, rows)
}

func (p *Page) scroll(pen draw.Pen, w, h, n int) {
	inner, _, rows := p.shape(pen, w, h)
	p.text.scroll(pen, inner, rows, n)
}

// Cursor implements [Dialog]; a page has none.
func (p *Page) Cursor(draw.Pen, int, int) (x, y int, ok bool) { return 0, 0, false }
