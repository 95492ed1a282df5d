package input

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// Line is one line of text that is being edited.
type Line struct {
	hint   clean.Safe // shown while it is empty
	engine textinput.Model
}

// NewLine makes an empty line that shows hint until something is typed.
func NewLine(hint clean.Safe) *Line {
	engine := textinput.New()
	engine.Prompt = ""
	engine.SetVirtualCursor(false)
	// ctrl+v would read the clipboard of the host, not of the person's desk.
	engine.KeyMap.Paste = key.NewBinding(key.WithDisabled())
	return &Line{hint: hint, engine: engine}
}

// SetFocus decides whether keys are taken and how the text is drawn.
func (l *Line) SetFocus(on bool) {
	if on {
		l.engine.Focus()
	} else {
		l.engine.Blur()
	}
}

// Focused reports whether keys are taken.
func (l *Line) Focused() bool { return l.engine.Focused() }

// Value returns the text.
func (l *Line) Value() string { return l.engine.Value() }

// SetValue replaces the text and puts the cursor behind it.
func (l *Line) SetValue(s string) {
	l.engine.SetValue(AcceptLine(s))
	l.engine.CursorEnd()
}

// Position returns how many characters (runes) stand before the cursor.
func (l *Line) Position() int { return l.engine.Position() }

// SetPosition puts the cursor behind the first n characters (runes).
func (l *Line) SetPosition(n int) { l.engine.SetCursor(n) }

// Edit takes a key or a paste, with readline's keys.
func (l *Line) Edit(msg tea.Msg) {
	switch typed := msg.(type) {
	case tea.KeyPressMsg:
		if typed.Text != "" {
			typed.Text = AcceptLine(typed.Text)
		}
		l.engine, _ = l.engine.Update(typed)
	case tea.PasteMsg:
		l.engine, _ = l.engine.Update(tea.PasteMsg{Content: AcceptLine(typed.Content)})
	}
}

// Row draws the line in w cells, scrolled so that the cursor can be seen.
func (l *Line) Row(pen draw.Pen, w int) string {
	if l.Value() == "" {
		return pen.Row(w, draw.Text(theme.Placeholder, l.hint).Fixed(w))
	}
	role := theme.Field
	if l.Focused() {
		role = theme.FieldFocus
	}
	if pen.Theme.ASCII() {
		spelling, from, _ := l.spelled(w)
		return pen.Row(w, draw.Spelled(role, spelling, from).Fixed(w))
	}
	runes := []rune(l.Value())
	from := l.first(pen, runes, w)
	return pen.Row(w, draw.Typed(role, window(runes, from, w)).Fixed(w))
}

// spelled returns the line for a terminal that takes nothing but ASCII: its
// spelling, the first cell of it that is shown, and the cell of the cursor in
// what is shown. No character is begun in its middle.
func (l *Line) spelled(w int) (spelling clean.Spelling, first, cursor int) {
	spelling = clean.Spell(l.Value())
	at := l.engine.Position()
	from := at
	for from > 0 && spelling.Cell(at)-spelling.Cell(from-1) < max(w, 1) {
		from--
	}
	first = spelling.Cell(from)
	return spelling, first, spelling.Cell(at) - first
}

// window returns what is drawn in w cells from the character from on.
func window(runes []rune, from, w int) string {
	return string(runes[from:min(from+runesPerCell*max(w, 1), len(runes))])
}

// runesPerCell is enough for a base and its combining marks in every cell.
const runesPerCell = 8

// Cursor returns the cell of the cursor in a row of w cells. In the middle of a
// character of several runes, where what stands before the cursor would by
// itself be drawn otherwise, it is the nearest cell before.
func (l *Line) Cursor(pen draw.Pen, w int) int {
	if pen.Theme.ASCII() {
		_, _, cursor := l.spelled(w)
		return cursor
	}
	runes := []rune(l.Value())
	from := l.first(pen, runes, w)
	drawn := safe(window(runes, from, w)).String()
	for pos := l.engine.Position(); ; pos-- {
		before := safe(string(runes[from:pos]))
		if strings.HasPrefix(drawn, before.String()) {
			return pen.Width(before)
		}
	}
}

// first returns the first character shown: the first of all, or the one that
// leaves the cursor in the last cell. It looks back from the cursor, so that a
// long text costs no more than a short one, by whole characters, since a part
// of one would be measured as what stands for it alone.
func (l *Line) first(pen draw.Pen, runes []rune, w int) int {
	from := l.engine.Position()
	end := from
	for 0 < end && end < len(runes) && joined(runes[end-1], runes[end]) {
		end++
	}
	for from > 0 {
		start := from - 1
		for start > 0 && joined(runes[start-1], runes[start]) {
			start--
		}
		if pen.Width(safe(string(runes[start:end]))) >= max(w, 1) {
			break
		}
		from = start
	}
	return from
}

func safe(s string) clean.Safe { return clean.New(s).Safe() }
