package ui_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sentinelq/ui/uitest"
	"sentinelq/ui/uitest/golden"
)

// TestTheCreatePanelLooksAsItDid keeps the panel as it is when it opens, and as
// it is with something in every field and a mistake.
func TestTheCreatePanelLooksAsItDid(t *testing.T) {
	t.Parallel()
	profiles := map[string]colorprofile.Profile{
		"mono": colorprofile.ASCII, "16": colorprofile.ANSI, "true": colorprofile.TrueColor,
	}
	for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}} {
		for name, profile := range profiles {
			options := uitest.Options{Width: size[0], Height: size[1], Profile: profile, ASCII: name == "mono"}
			look := fmt.Sprintf("%dx%d-%s", size[0], size[1], name)
			t.Run(look, func(t *testing.T) {
				t.Parallel()
				uitest.Run(t, options, func(j *uitest.Journey) {
					keep := func(state string) {
						path := filepath.Join("testdata", "create", look+"-"+state+".txt")
						golden.Check(j.T, path, golden.Readable(j.Rendered()))
					}
					j.Press("n")
					keep("opened")
					j.Press("tab")
					j.Paste("First line\nand a second")
					j.Press("tab", "h", "tab", "c", "tab", "tab", "tab")
					j.Type("ann")
					j.Press("tab")
					j.Type("vip")
					j.Press("enter", "ctrl+s")
					keep("mistaken")
				})
			})
		}
	}
}
