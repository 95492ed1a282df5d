package filter

import (
	"errors"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/query"
	"sentinelq/theme"
	"sentinelq/ui/action"
	"sentinelq/ui/draw"
	"sentinelq/ui/input"
)

// Changed tells that another filter is in force.
type Changed struct{ Filter query.Filter }

// Done tells that the line is no longer edited.
type Done struct{ Filter query.Filter }

// Model is the state of the filter line.
type Model struct {
	line    *input.Line
	words   query.Vocabulary
	good    query.Filter // in force
	before  query.Filter // in force when editing began
	mistake *query.SyntaxError
}

// New makes a line with a filter in force.
func New(in query.Filter) *Model {
	m := &Model{line: input.NewLine(clean.Literal("status:new  sev:high  owner:me  words")), good: in}
	m.line.SetValue(in.Text())
	return m
}

// Filter returns the filter in force.
func (m *Model) Filter() query.Filter { return m.good }

// Set puts another filter in force, as if it had been typed.
func (m *Model) Set(f query.Filter) {
	m.good, m.mistake = f, nil
	m.line.SetValue(f.Text())
}

// SetVocabulary sets what values are completed from.
func (m *Model) SetVocabulary(words query.Vocabulary) { m.words = words }

// Begin starts editing. A space is put behind the text, ready for the next term.
func (m *Model) Begin() {
	m.before = m.good
	text := m.good.Text()
	if text != "" {
		text += " "
	}
	m.line.SetValue(text)
	m.line.SetFocus(true)
}

// Editing reports whether keys are typed into the line.
func (m *Model) Editing() bool { return m.line.Focused() }

// Do carries out an action of the line.
func (m *Model) Do(id action.ID) (any, bool) {
	switch id {
	case action.ApplyFilter:
		return m.end(m.good), true
	case action.CancelFilter:
		return m.end(m.before), true
	case action.Complete:
		return m.complete(), true
	default:
		return nil, false
	}
}

func (m *Model) end(f query.Filter) any {
	m.line.SetFocus(false)
	m.Set(f)
	return Done{f}
}

// Edit takes a key or a paste. The intent is a [Changed] when the line now
// says something else that makes sense.
func (m *Model) Edit(msg tea.Msg) any {
	m.line.Edit(msg)
	return m.parse()
}

func (m *Model) parse() any {
	f, err := query.Parse(m.line.Value())
	m.mistake = nil
	if err != nil {
		errors.As(err, &m.mistake)
		return nil
	}
	if f.Equal(m.good) {
		return nil
	}
	m.good = f
	return Changed{f}
}

// complete takes the first completion.
func (m *Model) complete() any {
	offered := m.completions()
	if len(offered) == 0 {
		return nil
	}
	text, first := m.line.Value(), offered[0]
	m.line.SetValue(text[:first.Start] + first.Insert + text[first.End:])
	m.line.SetPosition(utf8.RuneCountInString(text[:first.Start] + first.Insert))
	return m.parse()
}

func (m *Model) completions() []query.Completion {
	text := m.line.Value()
	return query.Complete(text, len(string([]rune(text)[:m.line.Position()])), m.words)
}

// Row draws the line in w cells.
func (m *Model) Row(pen draw.Pen, w int) string {
	sign := draw.Text(theme.Muted, clean.Literal(" / "))
	if m.Editing() {
		sign = draw.Text(theme.Accent, clean.Literal(" / "))
	}
	return pen.Row(min(w, signWidth), sign) + m.line.Row(pen, w-signWidth)
}

const signWidth = 3

// Cursor returns the cell of the text cursor in the row.
func (m *Model) Cursor(pen draw.Pen, w int) int {
	return max(min(signWidth+m.line.Cursor(pen, w-signWidth), w-1), 0)
}
