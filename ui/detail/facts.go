package detail

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
)

// fact is a label and its value, which may be of several lines.
type fact struct {
	label clean.Safe
	value []clean.Safe
	exact bool // evidence: every letter of it counts
}

// one is a fact of one line.
func one(label, value clean.Safe) fact { return fact{label: label, value: []clean.Safe{value}} }

// factLabel is the width of the column of labels inside an entry.
const factLabel = 13

// facts draws those that have a value, indented below the head of an entry.
func (m *Model) facts(all ...fact) []string {
	var rows []string
	for _, f := range all {
		rows = append(rows, m.labelled(factLabel, f)...)
	}
	return rows
}

// wideFact draws evidence, a field whose name is the service's own and may be
// long.
func (m *Model) wideFact(label, value clean.Safe) []string {
	width := min(max(m.pen.Width(label)+2, 18), max(m.inner()/2, 1))
	return m.labelled(width, fact{label: label, value: []clean.Safe{value}, exact: true})
}

func (m *Model) labelled(width int, f fact) []string {
	if len(f.value) == 0 || len(f.value) == 1 && f.value[0].IsEmpty() {
		return nil
	}
	draws := m.pen.Paragraph
	if f.exact {
		draws = m.pen.Evidence
	}
	const indent = 2
	var rows []string
	for i, line := range draws(max(m.inner()-indent-width, 1), theme.Plain, f.value...) {
		if i > 0 {
			f.label = clean.Safe{}
		}
		rows = append(
			rows,
			m.pen.Row(
				min(indent+width, m.inner()),
				draw.Gap(indent),
				draw.Text(theme.Muted, f.label).Flex(),
				draw.Gap(1),
			)+line,
		)
	}
	return m.fit(rows)
}

// text draws lines of text as wide as an entry.
func (m *Model) text(role theme.Role, lines ...clean.Safe) []string {
	return m.pen.Paragraph(m.inner(), role, lines...)
}

// indented draws lines of text below a head.
func (m *Model) indented(lines ...clean.Safe) []string {
	const indent = 4
	rows := m.pen.Paragraph(max(m.inner()-indent, 1), theme.Muted, lines...)
	for i, row := range rows {
		rows[i] = m.pen.Row(min(indent, max(m.inner()-1, 0))) + row
	}
	return m.fit(rows)
}

// fit cuts rows that a pane of a few cells has no room for.
func (m *Model) fit(rows []string) []string {
	return m.pen.Over(m.pen.Blank(m.inner(), len(rows)), rows, 0, 0)
}

// stamp gives a time in the analyst's zone, in 16 cells.
func (m *Model) stamp(s incident.Stamp) clean.Safe {
	if s.Time().IsZero() {
		return clean.Safe{}
	}
	return m.local(s.Time(), "2006-01-02 15:04")
}
