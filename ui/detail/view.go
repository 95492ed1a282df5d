package detail

import (
	"slices"
	"strings"
	"time"

	"sentinelq/client/clean"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// View draws the pane: exactly as many lines as it is high.
func (m *Model) View() string {
	if m.w < minWidth || m.h < 1 {
		return strings.Join(m.pen.Blank(m.w, m.h), "\n")
	}
	rows := append(m.head(), m.window()...)
	return strings.Join(m.pen.Exactly(rows, m.w, m.h), "\n")
}

// head is what stays while the rest scrolls: which incident, and which tab.
func (m *Model) head() []string {
	if !m.open || !m.filled {
		return nil
	}
	title := m.pen.Row(m.w, draw.Gap(margin), draw.Text(theme.Strong, m.title()).Flex(), draw.Gap(margin))
	return []string{title, m.standing(), m.bar(), m.pen.Rule(m.w)}
}

// bar draws the tabs with how much they hold; where that does not fit, only the
// one that is shown says it, and where even that does not, it stands alone.
func (m *Model) bar() string {
	for _, counted := range []bool{true, false} {
		if spans, width := m.tabs(counted); width <= m.w {
			return m.pen.Row(m.w, spans...)
		}
	}
	where := clean.Safef("tab %d of %d", int(m.tab)+1, int(tabs))
	return m.pen.Row(m.w, draw.Gap(margin), draw.Text(theme.Selection, padded(m.heading(m.tab))), draw.Fill(),
		draw.Text(theme.Muted, where), draw.Gap(margin))
}

// tabs draws the headings, all of them counted or only that of the tab shown.
func (m *Model) tabs(counted bool) (spans []draw.Span, width int) {
	for t := range tabs {
		words, role := t.Label(), theme.Muted
		if counted || t == m.tab {
			words = m.heading(t)
		}
		if t == m.tab {
			role = theme.Selection
		}
		words = padded(words)
		width += m.pen.Width(words)
		spans = append(spans, draw.Text(role, words))
	}
	return spans, width
}

func padded(words clean.Safe) clean.Safe {
	return clean.Concat(clean.Literal(" "), words, clean.Literal(" "))
}

func (m *Model) heading(t Tab) clean.Safe {
	if n, ok := m.count(t); ok {
		return clean.Concat(t.Label(), clean.Literal(" "), n)
	}
	return t.Label()
}

// headRows is how many rows the head has, where there is one.
const headRows = 4

// room is how many rows scroll. It is asked for so often that the head is not
// drawn for it.
func (m *Model) room() int {
	if !m.open || !m.filled {
		return max(m.h, 1)
	}
	return max(m.h-headRows, 1)
}

// length is how many rows there are to scroll through.
func (m *Model) length() int {
	if m.tab == Overview || !m.filled {
		return len(m.rows())
	}
	n := len(m.before())
	for _, e := range m.list() {
		n += e.height(e.key == m.selected)
	}
	return n
}

// window draws the rows that are seen.
func (m *Model) window() []string {
	if m.tab == Overview || !m.filled {
		rows := m.rows()
		return rows[min(m.top, len(rows)):]
	}
	rows := m.before()
	rows = rows[min(m.top, len(rows)):]
	skip := m.top - len(m.before())
	for _, e := range m.list() {
		if len(rows) >= m.room() {
			break
		}
		selected := e.key == m.selected
		height := e.height(selected)
		if skip >= height {
			skip -= height
			continue
		}
		rows = append(rows, m.marked(e, selected)[max(skip, 0):]...)
		skip = 0
	}
	return rows
}

// marked draws an entry with its mark before it.
func (m *Model) marked(e entry, selected bool) []string {
	all := slices.Concat(e.head, e.body)
	rows := make([]string, 0, len(all))
	for i, row := range all[:e.height(selected)] {
		mark := draw.Gap(gutter)
		if selected && i == 0 {
			mark = draw.Glyph(theme.Cursor, m.pen.Theme.Glyphs().Cursor).Fixed(gutter)
		}
		rows = append(rows, m.pen.Row(gutter, mark)+row+m.pen.Row(margin))
	}
	return rows
}

// before draws what is to be known of the whole tab: that it is being read, that
// it could not be, that it is empty, or when it was read.
func (m *Model) before() []string {
	part, has := m.tab.Part()
	state := m.states[part]
	var rows []string
	switch {
	case has && !state.Failed.IsEmpty():
		rows = m.paragraph(theme.Error, state.Failed)
		if m.details.Has(part) {
			rows = append(
				rows,
				m.paragraph(
					theme.Muted,
					clean.Safef("as it was at %s:", m.local(m.details.Taken[part], m.layout(m.details.Taken[part]))),
				)...)
		}
	case has && state.Loading && !m.details.Has(part):
		return m.paragraph(theme.Muted, clean.Literal("loading..."))
	}
	if m.tab == Similar {
		state.Note = m.searchNote
	}
	if !state.Note.IsEmpty() {
		rows = append(rows, m.paragraph(theme.Muted, state.Note)...)
	}
	if len(m.list()) == 0 && state.Failed.IsEmpty() && (!has || m.details.Has(part) || !state.Note.IsEmpty()) {
		rows = append(rows, m.paragraph(theme.Muted, m.tab.kind().none)...)
	}
	return rows
}

// list returns the entries of the tab, drawn once for as long as nothing that
// they show has changed.
func (m *Model) list() []entry {
	minute := m.now.Truncate(time.Minute)
	d := &m.drawn
	if !d.valid || d.w != m.w || d.tab != m.tab || d.by != m.pen || !d.at.Equal(minute) {
		*d = drawn{entries: distinct(m.entries()), w: m.w, at: minute, by: m.pen, tab: m.tab, valid: true}
	}
	return d.entries
}
