package ui_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sentinelq/client/clean/corpus"
	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// opener is a title whose first letter a terminal that is not UTF-8 takes for the
// beginning of a control string: here one that fills the clipboard.
const opener = "Ý52;c;ZXZpbA==Ü Zoë’s “Größe” 你好"

// openers gives the first incident that title, its owner a name with a mark of
// its own, and a tag and a description in another script.
func openers(sim *simulator.Simulator) {
	sim.Edit(sim.Names()[0], func(p *simulator.Properties) {
		p.Title, p.Severity, p.Status = opener, "High", "New"
		p.Owner.AssignedTo, p.Owner.UserPrincipalName = "Zoe\u0308 Łuczak", "zoë@contoso.com"
		p.Labels = []simulator.Label{{LabelName: "größe"}}
		p.Description = "Zugriff über Straße… → Привет"
	})
}

// inASCII is a terminal that takes nothing else. That no byte beyond leaves is
// looked at by the rig, in this journey as in every other one.
func inASCII() uitest.Options {
	return uitest.Options{
		Width: 120, Height: 40, Profile: colorprofile.TrueColor, ASCII: true, Prepare: openers,
		Simulator: simulator.Options{Incidents: 1},
	}
}

func TestInASCIITextIsSpelledWhereverItIsShown(t *testing.T) {
	t.Parallel()
	uitest.Run(t, inASCII(), func(j *uitest.Journey) {
		const spelled = `\u{DD}52;c;ZXZpbA==\u{DC} Zoe's "Grosse" \u{4F60}\u{597D}`
		j.Sees(`> ! high`, `\u{DD}52;c;ZXZpbA==`, "Zoe Luczak", "Zugriff uber Strasse... ->", "grosse", `zo\u{EB}@contoso.com`)
		j.Press("enter")
		j.Sees(spelled)
		j.Press("y")
		j.Sees("Copy", "  link ", spelled[:40])
		j.Press("enter") // the number
		j.Sees("clipboard: #4711")
		j.Press("esc", "?")
		j.Sees("+-", "ctrl+d")
		j.Press("esc", "a")
		j.Sees("Luczak")
		j.Resize(70, 20)
		j.Resize(30, 8)
		j.Sees("sentinelq needs")
	})
}

func TestInASCIIWhatIsTypedIsSentAsItWasTyped(t *testing.T) {
	t.Parallel()
	uitest.Run(t, inASCII(), func(j *uitest.Journey) {
		j.Press("c")
		j.Paste("Zoë: “ja” 你")
		j.Type("é…")
		j.Sees(`Zoe: "ja" \u{4F60}e...`)
		_, line := j.Line("Zoe: ")
		if x, _, visible := j.Cursor(); !visible || x != strings.Index(line, "e...")+len("e...") {
			t.Errorf("the cursor is in cell %d of %q", x, line)
		}
		j.Press("ctrl+s")
		j.Wait(0)
		writes := j.Writes()
		if len(writes) != 1 || !strings.Contains(string(writes[0].Body), "Zoë: “ja” 你é…") {
			t.Errorf("sent was %+v", writes)
		}
	})
}

func TestInASCIIEveryFieldTakesText(t *testing.T) {
	t.Parallel()
	uitest.Run(t, inASCII(), func(j *uitest.Journey) {
		for _, open := range []string{"/", ":", "a", "t"} {
			j.Press(open)
			j.Paste("Zoë 你")
			j.Sees(`Zoe \u{4F60}`)
			j.Press("esc", "esc")
		}
		j.Press("n")
		for range 8 {
			j.Paste("Zoë 你")
			j.Press("tab")
		}
		j.Sees(`Zoe \u{4F60}`)
		j.Press("ctrl+s") // says what is missing
		j.Press("esc", "!")
		j.Press("esc")
	})
}

// Honest texts have such bytes in nearly every language.
func TestInASCIINoLanguageOpensAControlString(t *testing.T) {
	t.Parallel()
	options := inASCII()
	options.Simulator.Incidents = len(corpus.Benign())
	options.Prepare = func(sim *simulator.Simulator) {
		for i, name := range sim.Names() {
			c := corpus.Benign()[i]
			sim.Edit(name, func(p *simulator.Properties) {
				p.Title, p.Description, p.Status = c.Text, c.Text, "New"
			})
		}
	}
	uitest.Run(t, options, func(j *uitest.Journey) {
		for range corpus.Benign() {
			j.Press("down")
		}
		j.Sees(`\u{`)
	})
}
