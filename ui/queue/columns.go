package queue

import (
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/text"
)

// column is one column of the table.
type column struct {
	title clean.Safe
	width int  // cells; the flexible column takes what is left
	from  int  // the narrowest table that shows it
	right bool // numbers stand at the right
	cell  func(m *Model, in *incident.Incident) []draw.Span
}

// columns returns the columns in their order. Their widths hold the longest
// usual value; a gap of one cell follows each.
func columns() []column {
	return []column{
		{title: clean.Literal("SEV"), width: 6, cell: severityCell},
		{title: clean.Literal("ID"), width: 6, right: true, cell: numberCell},
		{title: clean.Literal("STATUS"), width: 6, from: 56, cell: statusCell},
		{title: clean.Literal("TITLE"), cell: titleCell},
		{title: clean.Literal("TAGS"), width: 18, from: 110, cell: tagsCell},
		{title: clean.Literal("ALERTS"), width: 6, from: 95, right: true, cell: alertsCell},
		{title: clean.Literal("OWNER"), width: 14, from: 64, cell: ownerCell},
		{title: clean.Literal("AGE"), width: 4, from: 44, right: true, cell: ageCell},
	}
}

// shown returns the columns that a table of width w has room for.
func shown(w int) []column {
	var cols []column
	for _, c := range columns() {
		if w >= c.from {
			cols = append(cols, c)
		}
	}
	return cols
}

// titleRoom is how many cells the title has in a table of width w.
func titleRoom(w int) int {
	room := w - gutter
	for _, c := range shown(w) {
		room -= c.width + 1
	}
	return room
}

func severityCell(m *Model, in *incident.Incident) []draw.Span {
	role, glyph := m.pen.Severity(in.Severity)
	return []draw.Span{draw.Glyph(role, glyph), draw.Gap(1), draw.Text(role, shortSeverity(in.Severity)).Fixed(4)}
}

// shortSeverity fits a severity into four cells.
func shortSeverity(s incident.Severity) clean.Safe {
	switch s {
	case incident.High:
		return clean.Literal("high")
	case incident.Medium:
		return clean.Literal("med")
	case incident.Low:
		return clean.Literal("low")
	case incident.Informational:
		return clean.Literal("info")
	default:
		return s.Label()
	}
}

func numberCell(_ *Model, in *incident.Incident) []draw.Span {
	return []draw.Span{draw.Text(theme.Plain, clean.Int(in.Number)).Fixed(6).Right()}
}

func statusCell(m *Model, in *incident.Incident) []draw.Span {
	return []draw.Span{draw.Text(m.pen.Status(in.Status), in.Status.Label()).Fixed(6)}
}

func titleCell(m *Model, in *incident.Incident) []draw.Span {
	title := draw.Text(theme.Plain, in.Title.Safe()).Flex()
	if words := m.departure(in); !words.IsEmpty() {
		return []draw.Span{title, draw.Gap(1), draw.Text(theme.Muted, words)}
	}
	if n, ok := m.tasks[in.ID]; ok && n.All > 0 {
		return []draw.Span{title, draw.Gap(1), draw.Text(theme.Muted, m.taskWords(n))}
	}
	return []draw.Span{title}
}

// roomForWords is the table's width from which the number of tasks is given with
// a word.
const roomForWords = 70

// taskWords counts the tasks of an incident, once they were read.
func (m *Model) taskWords(n incident.TaskCount) clean.Safe {
	if m.w < roomForWords {
		return clean.Safef("%d/%d", n.Done, n.All)
	}
	return clean.Safef("tasks %d/%d", n.Done, n.All)
}

func tagsCell(_ *Model, in *incident.Incident) []draw.Span {
	names := make([]clean.Safe, len(in.Labels))
	for i, l := range in.Labels {
		names[i] = l.Name.Safe()
	}
	return []draw.Span{draw.Text(theme.Muted, clean.Join(clean.Literal(" "), names...)).Fixed(18)}
}

func alertsCell(_ *Model, in *incident.Incident) []draw.Span {
	return []draw.Span{draw.Text(theme.Muted, clean.Int(in.Additional.Alerts)).Fixed(6).Right()}
}

func ownerCell(m *Model, in *incident.Incident) []draw.Span {
	if in.Owner.IsZero() {
		return []draw.Span{draw.Glyph(theme.Muted, m.pen.Theme.Glyphs().Dash).Fixed(14)}
	}
	return []draw.Span{draw.Text(theme.Plain, in.Owner.Name()).Fixed(14)}
}

func ageCell(m *Model, in *incident.Incident) []draw.Span {
	return []draw.Span{draw.Text(theme.Muted, age(in, m.now)).Fixed(4).Right()}
}

func age(in *incident.Incident, now time.Time) clean.Safe {
	return clean.New(text.Ago(in.Age(now))).Safe()
}
