package dialog

import (
	tea "charm.land/bubbletea/v2"

	"sentinelq/ui/action"
	"sentinelq/ui/draw"
)

// Dialog is something that lies over the screen and takes the keys.
type Dialog interface {
	// Do carries out an action of the dialog. A result ends the dialog and is
	// given to the root; done without a result ends it without effect.
	Do(id action.ID) (result any, done bool)
	// Edit takes a key or a paste that is no action. Its answer is as that of
	// Do.
	Edit(msg tea.Msg) (result any, done bool)
	// Rows draws the dialog, frame included, in at most w by h cells.
	Rows(pen draw.Pen, w, h int) []string
	// Cursor returns the cell of the text cursor in what Rows draws.
	Cursor(pen draw.Pen, w, h int) (x, y int, ok bool)
}

// Stack is the dialogs that are open. Its zero value has none.
type Stack struct{ open []Dialog }

// Push opens a dialog over the others.
func (s *Stack) Push(d Dialog) { s.open = append(s.open, d) }

// IsEmpty reports whether no dialog is open.
func (s *Stack) IsEmpty() bool { return len(s.open) == 0 }

// Do gives an action to the dialog on top, and closes it when it is done.
func (s *Stack) Do(id action.ID) (result any) {
	if s.IsEmpty() {
		return nil
	}
	return s.after(s.top().Do(id))
}

// Edit gives a key or a paste to the dialog on top, and closes it when it is
// done.
func (s *Stack) Edit(msg tea.Msg) (result any) {
	if s.IsEmpty() {
		return nil
	}
	return s.after(s.top().Edit(msg))
}

func (s *Stack) after(result any, done bool) any {
	if done {
		s.open = s.open[:len(s.open)-1]
	}
	return result
}

// Top returns the dialog that takes the keys; nil when none is open.
func (s *Stack) Top() Dialog {
	if s.IsEmpty() {
		return nil
	}
	return s.top()
}

// Draw lays the dialog on top over base, which is w by h cells, and returns
// where the cursor belongs; nil without one.
func (s *Stack) Draw(pen draw.Pen, base []string, w, h int) ([]string, *tea.Cursor) {
	if s.IsEmpty() {
		return base, nil
	}
	rows := s.top().Rows(pen, w, h)
	if len(rows) == 0 {
		return base, nil
	}
	left, top := (w-pen.Cells(rows[0]))/2, max((h-len(rows))/3, 0)
	laid := pen.Over(base, rows, left, top)
	x, y, ok := s.top().Cursor(pen, w, h)
	if !ok {
		return laid, nil
	}
	return laid, tea.NewCursor(left+x, top+y)
}

func (s *Stack) top() Dialog { return s.open[len(s.open)-1] }
