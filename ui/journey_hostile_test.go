package ui_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sentinelq/client/clean/corpus"
	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// poison writes every hostile text into every text of an incident of its own.
func poison(sim *simulator.Simulator) {
	names := sim.Names()
	for i, c := range corpus.Hostile() {
		sim.Edit(names[i], func(p *simulator.Properties) {
			p.Title, p.Description, p.ClassificationComment = c.Text, c.Text+"\n"+c.Text, c.Text
			p.Severity, p.Status = "High", "New"
			p.Owner.AssignedTo, p.Owner.UserPrincipalName, p.Owner.Email = c.Text, c.Text, c.Text
			p.Labels = []simulator.Label{{LabelName: c.Text}}
			p.AdditionalData.AlertProductNames = []string{c.Text}
			p.IncidentURL = c.Text
		})
	}
}

func TestNoHostileTextReachesTheTerminalAsAnythingButText(t *testing.T) {
	t.Parallel()
	options := uitest.Options{
		Width: 160, Height: 45, Profile: colorprofile.TrueColor, Prepare: poison,
		Simulator: simulator.Options{Incidents: len(corpus.Hostile()) + 10},
	}
	uitest.Run(t, options, func(j *uitest.Journey) {
		lines := func() []string { return strings.Split(j.Screen(), "\n") }
		first := lines()
		for range corpus.Hostile() {
			j.Press("down")
			now := lines()
			if !strings.HasPrefix(now[0], " sentinelq  ws-soc") || now[3] != first[3] || now[43] != first[43] {
				j.T.Fatalf("the frame was drawn over:\n%s", j.Screen())
			}
		}
		for _, stray := range j.Strays() {
			j.T.Errorf("wrote %s", stray)
		}
	})
}

func TestNoHostileTextThatIsPastedReachesTheTerminalAsAnythingButText(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{Width: 100, Height: 30}, func(j *uitest.Journey) {
		for i, c := range corpus.Hostile() {
			if testing.Short() && i%6 != 0 {
				continue
			}
			for _, open := range []string{"/", ":", "n"} {
				j.Press(open)
				j.Paste(c.Text)
				if open == "n" {
					j.Press("tab")
					j.Paste(c.Text)
					j.Press("ctrl+x", "down", "enter")
					continue
				}
				j.Press("esc")
			}
		}
		for _, stray := range j.Strays() {
			j.T.Errorf("wrote %s", stray)
		}
		if w := j.Writes(); len(w) != 0 {
			j.T.Errorf("pasting sent %d writes", len(w))
		}
	})
}
