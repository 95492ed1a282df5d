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
	title  clean.Safe
	line   *input.Line
	result func(typed string) any
}

// NewPrompt makes a prompt. What is typed, without surrounding spaces, becomes
// the dialog's result by the function given; nothing typed is no answer.
func NewPrompt(title, hint clean.Safe, result func(typed string) any) *Prompt {
	p := &Prompt{title: title, line: input.NewLine(hint), result: result}
	p.line.SetFocus(true)
	return p
}

// Do implements [Dialog].
func (p *Prompt) Do(id action.ID) (result any, done bool) {
	switch id { //nolint:exhaustive // the other actions are not a dialog's
	case action.Choose:
		if typed := strings.TrimSpace(p.line.Value()); typed != "" {
			return p.result(typed), true
		}
	case action.Dismiss:
		return nil, true
	}
	return nil, false
}

// Edit implements [Dialog].
func (p *Prompt) Edit(msg tea.Msg) { p.line.Edit(msg) }

// Rows implements [Dialog].
func (p *Prompt) Rows(pen draw.Pen, w, h int) []string {
	w = min(menuWidth, w-frameCols)
	if w < 1 || h <= frameRows {
		return nil
	}
	return pen.Box(p.title, w, []string{p.line.Row(pen, w)})
}

// Cursor implements [Dialog].
func (p *Prompt) Cursor(pen draw.Pen, w, _ int) (x, y int, ok bool) {
	return frameCols/2 + p.line.Cursor(pen, min(menuWidth, w-frameCols)), 1, true
}
