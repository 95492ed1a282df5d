package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/draw"
	"sentinelq/ui/input"
)

// Prompt asks for a line of text.
type Prompt struct {
	title clean.Safe
	text  passage // above the line
	line  *input.Line
	take  func(typed string) tea.Cmd
	blank bool // nothing typed is an answer too
}

// NewPrompt makes a prompt. Take gets what is typed, without surrounding spaces;
// nothing typed is no answer.
func NewPrompt(title, hint clean.Safe, take func(typed string) tea.Cmd) *Prompt {
	p := &Prompt{title: title, line: input.NewLine(hint), take: take}
	p.line.SetFocus(true)
	return p
}

// Explain puts text above the line.
func (p *Prompt) Explain(text ...clean.Safe) *Prompt {
	p.text.lines = text
	return p
}

// Optional makes nothing typed an answer too.
func (p *Prompt) Optional() *Prompt {
	p.blank = true
	return p
}

// Begin begins with what was typed before.
func (p *Prompt) Begin(before string) *Prompt {
	p.line.SetValue(before)
	return p
}

// Typed returns what is typed, as it stands.
func (p *Prompt) Typed() string { return p.line.Value() }

// Do implements [Dialog].
func (p *Prompt) Do(id action.ID) (do func() tea.Cmd, done bool) {
	switch id { //nolint:exhaustive // the other actions are not a dialog's
	case action.Choose:
		if typed := strings.TrimSpace(p.line.Value()); typed != "" || p.blank {
			return func() tea.Cmd { return p.take(typed) }, true
		}
	case action.Dismiss:
		return nil, true
	}
	return nil, false
}

// Edit implements [Dialog].
func (p *Prompt) Edit(msg tea.Msg) (do func() tea.Cmd, done bool) {
	p.line.Edit(msg)
	return nil, false
}

// shape returns the cells inside the frame, the rows of a title that has no room
// in its edge, and the rows of the text.
func (p *Prompt) shape(pen draw.Pen, w, h int) (inner int, head []string, rows int) {
	inner = inside(max(menuWidth, titleCells(pen, p.title), widest(pen, p.text.lines)), w)
	if inner < 1 || h <= frameRows {
		return 0, nil, 0
	}
	room := h - frameRows - 1
	head = heading(pen, p.title, inner)
	head = head[:min(len(head), room)]
	if room -= len(head) + 1; len(p.text.lines) > 0 && room > 0 {
		rows = min(len(p.text.all(pen, inner)), room)
	}
	return inner, head, rows
}

// Rows implements [Dialog].
func (p *Prompt) Rows(pen draw.Pen, w, h int) []string {
	inner, rows, text := p.shape(pen, w, h)
	if inner < 1 {
		return nil
	}
	if text > 0 {
		rows = append(append(rows, p.text.rows(pen, inner, text)...), pen.Row(inner))
	}
	return box(pen, p.title, inner, h, append(rows, p.line.Row(pen, inner)))
}

// Cursor implements [Dialog].
func (p *Prompt) Cursor(pen draw.Pen, w, h int) (x, y int, ok bool) {
	inner, head, text := p.shape(pen, w, h)
	if text > 0 {
		text++ // the empty row below it
	}
	return frameCols/2 + p.line.Cursor(pen, inner), 1 + len(head) + text, true
}

func (p *Prompt) hidden(pen draw.Pen, w, h int) (above, below int) {
	inner, _, rows := p.shape(pen, w, h)
	if inner < 1 || rows < 1 {
		return 0, 0
	}
	return p.text.hidden(pen, inner, rows)
}

func (p *Prompt) scroll(pen draw.Pen, w, h, n int) {
	if inner, _, rows := p.shape(pen, w, h); inner > 0 {
		p.text.scroll(pen, inner, rows, n)
	}
}
