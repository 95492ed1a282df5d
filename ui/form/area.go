package form

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/input"
	"sentinelq/ui/text"
)

// MaxLines is how many lines a description holds; the editor drops what is beyond. A text
// within the service's limit cannot have as many.
const MaxLines = 10000

// area is a field of many lines of text, with a counter against a limit. Text
// over the limit is kept and counted, never cut.
type area struct {
	field  incident.Field
	title  clean.Safe
	limit  int
	editor textarea.Model
	drawn  []string // what rows returned last; nil once something has changed
	by     draw.Pen // by which it was drawn
}

func newArea(field incident.Field, title clean.Safe, limit, height int) *area {
	editor := textarea.New()
	editor.Prompt = ""
	editor.ShowLineNumbers = false
	editor.SetVirtualCursor(false)
	editor.MaxHeight, editor.MaxWidth = 0, 0 // the text's limit is ours to state
	editor.SetHeight(height)
	editor.SetStyles(plainStyles())
	editor.KeyMap.Paste = key.NewBinding(key.WithDisabled()) // the host's clipboard
	editor.KeyMap.CopySelection = key.NewBinding(key.WithDisabled())
	return &area{field: field, title: title, limit: limit, editor: editor}
}

// plainStyles draws the text as it is; the theme gives it its colour.
func plainStyles() textarea.Styles {
	plain := textarea.StyleState{Selection: lipgloss.NewStyle().Reverse(true)}
	return textarea.Styles{Focused: plain, Blurred: plain}
}

func (a *area) label() clean.Safe    { return a.title }
func (a *area) name() incident.Field { return a.field }

func (a *area) setWidth(w int) {
	a.editor.SetWidth(w)
	a.settle()
}

func (a *area) setHeight(h int) {
	a.editor.SetHeight(h)
	a.settle()
}

func (a *area) setFocus(on bool) {
	if on {
		a.editor.Focus()
		a.settle()
	} else {
		a.editor.Blur()
		a.drawn = nil
	}
}

func (a *area) Value() string { return a.editor.Value() }

func (a *area) SetValue(s string) {
	a.editor.SetValue(input.Accept(s))
	a.settle()
}

// settle scrolls to the cursor, which the editor itself does at messages only.
func (a *area) settle() { a.update(nil) }

func (a *area) update(msg tea.Msg) {
	a.editor, _ = a.editor.Update(msg)
	a.drawn = nil
}

func (a *area) key(msg tea.KeyPressMsg) reaction {
	switch {
	case msg.String() == "up" && a.editor.Line() == 0 && a.editor.LineInfo().RowOffset == 0:
		return goPrevious
	case msg.String() == "down" && a.onLastRow():
		return goNext
	case key.Matches(msg, a.editor.KeyMap.InsertNewline) && !a.holds("\n"):
		return stay // behind its last line the editor would take no text at all
	}
	if msg.Text != "" {
		msg.Text = input.Accept(msg.Text)
	}
	a.update(msg)
	return stay
}

func (a *area) onLastRow() bool {
	info := a.editor.LineInfo()
	return a.editor.Line() == a.editor.LineCount()-1 && info.RowOffset >= info.Height-1
}

func (a *area) paste(content string) {
	a.update(tea.PasteMsg{Content: input.Accept(content)})
}

// holds reports whether the editor has room for the lines of more text.
func (a *area) holds(more string) bool {
	return a.editor.LineCount()+strings.Count(input.Accept(more), "\n") <= MaxLines
}

// rows are kept, since the editor draws all of a long text for the few rows that
// are seen, and a key asks for them several times.
func (a *area) rows(pen draw.Pen) []string {
	if a.drawn == nil || a.by != pen {
		a.drawn, a.by = a.draw(pen), pen
	}
	return a.drawn
}

func (a *area) draw(pen draw.Pen) []string {
	width := a.editor.Width()
	rows := strings.Split(a.editor.View(), "\n")
	// The editor measures clusters, whatever the terminal does.
	rows = pen.Over(pen.Blank(width, len(rows)), rows, 0, 0)
	count := incident.Length(a.Value())
	role := theme.Muted
	if count > a.limit {
		role = theme.Error
	}
	return append(rows, pen.Row(width, draw.Text(role, a.counter(count)).Flex().Right()))
}

// counter counts as a person does, and as Azure does where that is more.
func (a *area) counter(counted int) clean.Safe {
	if seen := text.Count(a.Value()); seen != counted {
		return clean.Safef("%d characters, for Azure %d of %d", seen, counted, a.limit)
	}
	return clean.Safef("%d of %d", counted, a.limit)
}

// cursor is counted as the terminal does, which the editor does not know.
func (a *area) cursor(pen draw.Pen) (x, y int, ok bool) {
	c := a.editor.Cursor()
	if c == nil {
		return 0, 0, false
	}
	info := a.editor.LineInfo()
	line := []rune(strings.Split(a.Value(), "\n")[a.editor.Line()])
	return pen.Meter.Width(string(line[info.StartColumn:][:info.ColumnOffset])), c.Y, true
}
