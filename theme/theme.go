package theme

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Options choose a theme.
type Options struct {
	Name    string // one of [Names]; empty is "auto"
	Profile colorprofile.Profile
	Dark    bool // the terminal's background is dark
	ASCII   bool // nothing outside ASCII is drawn
}

// Names returns the names of the themes, in the order in which they are offered.
func Names() []string { return []string{"auto", "dark", "light", "high-contrast", "mono"} }

// Theme is a ready set of styles and glyphs. It is immutable, small to copy,
// and equal (==) only to itself, so that it can be part of a cache's key. Its
// zero value draws everything plain, with the glyphs of ASCII.
type Theme struct{ *sheet }

// sheet has what can be known of a role before its text is.
type sheet struct {
	prefixes [roleCount]string
	suffixes [roleCount]string
	glyphs   Glyphs
	ascii    bool
}

// New makes the theme that o asks for. Whatever its name, a theme has no
// colour where the profile has none. An unknown name is an error that lists
// the known ones.
func New(o Options) (Theme, error) {
	if o.Name != "" && !slices.Contains(Names(), o.Name) {
		return Theme{}, fmt.Errorf("choose theme %q: unknown name, use one of %s", o.Name, strings.Join(Names(), ", "))
	}
	p := o.palette()
	s := &sheet{glyphs: unicodeGlyphs(), ascii: o.ASCII}
	if o.ASCII {
		s.glyphs = asciiGlyphs()
	}
	for role, look := range looks() {
		s.prefixes[role], s.suffixes[role] = around(look.style(p, o.Profile))
	}
	return Theme{s}, nil
}

// palette returns nil for a theme without colour.
func (o Options) palette() *palette {
	switch {
	case o.Profile < colorprofile.ANSI || o.Name == "mono":
		return nil
	case o.Name == "high-contrast" && o.Dark:
		return contrastOnDark()
	case o.Name == "high-contrast":
		return contrastOnLight()
	case o.Name == "light" || o.Name != "dark" && !o.Dark:
		return light()
	default:
		return dark()
	}
}

// around returns what style writes before and behind a text of one line.
func around(style lipgloss.Style) (prefix, suffix string) {
	const probe = "x"
	prefix, suffix, _ = strings.Cut(style.Render(probe), probe)
	return prefix, suffix
}

// Render returns s in the style of a role. The text is one line without tabs
// or escape sequences. The result is what lipgloss would render, except that an
// underlined text is one run and not one for each character, and that
// nothing stays nothing.
func (t Theme) Render(r Role, s string) string {
	if t.sheet == nil || r >= roleCount || s == "" {
		return s
	}
	return t.prefixes[r] + s + t.suffixes[r]
}

// Glyphs returns the theme's glyphs.
func (t Theme) Glyphs() Glyphs {
	if t.sheet == nil {
		return asciiGlyphs()
	}
	return t.glyphs
}

// ASCII reports whether the terminal takes nothing else, data included.
func (t Theme) ASCII() bool { return t.sheet != nil && t.ascii }
