package input

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/text"
)

// MaxLines is how many lines an [Area] holds; the editor drops what is beyond. A
// text within one of the service's limits hardly has as many.
const MaxLines = 10000

// Area is a field of many lines of text, with a counter against a limit. Text
// over the limit is kept and counted, never cut.
type Area struct {
	limit  int
	count  func(string) int // counts as the limit does
	editor textarea.Model
	drawn  []string // what Rows returned last; nil once something has changed
	by     draw.Pen // by which it was drawn
	x, y   int      // where the cursor is in it
}

// NewArea makes an area of so many rows, whose limit is counted by count.
func NewArea(limit int, count func(string) int, height int) *Area {
	editor := textarea.New()
	editor.Prompt = ""
	editor.ShowLineNumbers = false
	editor.SetVirtualCursor(false)
	editor.MaxHeight, editor.MaxWidth = 0, 0 // the text's limit is ours to state
	editor.SetHeight(height)
	editor.SetStyles(plainStyles())
	editor.KeyMap.Paste = key.NewBinding(key.WithDisabled()) // the host's clipboard
	editor.KeyMap.CopySelection = key.NewBinding(key.WithDisabled())
	return &Area{limit: limit, count: count, editor: editor}
}

// plainStyles draws the text as it is; the theme gives it its colour.
func plainStyles() textarea.Styles {
	plain := textarea.StyleState{Selection: lipgloss.NewStyle().Reverse(true)}
	return textarea.Styles{Focused: plain, Blurred: plain}
}

// SetWidth sets the width in cells.
func (a *Area) SetWidth(w int) {
	a.editor.SetWidth(w)
	a.settle()
}

// SetHeight sets how many rows of text are seen.
func (a *Area) SetHeight(h int) {
	grown := h > a.editor.Height()
	a.editor.SetHeight(h)
	a.settle()
	if grown && a.editor.ScrollYOffset() > 0 {
		a.fill(h)
	}
}

// fill scrolls back as far as the cursor stays in sight, so that an area which has
// grown has no empty rows below while there is text above. The editor scrolls with
// its cursor only, which goes up and comes back.
func (a *Area) fill(h int) {
	info := a.editor.LineInfo()
	column, up := info.StartColumn+info.ColumnOffset, 0
	for up < h-1 && !a.OnFirstRow() {
		a.editor.CursorUp()
		up++
	}
	a.settle()
	for range up {
		a.editor.CursorDown()
	}
	a.editor.SetCursorColumn(column)
	a.settle()
}

// SetFocus lets the area take keys.
func (a *Area) SetFocus(on bool) {
	if on {
		a.editor.Focus()
		a.settle()
	} else {
		a.editor.Blur()
		a.drawn = nil
	}
}

// Value returns the text.
func (a *Area) Value() string { return a.editor.Value() }

// SetValue replaces the text.
func (a *Area) SetValue(s string) {
	a.editor.SetValue(Accept(s))
	a.settle()
}

// settle scrolls to the cursor, which the editor itself does at messages only.
func (a *Area) settle() { a.update(nil) }

func (a *Area) update(msg tea.Msg) {
	a.editor, _ = a.editor.Update(msg)
	a.drawn = nil
}

// Key takes a key.
func (a *Area) Key(msg tea.KeyPressMsg) {
	if key.Matches(msg, a.editor.KeyMap.InsertNewline) && !a.Holds("\n") {
		return // behind its last line the editor would take no text at all
	}
	if msg.Text != "" {
		msg.Text = Accept(msg.Text)
	}
	a.update(msg)
}

// OnFirstRow reports whether the cursor cannot go further up.
func (a *Area) OnFirstRow() bool { return a.editor.Line() == 0 && a.editor.LineInfo().RowOffset == 0 }

// OnLastRow reports whether the cursor cannot go further down.
func (a *Area) OnLastRow() bool {
	info := a.editor.LineInfo()
	return a.editor.Line() == a.editor.LineCount()-1 && info.RowOffset >= info.Height-1
}

// Paste takes pasted text, whole.
func (a *Area) Paste(content string) { a.update(tea.PasteMsg{Content: Accept(content)}) }

// Holds reports whether there is room for the lines of more text.
func (a *Area) Holds(more string) bool {
	return a.editor.LineCount()+strings.Count(Accept(more), "\n") <= MaxLines
}

// Rows draws the text and, below it, the counter. They are kept, since the editor
// draws all of a long text for the few rows that are seen, and a key asks for
// them several times.
func (a *Area) Rows(pen draw.Pen) []string {
	if a.drawn == nil || a.by != pen {
		a.drawn, a.by = a.draw(pen), pen
	}
	return a.drawn
}

func (a *Area) draw(pen draw.Pen) []string {
	width := a.editor.Width()
	rows := strings.Split(a.editor.View(), "\n")
	if pen.Theme.ASCII() {
		rows = a.fold(pen, rows)
	} else {
		// The editor measures clusters, whatever the terminal does.
		rows = pen.Over(pen.Blank(width, len(rows)), rows, 0, 0)
		a.x, a.y = a.measured(pen)
	}
	count := a.count(a.Value())
	role := theme.Muted
	if count > a.limit {
		role = theme.Error
	}
	return append(rows, pen.Row(width, draw.Text(role, a.counter(count)).Flex().Right()))
}

// fold draws the rows of the editor for a terminal that takes nothing but ASCII.
// One whose spelling is longer takes more rows, and of all these those are seen
// among which the cursor is.
func (a *Area) fold(pen draw.Pen, rows []string) []string {
	line, before := -1, 0
	if c := a.editor.Cursor(); c != nil {
		line, before = c.Y, a.editor.LineInfo().ColumnOffset
	}
	var folded []string
	a.x, a.y = 0, 0
	for i, row := range rows {
		n := 0
		if i == line {
			n = before
		}
		pieces, x, y := pen.Fold(row, a.editor.Width(), n)
		if i == line {
			a.x, a.y = x, len(folded)+y
		}
		folded = append(folded, pieces...)
	}
	top := max(a.y-len(rows)+1, 0)
	a.y -= top
	return folded[top:min(top+len(rows), len(folded))]
}

// measured returns the cell of the cursor. It is counted as the terminal does,
// which the editor does not know.
func (a *Area) measured(pen draw.Pen) (x, y int) {
	c := a.editor.Cursor()
	if c == nil {
		return 0, 0
	}
	info := a.editor.LineInfo()
	line := []rune(strings.Split(a.Value(), "\n")[a.editor.Line()])
	return pen.Meter.Width(string(line[info.StartColumn:][:info.ColumnOffset])), c.Y
}

// counter counts as a person does, and as Azure does where that is more.
func (a *Area) counter(counted int) clean.Safe {
	if seen := text.Count(a.Value()); seen != counted {
		return clean.Safef("%d characters, for Azure %d of %d", seen, counted, a.limit)
	}
	return clean.Safef("%d of %d", counted, a.limit)
}

// Cursor returns the cell of the cursor in what Rows draws.
func (a *Area) Cursor(pen draw.Pen) (x, y int, ok bool) {
	if a.editor.Cursor() == nil {
		return 0, 0, false
	}
	a.Rows(pen)
	return a.x, a.y, true
}
