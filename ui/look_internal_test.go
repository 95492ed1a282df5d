package ui

import (
	"image/color"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"sentinelq/theme"
)

// coloured is the program on a terminal with all colours.
func coloured(t *testing.T, dark bool) *Model {
	t.Helper()
	return begun(t, 80, 24, func(o *Options) { o.Theme = theme.Options{Profile: colorprofile.TrueColor, Dark: dark} })
}

func TestWhateverIsOpenTakesTheColoursOfTheTerminalsBackground(t *testing.T) {
	t.Parallel()
	for name, keys := range places() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			light, late := coloured(t, false), coloured(t, true)
			presses(light, keys...)
			presses(late, keys...)
			dark, _ := late.frame()
			late.Update(tea.BackgroundColorMsg{Color: color.White})
			want, _ := light.frame()
			if have, _ := late.frame(); !slices.Equal(have, want) {
				t.Errorf("drawn is\n%q\nnot\n%q", have, want)
			}
			if slices.Equal(dark, want) {
				t.Error("it looks the same on both")
			}
		})
	}
}
