package ui_test

import (
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// retype replaces what stands in the field that has the focus.
func retype(text string) fill {
	return func(j *uitest.Journey) {
		j.Press("end", "ctrl+u")
		j.Type(text)
	}
}

func TestTheEditPanelSendsOnlyWhatWasChangedInOneWrite(t *testing.T) {
	t.Parallel()
	user := func(name string) simulator.Label { return simulator.Label{LabelName: name, LabelType: "User"} }
	to := func(n int) fill { return in(n, "") }
	runChanges(t, []changeCase{
		{
			rule: "the title", steps: []fill{keys("E"), retype("  Renamed "), keys("ctrl+s")}, says: "#4711: title; u undoes it",
			sends: func(w *wire) { w.title = `"Renamed"` }, leaves: func(p *simulator.Properties) { p.Title = "Renamed" },
		},
		{
			rule: "the description, in which the panel has a space for a tab", steps: []fill{keys("E"), to(1), keys("ctrl+end"), in(0, "!"), keys("ctrl+s")}, says: "#4711: description",
			sends:  func(w *wire) { w.description = `" first\n second  !"` },
			leaves: func(p *simulator.Properties) { p.Description = " first\n second  !" },
		},
		{
			rule: "a severity leaves the hostile title byte for byte", steps: []fill{keys("E"), to(2), keys("h", "ctrl+s")}, says: "#4711: severity High",
			sends: func(w *wire) { w.severity = `"High"` }, leaves: func(p *simulator.Properties) { p.Severity = "High" },
		},
		{
			rule: "status and classification", says: "status Closed, True positive - suspicious activity",
			steps: []fill{keys("E"), to(3), keys("c", "tab", "t", "tab"), in(0, "why"), keys("ctrl+s")},
			sends: func(w *wire) {
				w.status = `"Closed"`
				w.closing = `"classification":"TruePositive","classificationReason":"SuspiciousActivity","classificationComment":"why"`
			},
			leaves: func(p *simulator.Properties) {
				p.Status, p.Classification, p.ClassificationReason, p.ClassificationComment = "Closed", "TruePositive", "SuspiciousActivity", "why"
			},
		},
		{
			rule: "the comment of a closed one alone", was: wasClosed, says: "True positive - suspicious activity",
			from:  func(w *wire) { w.status = `"Closed"` },
			steps: []fill{keys("E"), to(5), retype("seen again"), keys("ctrl+s")},
			sends: func(w *wire) {
				w.closing = `"classification":"TruePositive","classificationReason":"SuspiciousActivity","classificationComment":"seen again"`
			},
			leaves: func(p *simulator.Properties) { p.ClassificationComment = "seen again" },
		},
		{
			rule: "reopening clears the classification", was: wasClosed, says: "status Active",
			steps: []fill{keys("E"), to(3), keys("a", "ctrl+s")}, sends: func(*wire) {},
			leaves: func(p *simulator.Properties) {
				p.Status, p.Classification, p.ClassificationReason, p.ClassificationComment = "Active", "", "", ""
			},
		},
		{
			rule: "the owner", steps: []fill{keys("E"), to(4), retype("me"), keys("ctrl+s")}, says: "owner Robin Adeyemi",
			sends: ownedBy(sentMe), leaves: owned(me()),
		},
		{
			rule: "no owner", steps: []fill{keys("E"), to(4), retype(""), keys("ctrl+s")}, says: "owner nobody",
			sends: ownedBy(""), leaves: owned(simulator.Owner{}),
		},
		{
			rule: "a tag more", steps: []fill{keys("E"), to(5), in(0, "Extra"), keys("ctrl+s")}, says: "tags +Extra",
			sends: func(w *wire) { w.labels += `,{"labelName":"Extra"}` },
			leaves: func(p *simulator.Properties) {
				p.Labels = append(p.Labels, user("Extra"))
			},
		},
		{
			rule: "several fields in one write", says: "#4711: title, severity Low, status New",
			steps:  []fill{keys("E"), retype("All new"), to(2), keys("l", "tab", "n", "ctrl+s")},
			sends:  func(w *wire) { w.title, w.severity, w.status = `"All new"`, `"Low"`, `"New"` },
			leaves: func(p *simulator.Properties) { p.Title, p.Severity, p.Status = "All new", "Low", "New" },
		},
		{rule: "nothing changed sends nothing", steps: []fill{keys("E", "ctrl+s")}, says: "#4711"},
		{rule: "changed and changed back sends nothing", steps: []fill{keys("E"), to(2), keys("h", "m", "ctrl+s")}, says: "#4711"},
		{rule: "typed and taken back sends nothing", steps: []fill{keys("E"), in(0, "x"), keys("backspace", "ctrl+s")}, says: "#4711"},
		{rule: "a blank title is refused at the field", steps: []fill{keys("E"), retype("  "), keys("ctrl+s")}, says: "a title is required"},
		{rule: "Closed without a classification is refused", steps: []fill{keys("E"), to(3), keys("c", "ctrl+s")}, says: "a closed incident needs a classification"},
	})
}

func TestEscKeepsAnEditAndEGoesOnWithIt(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{Width: 130, Height: 40}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		j.Press("E")
		retype("Half a ti")(j)
		j.Press("esc")
		j.Sees("the edit of #4711 is kept; E there goes on with it")
		s.sentPuts(j)
		j.Press("E")
		j.Sees("Edit #4711", "Half a ti")
		j.Press("end")
		j.Type("tle")
		j.Press("ctrl+s")
		j.Wait(time.Second)
		s.sentPuts(j, asItWas().with(func(w *wire) { w.title = `"Half a title"` }).put(before.ETag))
		j.Press("E")
		j.Sees("Half a title")
		j.Press("esc")
		j.SeesNot("is kept") // nothing was changed since
	})
}

func TestAnEditThatChangesNothingIsNotKept(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		j.Press("E", "esc")
		j.SeesNot("kept")
		j.Press("n")
		j.Sees("Title *") // no draft waits
		j.SeesNot("Go on")
		s.sentPuts(j)
	})
}

func TestADiscardedEditIsGone(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		j.Press("E")
		retype("Never mind")(j)
		j.Press("ctrl+x", "down", "enter", "E")
		j.SeesNot("Never mind")
		j.Press("ctrl+s")
		s.sentPuts(j)
	})
}

func TestAnEditIsFoundUnderNewAsWell(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		j.Press("E")
		retype("Later")(j)
		j.Press("esc", "n")
		j.Sees("Go on: edit of #4711 Later", "Begin a new incident")
		j.Press("enter")
		j.Sees("Edit #4711", "Later")
		s.sentPuts(j)
	})
}

func TestAnEditGoesOnAfterAColleaguesChangeOfAnotherField(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		j.Press("E")
		retype("Mine")(j)
		s.sim.Edit(s.name, func(p *simulator.Properties) { p.Severity = "Low" })
		before := s.now()
		j.Wait(time.Minute)
		j.Press("ctrl+s")
		j.Wait(time.Second)
		s.sentPuts(j, asItWas().with(func(w *wire) { w.title, w.severity = `"Mine"`, `"Low"` }).put(before.ETag))
	})
}

func TestAnEditThatIsRefusedIsShownAtItsFieldAndGoesOn(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Method: "PUT", Status: 400, Code: "BadRequest", Message: "The title is not good."})
		j.Press("E")
		retype("Bad")(j)
		j.Press("ctrl+s")
		j.Wait(time.Second)
		j.Sees("Edit #4711", "✗ The title is not good.", "ctrl+s sends it again")
		before := s.now()
		retype("Good")(j)
		j.Press("ctrl+s")
		j.Wait(time.Second)
		body := func(title string) string {
			return asItWas().with(func(w *wire) { w.title = title }).put(before.ETag)
		}
		s.sentPuts(j, body(`"Bad"`), body(`"Good"`))
		s.became(before, func(p *simulator.Properties) { p.Title = "Good" })
	})
}
