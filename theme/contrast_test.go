package theme

import (
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

func TestContrast(t *testing.T) {
	t.Parallel()
	black, white := lipgloss.Color("#000000"), lipgloss.Color("#ffffff")
	// The greys stand for the many backgrounds that are nearly black or white.
	softBlack, softWhite := lipgloss.Color("#282c34"), lipgloss.Color("#f0f0f0")
	tests := []struct {
		name       string
		opts       Options
		background color.Color
		least      float64
	}{
		{"dark on black", Options{Name: "dark"}, black, 4.5},
		{"dark on a soft black", Options{Name: "dark"}, softBlack, 4.5},
		{"light on white", Options{Name: "light"}, white, 4.5},
		{"light on a soft white", Options{Name: "light"}, softWhite, 4.5},
		{"high contrast on black", Options{Name: "high-contrast", Dark: true}, black, 7},
		{"high contrast on white", Options{Name: "high-contrast"}, white, 7},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, p := range []colorprofile.Profile{colorprofile.ANSI256, colorprofile.TrueColor} {
				tt.opts.Profile = p
				checkContrast(t, variant{Options: tt.opts}, tt.background, tt.least)
			}
		})
	}
}

// checkContrast looks at every role with a colour of its own. Reverse only
// swaps the two, which leaves the ratio as it is.
func checkContrast(t *testing.T, v variant, background color.Color, least float64) {
	t.Helper()
	seen := 0
	for _, r := range roles() {
		style := v.style(r)
		if style.GetBackground() != (lipgloss.NoColor{}) {
			t.Errorf("%v sets a background", r)
		}
		ink := style.GetForeground()
		if ink == (lipgloss.NoColor{}) {
			continue
		}
		seen++
		if got := contrast(ink, background); got < least {
			t.Errorf("%v: contrast is %.2f, want at least %.1f", r, got, least)
		}
	}
	if seen < 10 {
		t.Errorf("only %d roles have a colour", seen)
	}
}

// contrast is the ratio of WCAG 2.2, section 1.4.3.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
