package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/action"
	"sentinelq/ui/draw"
	"sentinelq/ui/input"
)

// Prompt asks for a line of text.
type Prompt struct {
	title  clean.Safe
	text   []clean.Safe // above the line
	line   *input.Line
	result func(typed string) any
	blank  bool // nothing typed is an answer too
	kept   func(typed string) any
}

// NewPrompt makes a prompt. What is typed, without surrounding spaces, becomes
// the dialog's result by the function given; nothing typed is no answer.
func NewPrompt(title, hint clean.Safe, result func(typed string) any) *Prompt {
	p := &Prompt{title: title, line: input.NewLine(hint), result: result}
	p.line.SetFocus(true)
	return p
}

// Explain puts text above the line.
func (p *Prompt) Explain(text ...clean.Safe) *Prompt {
	p.text = text
	return p
}

// Optional makes nothing typed an answer too.
func (p *Prompt) Optional() *Prompt {
	p.blank = true
	return p
}

// Keep begins with what was typed before, and makes what is typed the result of
// closing the prompt, so that it can be kept.
func (p *Prompt) Keep(before string, kept func(typed string) any) *Prompt {
	p.line.SetValue(before)
	p.kept = kept
	return p
}

// Do implements [Dialog].
func (p *Prompt) Do(id action.ID) (result any, done bool) {
	switch id { //nolint:exhaustive // the other actions are not a dialog's
	case action.Choose:
		if typed := strings.TrimSpace(p.line.Value()); typed != "" || p.blank {
			return p.result(typed), true
		}
	case action.Dismiss:
		if p.kept != nil {
			return p.kept(p.line.Value()), true
		}
		return nil, true
	}
	return nil, false
}

// Edit implements [Dialog].
func (p *Prompt) Edit(msg tea.Msg) (result any, done bool) {
	p.line.Edit(msg)
	return nil, false
}

// Rows implements [Dialog].
func (p *Prompt) Rows(pen draw.Pen, w, h int) []string {
	w = min(menuWidth, w-frameCols)
	if w < 1 || h <= frameRows {
		return nil
	}
	rows := p.above(pen, w, h-frameRows-1)
	return pen.Box(p.title, w, append(rows, p.line.Row(pen, w)))
}

// above draws the text in at most h rows, an empty one below it included.
func (p *Prompt) above(pen draw.Pen, w, h int) []string {
	if len(p.text) == 0 || h < 2 {
		return nil
	}
	rows := pen.Paragraph(w, theme.Plain, p.text...)
	return append(rows[:min(len(rows), h-1)], pen.Row(w))
}

// Cursor implements [Dialog].
func (p *Prompt) Cursor(pen draw.Pen, w, h int) (x, y int, ok bool) {
	inner := min(menuWidth, w-frameCols)
	above := p.above(pen, inner, h-frameRows-1)
	return frameCols/2 + p.line.Cursor(pen, inner), 1 + len(above), true
}
