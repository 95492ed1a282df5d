package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/action"
	"sentinelq/ui/draw"
)

// View implements tea.Model.
func (m *Model) View() tea.View {
	rows, cursor := m.frame()
	view := tea.NewView(m.guarded(strings.Join(rows, "\n")))
	view.AltScreen = true
	view.WindowTitle = "sentinelq"
	view.Cursor = cursor
	return view
}

// guarded lets through what may reach this terminal.
func (m *Model) guarded(frame string) string {
	if m.look.options.ASCII {
		return clean.FrameASCII(frame)
	}
	return clean.Frame(frame)
}

// frame draws the frame and says where the text cursor is.
func (m *Model) frame() ([]string, *tea.Cursor) {
	if m.look.w < 1 || m.look.h < 1 {
		return nil, nil
	}
	if !m.isDrawn() {
		return m.tooSmall(), nil
	}
	pen, w := m.Pen, m.look.w
	under := m.underFilter()
	rows := append([]string{m.header(), m.counters(), m.filterLine()}, under...)
	rows = append(rows, m.body()[min(len(under)-1, m.bodyHeight()):]...)
	rows = append(rows, pen.Rule(w))
	said := m.noticeRows()
	low := append(said, m.footer())
	if covered := m.covers(); covered > 0 {
		rows = append(rows[:len(rows)-1-covered], pen.Rule(w))
	}
	rows = rows[:m.look.h-len(low)]
	cursor := m.cursor()
	if !m.Dialogs.IsEmpty() {
		rows, cursor = m.Dialogs.Draw(pen, rows, w, m.look.h-2)
	}
	return append(rows, low...), cursor
}

// tooSmall asks for room, in the longest words that have some.
func (m *Model) tooSmall() []string {
	pen, w, h := m.Pen, m.look.w, m.look.h
	var rows []string
	for _, words := range []clean.Safe{
		clean.Safef("sentinelq needs %d x %d cells, here are %d x %d; until then keys do nothing", minWidth, minHeight, w, h),
		clean.Safef("sentinelq needs %d x %d cells, here are %d x %d", minWidth, minHeight, w, h),
		clean.Safef("needs %d x %d cells, has %d x %d", minWidth, minHeight, w, h),
		clean.Safef("needs %d x %d", minWidth, minHeight),
		clean.Safef("%dx%d", minWidth, minHeight),
	} {
		if rows = pen.Paragraph(w, theme.Warning, words); len(rows) <= h && pen.Unbroken(w, words) {
			break
		}
	}
	return pen.Exactly(rows, w, h)
}

// body draws the queue and the pane: side by side, or one of them.
func (m *Model) body() []string {
	switch {
	case m.Wide && !m.covering():
		return m.Pen.Beside(
			strings.Split(m.Queue.View(m.EmptyWords()), "\n"),
			m.Pen.Exactly(m.pane(), m.side(), m.bodyHeight()),
		)
	case m.covering():
		return m.Pen.Exactly(m.pane(), m.side(), m.bodyHeight())
	default:
		return strings.Split(m.Queue.View(m.EmptyWords()), "\n")
	}
}

// pane draws the panel while one is open, else the incident.
func (m *Model) pane() []string {
	if !m.Slot.IsEmpty() {
		return strings.Split(m.Slot.Panel().View(), "\n")
	}
	return strings.Split(m.Detail.View(), "\n")
}

// cursor returns where the text cursor is; nil where no text is typed.
func (m *Model) cursor() *tea.Cursor {
	switch {
	case !m.Slot.IsEmpty():
		return m.inPane(m.Slot.Panel().Cursor())
	case m.Focus == action.Filter:
		return tea.NewCursor(m.filter.line.Cursor(m.Pen, m.filterWidth()), above-2)
	}
	return nil
}

// inPane moves a cursor of the pane to where the pane is on the screen.
func (m *Model) inPane(c *tea.Cursor) *tea.Cursor {
	if c != nil {
		c.X += m.look.w - m.side()
		c.Y += above
	}
	return c
}

// positionWidth is the room for "1,234 of 100,000" at the end of the filter
// line.
const positionWidth = 18

func (m *Model) filterWidth() int { return m.look.w - positionWidth }

func (m *Model) filterLine() string {
	at, of := m.Queue.Position()
	where := draw.Text(
		theme.Muted,
		clean.Safef("%d of %d%s ", at, of, m.more(m.filter.wanted())),
	).Fixed(
		positionWidth,
	).Right()
	return m.filter.line.Row(m.Pen, m.filterWidth()) + m.Pen.Row(positionWidth, where)
}

// more marks a number of incidents that is only what is loaded of them so far.
func (m *Model) more(of incident.Query) clean.Safe {
	if m.Knows(of) {
		return clean.Safe{}
	}
	return clean.Literal("+")
}

// underFilter is a rule, unless the filter line has something to say. What needs
// more rows than one lies over the queue while it is typed.
func (m *Model) underFilter() []string {
	if m.filter.line.Editing() {
		return m.filter.line.Below(m.Pen, m.look.w, m.filterWidth())
	}
	return []string{m.Pen.Rule(m.look.w)}
}
