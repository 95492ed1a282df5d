package dialog

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/ui/action"
	"sentinelq/ui/draw"
)

// Dialog is something that lies over the screen and takes the keys.
type Dialog interface {
	// Do carries out an action of the dialog. Done ends it, and then does what was
	// chosen; nil is nothing.
	Do(id action.ID) (do func() tea.Cmd, done bool)
	// Edit takes a key or a paste that is no action. What it returns is as with Do.
	Edit(msg tea.Msg) (do func() tea.Cmd, done bool)
	// Rows draws the dialog, frame included, in at most w by h cells.
	Rows(pen draw.Pen, w, h int) []string
	// Cursor returns the cell of the text cursor in what Rows draws.
	Cursor(pen draw.Pen, w, h int) (x, y int, ok bool)
}

// reading is a dialog with text that may have more rows than there is room for.
type reading interface {
	// hidden returns how many rows of the text are above and below what Rows draws.
	hidden(pen draw.Pen, w, h int) (above, below int)
	// scroll moves the text by n rows.
	scroll(pen draw.Pen, w, h, n int)
}

// Stack is the dialogs that are open. Its zero value has none.
type Stack struct {
	open []Dialog
	on   screen
	more clean.Safe
}

// screen is where the dialog on top was drawn last: what the person sees is what
// is scrolled.
type screen struct {
	pen  draw.Pen
	w, h int
}

// SetMore sets the words for the key that scrolls the text of a dialog.
func (s *Stack) SetMore(key clean.Safe) { s.more = key }

// Push opens a dialog over the others.
func (s *Stack) Push(d Dialog) { s.open = append(s.open, d) }

// Close takes a dialog away, wherever in the stack it is. One that is not open
// stays so.
func (s *Stack) Close(d Dialog) {
	s.open = slices.DeleteFunc(s.open, func(o Dialog) bool { return o == d })
}

// IsEmpty reports whether no dialog is open.
func (s *Stack) IsEmpty() bool { return len(s.open) == 0 }

// Do gives an action to the dialog on top. When that is done it is closed, and what
// was chosen in it is done.
func (s *Stack) Do(id action.ID) tea.Cmd {
	if s.IsEmpty() {
		return nil
	}
	s.read(id)
	return s.after(s.top().Do(id))
}

// Edit gives a key or a paste to the dialog on top. What is done then is as with Do.
func (s *Stack) Edit(msg tea.Msg) tea.Cmd {
	if s.IsEmpty() {
		return nil
	}
	return s.after(s.top().Edit(msg))
}

// read scrolls the text of the dialog on top: by half of the screen, and by rows
// where nothing else is to be walked.
func (s *Stack) read(id action.ID) {
	text, ok := s.top().(reading)
	if !ok {
		return
	}
	_, page := s.top().(*Page)
	rows := 0
	switch {
	case id == action.MoreText:
		rows = max(s.on.h/2, 1)
	case id == action.LessText:
		rows = -max(s.on.h/2, 1)
	case page && id == action.NextChoice:
		rows = 1
	case page && id == action.PrevChoice:
		rows = -1
	}
	if rows != 0 {
		text.scroll(s.on.pen, s.on.w, s.on.h, rows)
	}
}

func (s *Stack) after(do func() tea.Cmd, done bool) tea.Cmd {
	if !done {
		return nil
	}
	s.open = s.open[:len(s.open)-1]
	if do == nil {
		return nil
	}
	return do()
}

// Has reports whether a dialog is open.
func (s *Stack) Has(d Dialog) bool { return slices.Contains(s.open, d) }

// Top returns the dialog that takes the keys; nil when none is open.
func (s *Stack) Top() Dialog {
	if s.IsEmpty() {
		return nil
	}
	return s.top()
}

// Draw lays the dialog on top over base, and returns where the cursor belongs; nil
// without one. Base has rows of w cells, of the h that the dialogs would have if
// nothing stood below: a dialog stays where it is while that comes and goes.
func (s *Stack) Draw(pen draw.Pen, base []string, w, h int) ([]string, *tea.Cursor) {
	if s.IsEmpty() {
		return base, nil
	}
	s.on = screen{pen, w, len(base)}
	rows := s.top().Rows(pen, w, len(base))
	if len(rows) == 0 {
		return base, nil
	}
	s.sayMore(rows)
	left := (w - pen.Cells(rows[0])) / 2
	top := min(max((h-len(rows))/3, 0), len(base)-len(rows))
	laid := pen.Over(base, rows, left, top)
	x, y, ok := s.top().Cursor(pen, w, len(base))
	if !ok {
		return laid, nil
	}
	return laid, tea.NewCursor(left+x, top+y)
}

// sayMore says in the lower edge of a dialog that its text goes on, and which key
// shows the rest.
func (s *Stack) sayMore(rows []string) {
	text, ok := s.top().(reading)
	if !ok || len(rows) <= frameRows {
		return
	}
	pen := s.on.pen
	above, below := text.hidden(pen, s.on.w, s.on.h)
	if above+below == 0 {
		return
	}
	words := clean.Safef("%d more rows: %s", below, s.more)
	if below == 0 {
		words = clean.Safef("the end: %s", s.more)
	}
	rows[len(rows)-1] = pen.Foot(pen.Cells(rows[0])-frameCols, words)
}

func (s *Stack) top() Dialog { return s.open[len(s.open)-1] }
