package draw

import (
	"sentinelq/client/incident"
	"sentinelq/theme"
)

// Severity returns the role and the sign of a severity. The sign differs in
// shape, not in colour alone.
func (p Pen) Severity(s incident.Severity) (theme.Role, theme.Glyph) {
	g := p.Theme.Glyphs()
	switch s {
	case incident.High:
		return theme.High, g.High
	case incident.Medium:
		return theme.Medium, g.Medium
	case incident.Low:
		return theme.Low, g.Low
	case incident.Informational:
		return theme.Informational, g.Informational
	default:
		return theme.Plain, g.Bullet
	}
}

// Bar returns the glyph of which a severity's part of a bar is made.
func (p Pen) Bar(s incident.Severity) theme.Glyph {
	g := p.Theme.Glyphs()
	switch s {
	case incident.High:
		return g.BarHigh
	case incident.Medium:
		return g.BarMedium
	case incident.Low:
		return g.BarLow
	default:
		return g.BarInformational
	}
}

// Status returns the role of a status.
func (p Pen) Status(s incident.Status) theme.Role {
	switch s {
	case incident.New:
		return theme.StatusNew
	case incident.Active:
		return theme.StatusActive
	case incident.Closed:
		return theme.StatusClosed
	default:
		return theme.Plain
	}
}
