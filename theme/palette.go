package theme

import "github.com/charmbracelet/colorprofile"

// ink is one colour at three depths, in lipgloss's notation. Empty is the
// terminal's own text colour.
type ink struct {
	basic   string // 0 to 15: the person's own palette
	indexed string // 16 to 255: the fixed part of the 256 colours
	rgb     string
	faint   bool // stands in for a missing basic colour
}

// at returns the colour for a profile with at least 16 colours.
func (in ink) at(profile colorprofile.Profile) string {
	switch profile {
	case colorprofile.TrueColor:
		return in.rgb
	case colorprofile.ANSI256:
		return in.indexed
	default:
		return in.basic
	}
}

// palette has an ink for each hue. Of the 16 colours it takes none that is
// unreadable in a palette in wide use: bright black is the background in
// Solarized, blue is too dark on black, and yellow, green and cyan are too
// light on white.
type palette [hueCount]ink

// dark is for text on a dark background.
func dark() *palette {
	return &palette{
		quiet:   {indexed: "248", rgb: "#9aa5b1", faint: true},
		urgent:  {basic: "9", indexed: "210", rgb: "#ff8a80"},
		caution: {basic: "3", indexed: "221", rgb: "#f0c05a"},
		good:    {basic: "2", indexed: "114", rgb: "#7fd88f"},
		calm:    {basic: "6", indexed: "80", rgb: "#6fcfd6"},
		accent:  {basic: "6", indexed: "117", rgb: "#82c4ff"},
		mark:    {basic: "13", indexed: "183", rgb: "#d3aaff"},
	}
}

// light is for text on a light background.
func light() *palette {
	return &palette{
		quiet:   {indexed: "240", rgb: "#565e68", faint: true},
		urgent:  {basic: "1", indexed: "124", rgb: "#a8201a"},
		caution: {basic: "5", indexed: "94", rgb: "#7a4a00"},
		good:    {basic: "4", indexed: "22", rgb: "#17602c"},
		calm:    {basic: "4", indexed: "23", rgb: "#005f6b"},
		accent:  {basic: "4", indexed: "25", rgb: "#0a4fb8"},
		mark:    {basic: "5", indexed: "90", rgb: "#75208f"},
	}
}

// contrastOnDark has a contrast of at least 7 to 1 (WCAG 2, AAA) on black, and
// nothing quieter than the text.
func contrastOnDark() *palette {
	return &palette{
		urgent:  {basic: "9", indexed: "217", rgb: "#ffa8a0"},
		caution: {basic: "11", indexed: "227", rgb: "#ffff66"},
		good:    {basic: "10", indexed: "120", rgb: "#7dff8c"},
		calm:    {basic: "14", indexed: "123", rgb: "#80f4ff"},
		accent:  {basic: "14", indexed: "153", rgb: "#b3dcff"},
		mark:    {basic: "13", indexed: "225", rgb: "#ffc8ff"},
	}
}

// contrastOnLight has a contrast of at least 7 to 1 on white, and nothing
// quieter than the text.
func contrastOnLight() *palette {
	return &palette{
		urgent:  {basic: "1", indexed: "88", rgb: "#7d0000"},
		caution: {basic: "5", indexed: "52", rgb: "#573500"},
		good:    {basic: "4", indexed: "22", rgb: "#004212"},
		calm:    {basic: "4", indexed: "23", rgb: "#00424c"},
		accent:  {basic: "4", indexed: "18", rgb: "#002a80"},
		mark:    {basic: "5", indexed: "54", rgb: "#540070"},
	}
}
