package detail

import (
	"time"

	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/text"
)

const (
	margin     = 1                         // empty cells at both sides
	labelWidth = 10                        // cells of the column of labels
	minWidth   = labelWidth + 2*margin + 1 // cells below which nothing is drawn
)

// rows draws everything the pane knows of its incident.
func (m *Model) rows() []string {
	if !m.filled {
		return m.paragraph(theme.Muted, clean.Literal("no incident"))
	}
	in := &m.in
	var rows []string
	if title := m.title(); !m.open || m.pen.Width(title) > m.w-2*margin {
		rows = m.paragraph(theme.Strong, title) // the head of the page has one row for it
	}
	if in.Title.Hostile() || in.Description.Hostile() {
		rows = append(rows, m.warning(clean.Literal("has hidden or control characters, shown as <U+...>"))...)
	}
	if !m.open {
		rows = append(rows, m.standing(), m.pen.Row(m.w))
	}
	rows = append(rows, m.fact(clean.Literal("owner"), m.owner())...)
	rows = append(rows, m.fact(clean.Literal("created"), m.when(in.Created))...)
	rows = append(rows, m.fact(clean.Literal("changed"), m.when(in.LastModified))...)
	rows = append(rows, m.fact(clean.Literal("activity"), m.between(in.FirstActivity, in.LastActivity))...)
	rows = append(rows, m.fact(clean.Literal("has"), m.counts())...)
	rows = append(rows, m.fact(clean.Literal("tags"), join(names(in.Labels)))...)
	rows = append(rows, m.fact(clean.Literal("products"), join(safe(in.Additional.Products)))...)
	rows = append(rows, m.fact(clean.Literal("tactics"), join(safe(in.Additional.Tactics)))...)
	rows = append(rows, m.fact(clean.Literal("techniques"), join(safe(in.Additional.Techniques)))...)
	if m.open {
		rows = append(rows, m.more()...)
	}
	rows = append(rows, m.closing()...)
	rows = append(rows, m.fact(clean.Literal("portal"), in.URL.Safe())...)
	rows = append(rows, m.fact(clean.Literal("Defender"), in.Additional.ProviderURL.Safe())...)
	if !in.Description.IsEmpty() {
		rows = append(rows, m.pen.Row(m.w))
		rows = append(rows, m.paragraph(theme.Plain, in.Description.Lines()...)...)
	}
	return rows
}

func (m *Model) title() clean.Safe { return clean.Safef("#%d  %s", m.in.Number, m.in.Title) }

// more is what the page shows and the pane has no room for.
func (m *Model) more() []string {
	in := &m.in
	rules := make([]clean.Safe, len(in.AnalyticRules))
	for i, r := range in.AnalyticRules {
		rules[i] = r.Safe()
	}
	rows := m.fact(clean.Literal("provider"), dotted(in.Provider, in.ProviderIncidentID))
	rows = append(rows, m.fact(clean.Literal("UTC"), m.utc())...)
	rows = append(rows, m.fact(clean.Literal("rules"), join(rules))...)
	return append(rows, m.fact(clean.Literal("ID"), in.ID.Safe())...)
}

// utc gives the times of the incident as Azure has them.
func (m *Model) utc() clean.Safe {
	var parts []clean.Safe
	for _, t := range []struct {
		word  clean.Safe
		stamp incident.Stamp
	}{
		{clean.Literal("created "), m.in.Created},
		{clean.Literal("changed "), m.in.LastModified},
		{clean.Literal("first activity "), m.in.FirstActivity},
		{clean.Literal("last activity "), m.in.LastActivity},
	} {
		if at := t.stamp.Time(); !at.IsZero() {
			parts = append(parts, clean.Concat(t.word, clean.New(at.Format("2006-01-02 15:04:05Z")).Safe()))
		}
	}
	return join(parts)
}

// standing is severity, status and owner in one row, each told by a word.
func (m *Model) standing() string {
	role, glyph := m.pen.Severity(m.in.Severity)
	owner := draw.Text(theme.Muted, clean.Literal("unassigned"))
	if !m.in.Owner.IsZero() {
		owner = draw.Text(theme.Plain, m.in.Owner.Name())
	}
	status := draw.Text(m.pen.Status(m.in.Status), m.in.Status.Label())
	if len(m.left) > 0 {
		beside := 2*margin + m.pen.Width(m.in.Severity.Label()) + m.pen.Width(m.in.Owner.Name()) + standingGaps
		status = draw.Text(theme.Warning, m.longestLeft(m.w-beside))
	}
	return m.pen.Row(m.w, draw.Gap(margin),
		draw.Glyph(role, glyph), draw.Gap(1), draw.Text(role, m.in.Severity.Label()), draw.Gap(3),
		status, draw.Gap(3), owner)
}

// standingGaps is what stands between the words of the row: the glyph of the
// severity and the gaps.
const standingGaps = 8

// longestLeft returns the longest words that fit into w cells about what became of
// the incident, else the shortest.
func (m *Model) longestLeft(w int) clean.Safe {
	for _, words := range m.left {
		if m.pen.Width(words) <= w {
			return words
		}
	}
	return m.left[len(m.left)-1]
}

// owner names the owner beyond doubt: two people may share a display name.
func (m *Model) owner() clean.Safe {
	o := m.in.Owner
	if o.IsZero() {
		return clean.Literal("nobody")
	}
	exact := o.UserPrincipalName
	if exact.IsEmpty() {
		exact = o.ObjectID
	}
	if exact.IsEmpty() || exact.Safe() == o.Name() {
		return o.Name()
	}
	return clean.Safef("%s (%s)", o.Name(), exact)
}

func (m *Model) closing() []string {
	c := m.in.Closing
	if c.IsZero() {
		return nil
	}
	rows := m.fact(clean.Literal("closed as"), c.Label())
	return append(rows, m.fact(clean.Literal("comment"), c.Comment.Safe())...)
}

func (m *Model) counts() clean.Safe {
	a := m.in.Additional
	words := clean.Safef("alerts %d, comments %d, bookmarks %d", a.Alerts, a.Comments, a.Bookmarks)
	if !m.details.Has(incident.PartTasks) {
		return words
	}
	n := incident.CountTasks(m.details.Tasks)
	return clean.Safef("%s, tasks %d/%d", words, n.Done, n.All)
}

// when gives a time in the analyst's zone and in words.
func (m *Model) when(s incident.Stamp) clean.Safe {
	at := s.Time()
	if at.IsZero() {
		return clean.Safe{}
	}
	return clean.Safef("%s, %s", m.local(at, m.layout(at)), clean.New(text.Age(m.now.Sub(at))))
}

// between gives the time from the first to the last activity.
func (m *Model) between(first, last incident.Stamp) clean.Safe {
	from, to := first.Time(), last.Time()
	if from.IsZero() || to.IsZero() {
		return clean.Safe{}
	}
	layout := m.layout(from, to)
	return clean.Safef("%s to %s", m.local(from, layout), m.local(to, layout))
}

// layout leaves out the date where all times are of today.
func (m *Model) layout(times ...time.Time) string {
	const day = "2006-01-02"
	today := m.now.In(m.zone).Format(day)
	for _, at := range times {
		if at.In(m.zone).Format(day) != today {
			return day + " 15:04"
		}
	}
	return "15:04"
}

func (m *Model) local(at time.Time, layout string) clean.Safe {
	return clean.New(at.In(m.zone).Format(layout)).Safe()
}

// fact draws a label and its value, wrapped beside it; nothing where there is
// no value.
func (m *Model) fact(label, value clean.Safe) []string {
	if value.IsEmpty() {
		return nil
	}
	const column = margin + labelWidth
	var rows []string
	for i, line := range m.pen.Paragraph(m.w-column-margin, theme.Plain, value) {
		if i > 0 {
			label = clean.Safe{}
		}
		rows = append(rows, m.pen.Row(column, draw.Gap(margin), draw.Text(theme.Muted, label))+line+m.pen.Row(margin))
	}
	return rows
}

func (m *Model) paragraph(role theme.Role, lines ...clean.Safe) []string {
	rows := m.pen.Paragraph(m.w-2*margin, role, lines...)
	for i, row := range rows {
		rows[i] = m.pen.Row(margin) + row + m.pen.Row(margin)
	}
	return rows
}

func (m *Model) warning(words clean.Safe) []string {
	return m.paragraph(theme.Warning, words)
}

func names(labels []incident.Label) []clean.Safe {
	all := make([]clean.Safe, len(labels))
	for i, l := range labels {
		all[i] = l.Name.Safe()
	}
	return all
}

func safe(texts []clean.Text) []clean.Safe {
	all := make([]clean.Safe, len(texts))
	for i, t := range texts {
		all[i] = t.Safe()
	}
	return all
}

func join(parts []clean.Safe) clean.Safe { return clean.Join(clean.Literal(", "), parts...) }
