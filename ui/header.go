package ui

import (
	"sentinelq/client/clean"
	"sentinelq/client/incident"
	"sentinelq/theme"
	"sentinelq/ui/draw"
	"sentinelq/ui/text"
)

// header names the program and the workspace, and says how the connection
// stands.
func (m *Model) header() string {
	return m.look.pen.Row(m.look.w, draw.Gap(1),
		draw.Text(theme.Title, clean.Literal("sentinelq")), draw.Gap(2),
		draw.Text(theme.Plain, m.workspace.Safe()), draw.Gap(3), draw.Text(theme.Warning, m.waiting()), draw.Fill(), m.sign(), draw.Gap(1), m.state(), draw.Gap(1))
}

// waiting says that typed text waits to be sent.
func (m *Model) waiting() clean.Safe {
	n := len(m.drafting.waiting)
	if n == 0 {
		return clean.Safe{}
	}
	return clean.Safef("%d %s", n, plural(n, clean.Literal("draft"), clean.Literal("drafts")))
}

// sign tells at a glance whether the queue can be relied on.
func (m *Model) sign() draw.Span {
	g := m.look.pen.Theme.Glyphs()
	switch {
	case m.sync.running && m.sync.asking.whole:
		return draw.Glyph(theme.Accent, g.Arrow)
	case m.sync.link == live:
		return draw.Glyph(theme.Success, g.Check)
	case m.sync.link == connecting:
		return draw.Glyph(theme.Muted, g.Arrow)
	default:
		return draw.Glyph(theme.Warning, g.Failed)
	}
}

// state is what can be relied on: how fresh the queue is, and why it is not
// fresher.
func (m *Model) state() draw.Span {
	s := &m.sync
	switch {
	case s.running && s.asking.whole:
		return draw.Text(theme.Accent, clean.Safef("loading, %d so far", len(s.seen)))
	case s.link == live:
		return draw.Text(theme.Success, m.since(clean.Literal("live"), clean.Literal(" ")))
	case s.link == throttled:
		return draw.Text(theme.Warning, clean.Concat(clean.Literal("throttled until "),
			clean.New(text.ClockSeconds(s.until.In(m.zone))).Safe()))
	case s.link == signedOut:
		return draw.Text(theme.Error, m.since(clean.Literal("sign in again"), clean.Literal(", cached ")))
	case s.link == offline:
		return draw.Text(theme.Warning, m.since(clean.Literal("offline"), clean.Literal(", cached ")))
	default:
		return draw.Text(theme.Muted, m.since(clean.Literal("connecting"), clean.Literal(", cached ")))
	}
}

// since adds to words the time of what is shown, where anything is.
func (m *Model) since(words, joint clean.Safe) clean.Safe {
	if m.sync.takenAt.IsZero() {
		return words
	}
	return clean.Concat(words, joint, clean.New(text.ClockSeconds(m.sync.takenAt.In(m.zone))).Safe())
}

// counters shows the open incidents, as the portal counts them.
func (m *Model) counters() string {
	c := m.counts
	spans := []draw.Span{
		draw.Gap(1), draw.Text(theme.Strong, clean.Safef("%d open", c.open)), draw.Gap(3),
		draw.Text(theme.StatusNew, clean.Safef("%d new", c.fresh)), draw.Gap(3),
		draw.Text(theme.StatusActive, clean.Safef("%d active", c.active)), draw.Gap(4),
	}
	for _, s := range incident.Severities() {
		role, glyph := m.look.pen.Severity(s)
		spans = append(spans, draw.Glyph(role, glyph), draw.Gap(1),
			draw.Text(role, clean.Safef("%d %s", c.severity[s], word(s))), draw.Gap(2))
	}
	return m.look.pen.Row(m.look.w, append(spans, m.bar()...)...)
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
	if m.look.w < wideFrom || m.counts.open == 0 {
		return nil
	}
	spans := []draw.Span{draw.Gap(2)}
	for _, s := range incident.Severities() {
		role, _ := m.look.pen.Severity(s)
		n := (m.counts.severity[s]*cells + m.counts.open - 1) / m.counts.open
		for range n {
			spans = append(spans, draw.Glyph(role, m.look.pen.Bar(s)))
		}
	}
	return spans
}
