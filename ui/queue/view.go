package queue

import (
	"strings"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// gutter is the width of the cursor's mark: the mark and a plain space, so that
// moving it changes two cells and no colour beside them.
const gutter = 2

// drawnRow is a row as it was last drawn, and what that depended on beside the
// width and the pen.
type drawnRow struct {
	etag  string
	age   string
	left  bool
	words clean.Safe // what became of it
	row   string
}

// View draws the heading and the rows, or the words that say why there are none:
// exactly as many lines as the table is high. The work depends on the rows
// shown, not on those loaded.
func (m *Model) View(empty clean.Safe) string {
	if m.w <= gutter || m.h < 1 {
		return strings.Join(m.pen.Blank(m.w, m.h), "\n")
	}
	lines := make([]string, 0, m.h)
	lines = append(lines, m.heading())
	if len(m.visible) == 0 {
		for _, row := range m.pen.Paragraph(m.w-gutter, theme.Muted, empty) {
			lines = append(lines, m.pen.Row(gutter)+row)
		}
	}
	for i := m.top; i < len(m.visible) && len(lines) < m.h; i++ {
		lines = append(lines, m.mark(i)+m.row(m.incident(m.visible[i])))
	}
	return strings.Join(m.pen.Exactly(lines, m.w, m.h), "\n")
}

func (m *Model) heading() string {
	spans := []draw.Span{draw.Gap(gutter)}
	for _, c := range shown(m.w) {
		title := draw.Text(theme.Muted, c.title)
		switch {
		case c.width == 0:
			title = title.Flex()
		case c.right:
			title = title.Fixed(c.width).Right()
		default:
			title = title.Fixed(c.width)
		}
		spans = append(spans, title, draw.Gap(1))
	}
	return m.pen.Row(m.w, spans...)
}

// mark draws the gutter: the cursor, and how a change of the incident stands.
func (m *Model) mark(i int) string {
	cursor := draw.Gap(1)
	if i == m.at {
		cursor = draw.Glyph(theme.Cursor, m.pen.Theme.Glyphs().Cursor)
	}
	id, state := m.rows[m.visible[i]].ID, draw.Gap(1)
	if _, writing := m.pending[id]; writing {
		state = draw.Glyph(theme.Accent, m.pen.Theme.Glyphs().Ellipsis)
	} else if m.doubts[id] {
		state = draw.Glyph(theme.Warning, m.pen.Theme.Glyphs().Unknown)
	} else if m.failed[id] {
		state = draw.Glyph(theme.Error, m.pen.Theme.Glyphs().Failed)
	}
	return m.pen.Row(gutter, cursor, state)
}

// row draws an incident behind the gutter, or takes it from the last time.
func (m *Model) row(in *incident.Incident) string {
	if _, writing := m.pending[in.ID]; writing {
		return m.draw(in) // nothing tells one pending state from the next
	}
	key := drawnRow{etag: in.ETag, age: age(in, m.now).String(), left: m.isLeft(in), words: m.departure(in)}
	last, ok := m.drawn[in.ID]
	if key.row = last.row; ok && last == key {
		return last.row
	}
	key.row = m.draw(in)
	m.drawn[in.ID] = key
	return key.row
}

// draw draws an incident; one that is shown for the cursor's sake alone in grey.
func (m *Model) draw(in *incident.Incident) string {
	var spans []draw.Span
	for _, c := range shown(m.w) {
		spans = append(spans, c.cell(m, in)...)
		spans = append(spans, draw.Gap(1))
	}
	if m.isLeft(in) {
		for i := range spans {
			spans[i] = spans[i].In(theme.Muted)
		}
	}
	return m.pen.Row(m.w-gutter, spans...)
}
