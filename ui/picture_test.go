package ui_test

import (
	"flag"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
	"sentinelq/ui/uitest/golden"
)

var _ = flag.Bool("update", false, "write the golden files anew")

func TestThePictureOfThePanelIsTheProgramsOutput(t *testing.T) {
	t.Parallel()
	options := uitest.Options{Width: 132, Height: 30, Profile: colorprofile.TrueColor, Prepare: plainTitles}
	uitest.Run(t, options, func(j *uitest.Journey) {
		j.Press("j", "j", "n")
		j.Type("Phone call about a fake help desk")
		j.Press("tab")
		j.Paste("Two colleagues were called by somebody who asked for their\none-time codes. Number 030 5550 0142.")
		j.Press("tab", "h", "tab", "a", "tab")
		j.Type("me")
		j.Press("tab")
		j.Type("phish")
		j.Press("enter")
		j.Type("vi")
		golden.Check(t, "../docs/screen.svg", j.Picture())
	})
}

func TestThePictureOfAPageIsTheProgramsOutput(t *testing.T) {
	t.Parallel()
	options := uitest.Options{Width: 132, Height: 30, Profile: colorprofile.TrueColor, Prepare: plainTitles}
	uitest.Run(t, options, func(j *uitest.Journey) {
		j.Press("tab", "tab")
		j.Wait(time.Second)
		golden.Check(t, "../docs/page.svg", j.Picture())
	})
}

// plainTitles takes the emoji out of the picture, whose width depends on the
// font of whoever looks at it.
func plainTitles(sim *simulator.Simulator) {
	for _, name := range sim.Names() {
		sim.Edit(name, func(p *simulator.Properties) {
			if strings.ContainsRune(p.Title, '🚨') {
				p.Title = "Phishing reported by 3 users"
			}
		})
	}
}
