package dialog

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/action"
	"sentinelq/ui/draw"
)

// Page is text to read: it scrolls, and any choice closes it.
type Page struct {
	title clean.Safe
	lines []clean.Safe
	top   int
}

// NewPage makes a page of lines.
func NewPage(title clean.Safe, lines []clean.Safe) *Page { return &Page{title: title, lines: lines} }

// Do implements [Dialog]; a page has no result.
func (p *Page) Do(id action.ID) (result any, done bool) {
	switch id { //nolint:exhaustive // the other actions are not a dialog's
	case action.NextChoice:
		p.top = min(p.top+1, max(len(p.lines)-1, 0))
	case action.PrevChoice:
		p.top = max(p.top-1, 0)
	case action.Choose, action.Dismiss:
		return nil, true
	}
	return nil, false
}

// Edit implements [Dialog]; nothing is typed in a page.
func (p *Page) Edit(tea.Msg) (result any, done bool) { return nil, false }

// roomy is the width from which a page does not fill the screen.
const roomy = 40

// Rows implements [Dialog].
func (p *Page) Rows(pen draw.Pen, w, h int) []string {
	if w > roomy {
		w -= 2 // leaves a little of the screen to be seen
	}
	if w -= frameCols; w < 1 {
		return nil
	}
	rows := pen.Paragraph(w, theme.Plain, p.lines[min(p.top, len(p.lines)):]...)
	return pen.Box(p.title, w, rows[:min(len(rows), max(h-frameRows, 0))])
}

// Cursor implements [Dialog]; a page has none.
func (p *Page) Cursor(draw.Pen, int, int) (x, y int, ok bool) { return 0, 0, false }
