package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

const (
	labelWidth = 14                        // cells of the column of labels
	margin     = 1                         // empty cells at both sides
	head       = 2                         // rows above the fields: heading and rule
	minWidth   = labelWidth + 2*margin + 3 // cells below which nothing is drawn
	minHeight  = 4                         // and rows
	tallArea   = 6                         // rows of the description where there is room
	flatArea   = 3                         // and where there is not
	roomy      = 22                        // rows from which there is room
)

// SetSize sets the panel's width and height in cells.
func (m *Model) SetSize(w, h int) {
	m.w, m.h = w, h
	height := tallArea
	if h < roomy {
		height = flatArea
	}
	m.description.SetHeight(height)
	for _, f := range []field{m.title, m.description, m.severity, m.status, m.closing, m.comment, m.owner, m.tags, m.create} {
		f.setWidth(m.valueWidth())
	}
	m.reveal()
}

func (m *Model) valueWidth() int { return max(m.w-labelWidth-2*margin, 1) }

// View draws the panel: exactly as many lines as it is high.
func (m *Model) View() string {
	if m.w < minWidth || m.h < minHeight {
		return strings.Join(m.pen.Blank(m.w, m.h), "\n")
	}
	body, _ := m.body()
	rows := []string{m.heading(), m.pen.Rule(m.w)}
	rows = append(rows, m.pen.Exactly(body[min(m.scroll, len(body)):], m.w, m.room())...)
	return strings.Join(append(rows, m.state()...), "\n")
}

// Cursor returns where the terminal's cursor belongs, relative to the panel;
// nil when it is not on the screen or no key is taken.
func (m *Model) Cursor() *tea.Cursor {
	if m.sending || m.w < minWidth || m.h < minHeight {
		return nil
	}
	_, at := m.body()
	x, y, ok := m.focus.cursor(m.pen)
	line := at + y - m.scroll
	if !ok || line < 0 || line >= m.room() {
		return nil
	}
	return tea.NewCursor(margin+labelWidth+min(x, m.valueWidth()-1), line+head)
}

// body draws all fields and returns the row at which the focused one begins.
func (m *Model) body() (rows []string, focused int) {
	for _, f := range m.fields() {
		if f == m.focus {
			focused = len(rows)
		}
		rows = append(rows, m.field(f)...)
	}
	return rows, focused
}

// field draws a field with its label, and its mistake below.
func (m *Model) field(f field) []string {
	role := theme.Muted
	if f == m.focus {
		role = theme.Strong
	}
	var rows []string
	for i, value := range f.rows(m.pen) {
		label := clean.Safe{}
		if i == 0 {
			label = f.label()
		}
		rows = append(
			rows,
			m.pen.Row(margin+labelWidth, draw.Gap(margin), draw.Text(role, label))+value+m.pen.Row(margin),
		)
	}
	if words, ok := m.mistakeAt(f); ok {
		rows = append(rows, m.say(margin+labelWidth, theme.Error, m.pen.Theme.Glyphs().Failed, words)...)
	}
	return rows
}

// mistakeAt returns the mistake shown at f. The comment shares its field with
// the classification, where the mistake belongs.
func (m *Model) mistakeAt(f field) (clean.Safe, bool) {
	i := slices.IndexFunc(m.mistakes, func(mistake incident.Mistake) bool { return mistake.Field == f.name() })
	if i < 0 || f == field(m.comment) {
		return clean.Safe{}, false
	}
	return m.mistakes[i].Text, true
}

// reveal scrolls so that the whole focused field can be seen, or its cursor if
// it is taller than the panel.
func (m *Model) reveal() {
	body, at := m.body()
	room := m.room()
	_, y, _ := m.focus.cursor(m.pen)
	m.scroll = max(m.scroll, at+len(m.field(m.focus))-room)
	m.scroll = min(m.scroll, at)
	m.scroll = max(m.scroll, at+y-room+1)
	m.scroll = max(min(m.scroll, len(body)-room), 0)
}

func (m *Model) heading() string {
	kept := clean.Literal("esc keeps it")
	if m.sending {
		kept = clean.Literal("esc stops sending")
	}
	title := clean.Literal("New incident")
	if in := m.draft.Edits; in != nil {
		title = clean.Safef("Edit #%d", in.Number)
	}
	return m.pen.Row(m.w, draw.Gap(margin), draw.Text(theme.Title, title), draw.Fill(),
		draw.Text(theme.Muted, kept), draw.Gap(margin))
}

// room is how many rows the fields have.
func (m *Model) room() int { return max(m.h-head-len(m.state()), 1) }

// state is the last rows: what is going on, or what went wrong.
func (m *Model) state() []string {
	switch {
	case m.sending:
		return m.say(margin, theme.Accent, m.pen.Theme.Glyphs().Arrow, clean.Literal("sending to Azure"))
	case len(m.problem) > 0:
		return m.say(margin, theme.Error, m.pen.Theme.Glyphs().Failed, m.problem...)
	case len(m.mistakes) > 0:
		return m.say(
			margin,
			theme.Warning,
			m.pen.Theme.Glyphs().Failed,
			clean.Literal("not sent: mend what is marked"),
		)
	default:
		return []string{m.pen.Row(m.w)}
	}
}

// say draws lines behind a sign at column at, in as many rows as they need and
// the panel can spare; what has no room says where it is read whole.
func (m *Model) say(at int, role theme.Role, sign theme.Glyph, lines ...clean.Safe) []string {
	indent := at + 2
	rows := m.pen.Told(m.w-indent-margin, min(m.h/2, m.h-head-1), role, m.rest, lines...)
	for i, row := range rows {
		mark := draw.Gap(2)
		if i == 0 {
			mark = draw.Glyph(role, sign).Fixed(2)
		}
		rows[i] = m.pen.Row(indent, draw.Gap(at), mark) + row + m.pen.Row(margin)
	}
	return rows
}
