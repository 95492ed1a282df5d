package ui_test

import (
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// undoCase is a change that is taken back: what both writes send. An empty back
// is the subject as it was.
type undoCase struct {
	rule  string
	was   func(*simulator.Properties)
	from  func(*wire)
	steps []fill
	sends func(*wire)
	back  func(*wire)                 // what the undoing sends otherwise than the subject was
	left  func(*simulator.Properties) // what is otherwise afterwards
	says  string
}

func undoCases() []undoCase {
	return []undoCase{
		{rule: "severity", steps: []fill{keys("e", "h")}, sends: func(w *wire) { w.severity = `"High"` }, says: "#4711: severity Medium"},
		{rule: "status", steps: []fill{keys("s", "n")}, sends: func(w *wire) { w.status = `"New"` }, says: "#4711: status Active"},
		{
			rule: "closing", steps: []fill{keys("x", "1"), in(0, "why"), keys("enter")}, says: "#4711: status Active",
			sends: func(w *wire) {
				w.status = `"Closed"`
				w.closing = `"classification":"TruePositive","classificationReason":"SuspiciousActivity","classificationComment":"why"`
			},
		},
		{
			rule: "reopening, with what it was closed with", was: wasClosed, steps: []fill{keys("s", "a")}, says: "#4711: status Closed, True positive",
			from: func(w *wire) {
				w.status = `"Closed"`
				w.closing = `"classification":"TruePositive","classificationReason":"SuspiciousActivity","classificationComment":"seen before"`
			},
			sends: func(w *wire) { w.status, w.closing = `"Active"`, "" },
		},
		{
			rule: "the owner", steps: []fill{keys("m")}, sends: ownedBy(sentMe), back: ownedBy(sentMateo), says: "#4711: owner Mateo Fuentes",
		},
		{
			rule: "assigning when nobody was", was: owned(simulator.Owner{}), from: ownedBy(""), steps: []fill{keys("m")},
			sends: ownedBy(sentMe), says: "#4711: owner nobody",
		},
		{
			rule: "nobody", steps: []fill{keys("a"), pick("nobody")}, sends: ownedBy(""), back: ownedBy(sentMateo), says: "#4711: owner Mateo Fuentes",
		},
		{
			rule: "a tag that was put on", steps: []fill{keys("t"), pick("extra"), keys("enter")}, says: "#4711: tags -extra",
			sends: tagged(`{"labelName":"travel"},{"labelName":"VIP"},{"labelName":"extra"}`),
		},
		{
			rule: "a tag that was taken off goes to the end, and is the person's", steps: []fill{keys("t"), pick("travel"), keys("enter")},
			says: "#4711: tags +travel", sends: tagged(`{"labelName":"VIP"}`), back: tagged(`{"labelName":"VIP"},{"labelName":"travel"}`),
			left: labelled(simulator.Label{LabelName: "VIP", LabelType: "User"}, simulator.Label{LabelName: "travel", LabelType: "User"}),
		},
		{
			rule: "several fields of the panel, the hostile title too", says: "#4711: title, severity Medium",
			steps: []fill{keys("E"), retype("Shown"), keys("tab", "tab", "l", "ctrl+s")},
			sends: func(w *wire) { w.title, w.severity = `"Shown"`, `"Low"` },
		},
		{
			rule: "the description, byte for byte", says: "#4711: description",
			steps: []fill{keys("E", "tab", "ctrl+end"), in(0, "!"), keys("ctrl+s")}, sends: func(w *wire) { w.description = `" first\n second  !"` },
		},
	}
}

func TestEveryChangeCanBeTakenBack(t *testing.T) {
	t.Parallel()
	for _, c := range undoCases() {
		t.Run(c.rule, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{}, c.was, func(j *uitest.Journey, s subject) {
				before := s.now()
				for _, step := range c.steps {
					step(j)
				}
				j.Wait(time.Second)
				between := s.now()
				j.Press("u")
				j.Wait(time.Second)
				j.Sees(c.says)
				j.SeesNot("u undoes it")
				base := asItWas()
				if c.from != nil {
					base = base.with(c.from)
				}
				back := base
				if c.back != nil {
					back = base.with(c.back)
				}
				s.sentPuts(j, base.with(c.sends).put(before.ETag), back.put(between.ETag))
				s.became(before, c.left)
				j.Press("u")
				j.Sees("undo my last change: no change of yours is left to undo")
			})
		})
	}
}

func TestUndoKeepsWhatAColleagueDidElsewhereMeanwhile(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		j.Press("e", "h")
		j.Wait(time.Second)
		s.sim.Edit(s.name, func(p *simulator.Properties) {
			p.Status = "New"
			p.Labels = append(p.Labels, simulator.Label{LabelName: "theirs", LabelType: "User"})
		})
		between := s.now()
		j.Press("u")
		j.Wait(time.Second)
		j.Sees("#4711: severity Medium")
		writes := incidentWrites(j)
		want := asItWas().with(func(w *wire) { w.status, w.labels = `"New"`, w.labels+`,{"labelName":"theirs"}` }).put(between.ETag)
		if len(writes) != 2 || string(writes[1].Body) != want {
			t.Errorf("the writes are %s\nnot\n%s", summary(writes), want)
		}
		s.became(before, func(p *simulator.Properties) {
			p.Status = "New"
			p.Labels = append(p.Labels, simulator.Label{LabelName: "theirs", LabelType: "User"})
		})
	})
}

func TestUndoAsksWhenAColleagueChangedTheSameField(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{"t": "Low", "m": "Medium"} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
				j.Press("e", "h")
				j.Wait(time.Second)
				s.sim.Edit(s.name, func(p *simulator.Properties) { p.Severity = "Low" })
				between := s.now()
				j.Press("u")
				j.Wait(time.Second)
				j.Sees("Two changes", "yours:  Medium", "theirs: Low", "before: High")
				if n := len(incidentWrites(j)); n != 1 {
					t.Errorf("%d writes were sent before it was decided", n)
				}
				j.Press(key)
				j.Wait(time.Second)
				s.became(between, func(p *simulator.Properties) { p.Severity = want })
				j.SeesNot("u undoes it")
				j.Press("u")
				j.Sees("undo my last change: no change of yours is left to undo")
			})
		})
	}
}

func TestUndoGoesBackChangeByChangeOverSeveralIncidents(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		names := j.Sim.Names()
		last := func(n int) simulator.Properties {
			in, _ := j.Sim.Incident(names[len(names)-n])
			return in.Properties
		}
		first, second := last(1), last(3)
		j.Press("e", "l")
		j.Wait(time.Second)
		j.Press("j", "j", "m")
		j.Wait(time.Second)
		j.Press("e", "i")
		j.Wait(time.Second)
		for range 3 {
			j.Press("u")
			j.Wait(time.Second)
		}
		if last(1).Severity != first.Severity || last(3).Severity != second.Severity || last(3).Owner != second.Owner {
			t.Errorf("the incidents are\n%+v\n%+v", last(1), last(3))
		}
		if n := len(incidentWrites(j)); n != 6 {
			t.Errorf("%d writes were sent", n)
		}
	})
}

func TestAnUndoThatFailsCanBeTriedAgain(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		j.Press("e", "h")
		j.Wait(time.Second)
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultStatus, Method: "PUT", Status: 403, Code: "AuthorizationFailed"})
		j.Press("u")
		j.Wait(time.Second)
		j.Sees("severity Medium was not saved")
		j.OnCursor("high")
		j.Press("u")
		j.Wait(time.Second)
		j.Sees("#4711: severity Medium")
		s.became(before, nil)
	})
}

func TestUndoWaitsForTheChangeThatIsOnItsWay(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, _ subject) {
		j.Press("e", "h")
		j.Wait(time.Second)
		j.Sim.Inject(simulator.Fault{Kind: simulator.FaultDelay, Method: "PUT", Delay: 5 * time.Second})
		j.Press("s", "n", "u")
		j.Sees("another change of it is on its way")
		j.Wait(10 * time.Second)
		if n := len(incidentWrites(j)); n != 2 {
			t.Errorf("%d writes were sent", n)
		}
	})
}

func TestRepeatMakesTheLastChangeElsewhereToo(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press(".")
		j.Sees("nothing was changed yet")
		names := j.Sim.Names()
		j.Press("x", "3")
		j.Type("same rule")
		j.Press("enter")
		j.Wait(time.Second)
		for range 2 {
			j.Press("j", ".")
			j.Wait(time.Second)
		}
		for n := 1; n <= 3; n++ {
			in, _ := j.Sim.Incident(names[len(names)-n])
			p := in.Properties
			if p.Status != "Closed" || p.Classification != "FalsePositive" || p.ClassificationReason != "IncorrectAlertLogic" || p.ClassificationComment != "same rule" {
				t.Errorf("#%d is %+v", p.IncidentNumber, p)
			}
		}
		j.Press("k", ".")
		j.Sees("is that already")
		if n := len(incidentWrites(j)); n != 3 {
			t.Errorf("%d writes were sent", n)
		}
		j.Press("u")
		j.Wait(time.Second)
		in, _ := j.Sim.Incident(names[len(names)-3])
		if in.Properties.Status == "Closed" {
			t.Error("the last repetition was not taken back")
		}
	})
}
