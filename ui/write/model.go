package write

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/input"
)

const (
	margin    = 1  // empty cells at both sides
	minWidth  = 12 // cells below which nothing is drawn
	minHeight = 5  // and rows
	roomy     = 7  // rows from which the hint has one of its own where it needs it
)

// Model is the state of the panel.
type Model struct {
	pen     draw.Pen
	w, h    int
	title   clean.Safe
	hint    clean.Safe
	area    *input.Area
	sending bool
	problem []clean.Safe
	rest    clean.Safe // where a long problem is read whole
}

// New makes a panel with a title, a hint at how the text is read, the limit of
// the service in UTF-16 code units, and what was written before.
func New(pen draw.Pen, title, hint clean.Safe, limit int, before string) *Model {
	m := &Model{pen: pen, title: title, hint: hint, area: input.NewArea(limit, incident.Length, 1)}
	m.area.SetValue(before)
	m.area.SetFocus(true)
	return m
}

// SetRest sets the words for where a problem is read whole that has no room.
func (m *Model) SetRest(words clean.Safe) { m.rest = words }

// SetPen changes theme or meter.
func (m *Model) SetPen(pen draw.Pen) {
	m.pen = pen
	m.fit()
}

// SetSize sets the width and height in cells.
func (m *Model) SetSize(w, h int) {
	m.w, m.h = w, h
	m.area.SetWidth(max(w-2*margin, 1))
	m.fit()
}

// fit gives the text the rows that are left.
func (m *Model) fit() { m.area.SetHeight(max(m.h-len(m.head())-1-len(m.state()), 1)) }

// Text returns what is written.
func (m *Model) Text() string { return m.area.Value() }

// SetText replaces it by what an editor made of it.
func (m *Model) SetText(s string) { m.area.SetValue(s) }

// Sending reports whether the text is on its way.
func (m *Model) Sending() bool { return m.sending }

// TakesText reports whether what is pasted has somewhere to go.
func (m *Model) TakesText() bool { return !m.sending }

// SetSending shows that the text is on its way. Until it is over, no key is taken.
func (m *Model) SetSending() {
	m.sending, m.problem = true, nil
	m.fit()
}

// SetProblem shows why the text was not sent, and what helps.
func (m *Model) SetProblem(lines ...clean.Safe) {
	m.sending, m.problem = false, lines
	m.fit()
}

// Edit takes a key or a paste.
func (m *Model) Edit(msg tea.Msg) {
	if m.sending {
		return
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		m.area.Key(msg)
	case tea.PasteMsg:
		if !m.area.Holds(msg.Content) {
			m.SetProblem(clean.Literal("more than 10,000 lines: not pasted"))
			return
		}
		m.area.Paste(msg.Content)
	}
}

// head draws what stands above the text: what is written, and how it is read,
// beside each other where both fit.
func (m *Model) head() []string {
	title, hint := draw.Text(theme.Title, m.title), draw.Text(theme.Muted, m.hint)
	if need := m.pen.Width(m.title) + 2 + m.pen.Width(m.hint) + 2*margin; need <= m.w || m.h < roomy {
		return []string{
			m.pen.Row(m.w, draw.Gap(margin), title, draw.Gap(2), hint.Flex(), draw.Gap(margin)),
			m.pen.Rule(m.w),
		}
	}
	rows := m.padded(m.pen.Paragraph(m.w-2*margin, theme.Title, m.title))
	rows = append(rows, m.padded(m.pen.Paragraph(m.w-2*margin, theme.Muted, m.hint))...)
	return append(rows, m.pen.Rule(m.w))
}

// View draws the panel: exactly as many lines as it is high.
func (m *Model) View() string {
	if m.w < minWidth || m.h < minHeight {
		return strings.Join(m.pen.Blank(m.w, m.h), "\n")
	}
	rows := m.head()
	rows = append(rows, m.padded(m.area.Rows(m.pen))...)
	return strings.Join(m.pen.Exactly(append(rows, m.state()...), m.w, m.h), "\n")
}

// state is the last rows: what is going on, or what went wrong.
func (m *Model) state() []string {
	role, lines := theme.Error, m.problem
	if m.sending {
		role, lines = theme.Accent, []clean.Safe{clean.Literal("sending to Azure")}
	}
	if len(lines) == 0 || m.w < minWidth {
		return nil
	}
	most := min(m.h/2, m.h-len(m.head())-2) // a row of text and its counter stay
	return m.padded(m.pen.Told(m.w-2*margin, most, role, m.rest, lines...))
}

// padded puts the margins beside rows.
func (m *Model) padded(rows []string) []string {
	wide := make([]string, len(rows))
	for i, row := range rows {
		wide[i] = m.pen.Row(margin) + row + m.pen.Row(margin)
	}
	return wide
}

// Cursor returns where the terminal's cursor belongs, relative to the panel; nil
// while no key is taken.
func (m *Model) Cursor() *tea.Cursor {
	x, y, ok := m.area.Cursor(m.pen)
	if !ok || m.sending || m.w < minWidth || m.h < minHeight {
		return nil
	}
	return tea.NewCursor(margin+min(x, m.w-2*margin-1), len(m.head())+y)
}
