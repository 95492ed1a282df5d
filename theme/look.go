package theme

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// look is what a role looks like: a hue and attributes with colour, and
// attributes alone without.
type look struct {
	hue    hue
	colour attr
	mono   attr
}

// hue is a colour by what it is for, so that one table of looks serves every
// palette.
type hue uint8

const (
	own    hue = iota // the terminal's own text colour
	quiet             // less than the text
	urgent            // red in most palettes
	caution
	good
	calm
	accent
	mark

	hueCount
)

// attr is a set of attributes.
type attr uint8

const (
	bold attr = 1 << iota
	underline
	reverse
)

// looks is the look of every role, the same in all palettes.
func looks() [roleCount]look {
	return [roleCount]look{
		Plain:         {},
		Muted:         {hue: quiet},
		Strong:        {colour: bold, mono: bold},
		Title:         {hue: accent, colour: bold, mono: bold},
		Accent:        {hue: accent, mono: bold},
		High:          {hue: urgent, colour: bold, mono: bold},
		Medium:        {hue: caution},
		Low:           {hue: calm},
		Informational: {hue: quiet},
		StatusNew:     {hue: good, colour: bold, mono: bold},
		StatusActive:  {hue: calm},
		StatusClosed:  {hue: quiet},
		Cursor:        {hue: accent, colour: bold, mono: bold},
		Marked:        {hue: mark, colour: bold, mono: bold},
		Border:        {hue: quiet},
		FocusBorder:   {hue: accent, mono: bold},
		Success:       {hue: good},
		Warning:       {hue: caution, mono: bold},
		Error:         {hue: urgent, colour: bold, mono: bold},
		Field:         {},
		FieldFocus:    {colour: bold, mono: bold},
		Placeholder:   {hue: quiet},
		Match:         {hue: caution, colour: reverse, mono: underline},
		Chip:          {hue: mark, mono: underline},
		Overlay:       {hue: accent, mono: bold},
		Selection:     {hue: accent, colour: reverse, mono: reverse},
		KeyCap:        {hue: accent, colour: bold, mono: bold},
	}
}

// style makes the lipgloss style of l in a palette. A nil palette has no
// colour.
func (l look) style(p *palette, profile colorprofile.Profile) lipgloss.Style {
	if p == nil {
		return l.mono.apply(lipgloss.NewStyle())
	}
	style := l.colour.apply(lipgloss.NewStyle())
	in := p[l.hue]
	if colour := in.at(profile); colour != "" {
		return style.Foreground(lipgloss.Color(colour))
	}
	if in.faint && profile <= colorprofile.ANSI {
		return style.Faint(true)
	}
	return style
}

// apply sets only what is in a, since to lipgloss an attribute that is set to
// false is still set.
func (a attr) apply(s lipgloss.Style) lipgloss.Style {
	if a&bold != 0 {
		s = s.Bold(true)
	}
	if a&underline != 0 {
		s = s.Underline(true)
	}
	if a&reverse != 0 {
		s = s.Reverse(true)
	}
	return s
}
