package ui_test

import (
	"slices"
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

// modes are the terminals on which hostile texts are tried, and of how many texts
// one is enough on each where every one costs a screen.
func modes() map[string]struct {
	ascii bool
	of    int
} {
	return map[string]struct {
		ascii bool
		of    int
	}{"UTF-8": {false, 1}, "ASCII": {true, 6}}
}

func TestNoHostileTextReachesTheTerminalAsAnythingButText(t *testing.T) {
	t.Parallel()
	for name, mode := range modes() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			options := uitest.Options{
				Width: 160, Height: 45, Profile: colorprofile.TrueColor, Prepare: poison, ASCII: mode.ascii,
				Simulator: simulator.Options{Incidents: len(corpus.Hostile()) + 10},
			}
			uitest.Run(t, options, func(j *uitest.Journey) { down(j, len(corpus.Hostile()), mode.of) })
		})
	}
}

// down walks through the queue, which shows every title, and shows every so many
// steps what is known of the incident.
func down(j *uitest.Journey, all, step int) {
	j.T.Helper()
	lines := func() []string { return strings.Split(j.Screen(), "\n") }
	first := lines()
	for range all / step {
		j.Strike(slices.Repeat([]string{"down"}, step)...)
		j.Frame()
		now := lines()
		if !strings.HasPrefix(now[0], " sentinelq  ws-soc") || now[3] != first[3] || now[43] != first[43] {
			j.T.Fatalf("the frame was drawn over:\n%s", j.Screen())
		}
	}
	for _, stray := range j.Strays() {
		j.T.Errorf("wrote %s", stray)
	}
}

func TestNoHostileTextThatIsPastedReachesTheTerminalAsAnythingButText(t *testing.T) {
	t.Parallel()
	for name, mode := range modes() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			of := mode.of
			if testing.Short() {
				of = 6
			}
			options := uitest.Options{Width: 100, Height: 30, ASCII: mode.ascii}
			uitest.Run(t, options, func(j *uitest.Journey) { pasted(j, of) })
		})
	}
}

// pasted pastes one of so many hostile texts, each into one place where text is
// taken, and each family of texts into all of them. What the fields are made of
// takes every text in tests of its own.
func pasted(j *uitest.Journey, of int) {
	j.T.Helper()
	places := []string{"/", ":", "n"}
	for i, c := range corpus.Hostile() {
		if i%of != 0 {
			continue
		}
		open := places[i/of%len(places)]
		j.Strike(open) // only what was pasted has to be drawn
		j.Paste(c.Text)
		if open == "n" {
			j.Strike("tab")
			j.Paste(c.Text)
			j.Strike("ctrl+x", "down", "enter")
			continue
		}
		j.Strike("esc")
	}
	for _, stray := range j.Strays() {
		j.T.Errorf("wrote %s", stray)
	}
	if w := j.Writes(); len(w) != 0 {
		j.T.Errorf("pasting sent %d writes", len(w))
	}
}
