package ui

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/feed"
)

// header names the program and the workspace, and says how the connection
// stands. That is never pushed out: a long name is cut, and where it would be cut
// to nothing the program's own name goes first.
func (m *Model) header() string {
	pen, w, stands := m.Pen, m.look.w, m.LinkWords(m.Pen.Theme.Glyphs())
	state := []draw.Span{
		draw.Glyph(stands.Role, stands.Glyph),
		draw.Gap(1),
		draw.Text(stands.Role, stands.Words),
		draw.Gap(1),
	}
	if waiting := m.Waiting(); !waiting.IsEmpty() {
		state = append([]draw.Span{draw.Text(theme.Warning, waiting), draw.Gap(3)}, state...)
	}
	title := []draw.Span{draw.Text(theme.Title, clean.Literal("sentinelq")), draw.Gap(2)}
	name := m.Workspace.Safe()
	const leastName = 12
	room := w - 1 - 2 - pen.Needs(state...)
	if room-pen.Needs(title...) >= min(pen.Width(name), leastName) {
		room -= pen.Needs(title...)
	} else {
		title = nil
	}
	spans := append([]draw.Span{draw.Gap(1)}, title...)
	spans = append(spans, draw.Text(theme.Plain, name).Fixed(min(pen.Width(name), room)), draw.Gap(2), draw.Fill())
	return pen.Row(w, append(spans, state...)...)
}

// counters shows the open incidents, as the portal counts them: in words where all
// have room, else without those that a glyph stands for, and at last without what
// follows from the others.
func (m *Model) counters() string {
	var spans []draw.Span
	for _, l := range []countLook{{words: true, active: true, gap: 3}, {active: true, gap: 3}, {active: true, gap: 1}, {gap: 1}} {
		if spans = countSpans(&m.counts, m.Pen, l, m.more(incident.Open())); m.Pen.Needs(spans...) <= m.look.w {
			break
		}
	}
	return m.Pen.Row(m.look.w, append(spans, m.bar()...)...)
}

// countLook is how much of the counters is shown.
type countLook struct {
	words  bool // the names of the severities
	active bool
	gap    int // cells between the counters
}

func countSpans(c *feed.Counts, pen draw.Pen, l countLook, more clean.Safe) []draw.Span {
	spans := []draw.Span{
		draw.Gap(1), draw.Text(theme.Strong, clean.Safef("%d%s open", c.Open, more)), draw.Gap(l.gap),
		draw.Text(theme.StatusNew, clean.Safef("%d new", c.Fresh)), draw.Gap(l.gap),
	}
	if l.active {
		spans = append(spans, draw.Text(theme.StatusActive, clean.Safef("%d active", c.Active)), draw.Gap(l.gap))
	}
	spans = append(spans, draw.Gap(l.gap/2))
	for _, s := range incident.Severities() {
		role, glyph := pen.Severity(s)
		words := clean.Int(c.Severity[s])
		if l.words {
			words = clean.Safef("%d %s", c.Severity[s], word(s))
		}
		spans = append(spans, draw.Glyph(role, glyph), draw.Gap(1), draw.Text(role, words), draw.Gap((l.gap+1)/2))
	}
	return spans
}

func word(s incident.Severity) clean.Safe {
	switch s {
	case incident.High:
		return clean.Literal("high")
	case incident.Medium:
		return clean.Literal("medium")
	case incident.Low:
		return clean.Literal("low")
	case incident.Informational:
		return clean.Literal("info")
	default:
		return s.Label()
	}
}

// bar shows the same by length where there is room for it.
func (m *Model) bar() []draw.Span {
	const cells = 30
	if m.look.w < wideFrom || m.counts.Open == 0 {
		return nil
	}
	spans := []draw.Span{draw.Gap(2)}
	for _, s := range incident.Severities() {
		role, _ := m.Pen.Severity(s)
		n := (m.counts.Severity[s]*cells + m.counts.Open - 1) / m.counts.Open
		for range n {
			spans = append(spans, draw.Glyph(role, m.Pen.Bar(s)))
		}
	}
	return spans
}
