package ui_test

import (
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// changeCase is one change of the subject: the keys, the body it sends, and what
// is different in the service afterwards.
type changeCase struct {
	rule   string
	was    func(*simulator.Properties) // how the subject is before, if not as usual
	from   func(*wire)                 // the same on the wire
	steps  []fill
	sends  func(*wire)
	leaves func(*simulator.Properties)
	says   string
}

// pick types in a menu and takes the first line that is found.
func pick(text string) fill {
	return func(j *uitest.Journey) {
		j.Type(text)
		j.Wait(time.Second)
		j.Press("enter")
	}
}

// runChanges makes each change on a subject of its own, and fails unless it sent
// exactly its body and every other field survived byte for byte.
func runChanges(t *testing.T, cases []changeCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.rule, func(t *testing.T) {
			t.Parallel()
			onSubject(t, uitest.Options{}, c.was, func(j *uitest.Journey, s subject) {
				before := s.now()
				for _, step := range c.steps {
					step(j)
				}
				j.Wait(time.Second)
				j.Sees(c.says)
				if c.sends == nil {
					s.sentPuts(j)
					s.became(before, nil)
					return
				}
				base := asItWas()
				if c.from != nil {
					base = base.with(c.from)
				}
				s.sentPuts(j, base.with(c.sends).put(before.ETag))
				s.became(before, c.leaves)
			})
		})
	}
}

func TestChangingSeverityAndStatusSendsNothingElse(t *testing.T) {
	t.Parallel()
	var cases []changeCase
	for _, c := range []struct{ key, value string }{{"h", "High"}, {"l", "Low"}, {"i", "Informational"}} {
		cases = append(cases, changeCase{
			rule: "severity " + c.value, steps: []fill{keys("e", c.key)}, says: "#4711: severity " + c.value + "; u undoes it",
			sends:  func(w *wire) { w.severity = `"` + c.value + `"` },
			leaves: func(p *simulator.Properties) { p.Severity = c.value },
		})
	}
	runChanges(t, append(cases,
		changeCase{rule: "the severity it has already", steps: []fill{keys("e", "m")}, says: "#4711 is that already"},
		changeCase{rule: "no severity after all", steps: []fill{keys("e", "down", "esc")}, says: "4711"},
		changeCase{
			rule: "severity by arrow keys begins at its value", steps: []fill{keys("e", "up", "enter")}, says: "severity High",
			sends: func(w *wire) { w.severity = `"High"` }, leaves: func(p *simulator.Properties) { p.Severity = "High" },
		},
		changeCase{
			rule: "status New", steps: []fill{keys("s", "n")}, says: "#4711: status New; u undoes it",
			sends: func(w *wire) { w.status = `"New"` }, leaves: func(p *simulator.Properties) { p.Status = "New" },
		},
		changeCase{
			rule: "status Active", steps: []fill{keys("s", "a")}, says: "#4711: status Active",
			was: func(p *simulator.Properties) { p.Status = "New" }, from: func(w *wire) { w.status = `"New"` },
			sends: func(w *wire) { w.status = `"Active"` }, leaves: func(p *simulator.Properties) { p.Status = "Active" },
		},
		changeCase{rule: "the status it has already", steps: []fill{keys("s", "enter")}, says: "#4711 is that already"},
		changeCase{rule: "status Closed asks for a classification first", steps: []fill{keys("s", "c")}, says: "True positive - suspicious activity"},
		changeCase{
			rule: "status Closed and its classification", steps: []fill{keys("s", "c", "5", "enter")}, says: "status Closed, Undetermined",
			sends:  func(w *wire) { w.status, w.closing = `"Closed"`, `"classification":"Undetermined"` },
			leaves: func(p *simulator.Properties) { p.Status, p.Classification = "Closed", "Undetermined" },
		},
	))
}

func TestClosingSendsClassificationReasonAndComment(t *testing.T) {
	t.Parallel()
	pairs := []struct{ key, classification, reason, words string }{
		{"1", "TruePositive", "SuspiciousActivity", "True positive - suspicious activity"},
		{"2", "BenignPositive", "SuspiciousButExpected", "Benign positive - suspicious but expected"},
		{"3", "FalsePositive", "IncorrectAlertLogic", "False positive - incorrect alert logic"},
		{"4", "FalsePositive", "InaccurateData", "False positive - inaccurate data"},
		{"5", "Undetermined", "", "Undetermined"},
	}
	var cases []changeCase
	for _, pair := range pairs {
		for _, comment := range []string{"", `a "test" by é`} {
			c := changeCase{
				rule: pair.words + " " + comment, says: pair.words,
				steps: []fill{keys("x", pair.key), in(0, comment), keys("enter")},
				leaves: func(p *simulator.Properties) {
					p.Status, p.Classification, p.ClassificationReason, p.ClassificationComment = "Closed", pair.classification, pair.reason, comment
				},
			}
			closing := `"classification":"` + pair.classification + `"`
			if pair.reason != "" {
				closing += `,"classificationReason":"` + pair.reason + `"`
			}
			if comment != "" {
				closing += `,"classificationComment":"a \"test\" by é"`
			}
			c.sends = func(w *wire) { w.status, w.closing = `"Closed"`, closing }
			cases = append(cases, c)
		}
	}
	runChanges(t, append(cases,
		changeCase{rule: "esc in the menu closes nothing", steps: []fill{keys("x", "esc")}, says: "4711"},
		changeCase{rule: "esc in the comment closes nothing", steps: []fill{keys("x", "1"), in(0, "why"), keys("esc")}, says: "4711"},
		changeCase{
			rule: "a closed one is closed otherwise", was: wasClosed, steps: []fill{keys("x", "4"), in(0, "n"), keys("enter")}, says: "inaccurate data",
			from: func(w *wire) { w.status = `"Closed"` },
			sends: func(w *wire) {
				w.closing = `"classification":"FalsePositive","classificationReason":"InaccurateData","classificationComment":"n"`
			},
			leaves: func(p *simulator.Properties) {
				p.Classification, p.ClassificationReason, p.ClassificationComment = "FalsePositive", "InaccurateData", "n"
			},
		},
		reopening("Active", "a"), reopening("New", "n"),
	))
}

// reopening clears what the incident was closed with.
func reopening(status, key string) changeCase {
	return changeCase{
		rule: "reopened as " + status + " it loses classification, reason and comment", was: wasClosed,
		steps: []fill{keys("s", key)}, says: "#4711: status " + status,
		sends: func(w *wire) { w.status = `"` + status + `"` },
		leaves: func(p *simulator.Properties) {
			p.Status, p.Classification, p.ClassificationReason, p.ClassificationComment = status, "", "", ""
		},
	}
}

func TestAClosingCommentThatWasNotSentIsThereAgain(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		j.Press("x", "1")
		j.Type("seen at the proxy")
		j.Press("esc")
		s.sentPuts(j)
		j.Press("x", "2")
		j.Sees("seen at the proxy")
		j.Type(" too")
		j.Press("enter")
		j.Wait(time.Second)
		s.sentPuts(j, asItWas().with(func(w *wire) {
			w.status = `"Closed"`
			w.closing = `"classification":"BenignPositive","classificationReason":"SuspiciousButExpected","classificationComment":"seen at the proxy too"`
		}).put(before.ETag))
		j.Press("x", "1")
		j.SeesNot("at the proxy") // it was sent, and is not said twice
	})
}

func TestTheClosingSeenFirstIsOfTheRightIncident(t *testing.T) {
	t.Parallel()
	uitest.Run(t, uitest.Options{}, func(j *uitest.Journey) {
		j.Press("x", "1")
		j.Type("only for the first")
		j.Press("esc", "j", "x", "1")
		j.Sees("Close #4710")
		j.SeesNot("only for the first")
		j.Press("esc", "k", "x", "1")
		j.Sees("Close #4711", "only for the first")
	})
}
