package ui_test

import (
	"testing"
	"time"

	"sentinelq/client/simulator"
	"sentinelq/ui/uitest"
)

// closedOddly closes the subject as no menu offers it.
func closedOddly(p *simulator.Properties) {
	p.Status, p.Classification, p.ClassificationReason = "Closed", "BenignPositive", "SuspiciousActivity"
	p.ClassificationComment = " kept \u202e "
}

// oddClosing is the same on the wire.
func oddClosing(w *wire) {
	w.status = `"Closed"`
	w.closing = `"classification":"BenignPositive","classificationReason":"SuspiciousActivity","classificationComment":" kept ` + "\u202e" + ` "`
}

func TestHowAnIncidentWasClosedSurvivesOtherChanges(t *testing.T) {
	t.Parallel()
	var cases []changeCase
	for name, steps := range map[string][]fill{"by a key": {keys("e", "h")}, "in the panel": {keys("E", "tab", "tab", "h", "ctrl+s")}} {
		cases = append(cases, changeCase{
			rule: "a severity " + name, was: closedOddly, from: oddClosing, steps: steps, says: "severity High",
			sends: func(w *wire) { w.severity = `"High"` }, leaves: func(p *simulator.Properties) { p.Severity = "High" },
		})
	}
	runChanges(t, append(cases,
		changeCase{
			rule: "an owner", was: closedOddly, from: oddClosing, steps: []fill{keys("m")}, says: "owner Robin Adeyemi",
			sends: ownedBy(sentMe), leaves: owned(me()),
		},
		changeCase{
			rule: "a tag", was: closedOddly, from: oddClosing, steps: []fill{keys("t"), pick("late"), keys("enter")}, says: "tags +late",
			sends: func(w *wire) { w.labels += `,{"labelName":"late"}` },
			leaves: func(p *simulator.Properties) {
				p.Labels = append(p.Labels, simulator.Label{LabelName: "late", LabelType: "User"})
			},
		},
		changeCase{
			rule: "the title in the panel", was: closedOddly, from: oddClosing, steps: []fill{keys("E"), retype("Late"), keys("ctrl+s")}, says: "#4711: title",
			sends: func(w *wire) { w.title = `"Late"` }, leaves: func(p *simulator.Properties) { p.Title = "Late" },
		},
	))
}

func TestWhatAnIncidentDoesNotHaveIsLeftOut(t *testing.T) {
	t.Parallel()
	bare := func(p *simulator.Properties) {
		p.Title, p.Description, p.Owner, p.Labels = "T", "", simulator.Owner{}, nil
		p.FirstActivityTimeUTC, p.LastActivityTimeUTC = "", ""
	}
	onSubject(t, uitest.Options{}, bare, func(j *uitest.Journey, s subject) {
		before := s.now()
		j.Press("e", "h")
		j.Wait(time.Second)
		quoted := `"\"` + before.ETag[1:len(before.ETag)-1] + `\""`
		s.sentPuts(j, `{"etag":`+quoted+`,"properties":{"title":"T","severity":"High","status":"Active","labels":[]}}`)
		s.became(before, func(p *simulator.Properties) { p.Severity = "High" })
	})
}

func TestWhatIsDoneOnThePageIsTheSameAsInTheQueue(t *testing.T) {
	t.Parallel()
	onSubject(t, uitest.Options{}, nil, func(j *uitest.Journey, s subject) {
		before := s.now()
		j.Press("enter")
		j.Wait(time.Second)
		j.Press("e", "h")
		j.Wait(time.Second)
		j.Sees("▲ High", "#4711: severity High; u undoes it")
		first := asItWas().with(func(w *wire) { w.severity = `"High"` }).put(before.ETag)
		between := s.now()
		j.Press("u")
		j.Wait(time.Second)
		j.Sees("◆ Medium")
		s.sentPuts(j, first, asItWas().put(between.ETag))
		j.Press("E")
		j.Sees("Edit #4711")
		j.Press("esc")
		j.Sees("Overview") // back on the page
		s.became(before, nil)
	})
}

func TestAnUnknownValueOfAzureSurvivesAnEdit(t *testing.T) {
	t.Parallel()
	for name, steps := range map[string][]string{"by a key": {"s", "n"}, "in the panel": {"E", "tab", "tab", "tab", "n", "ctrl+s"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			odd := func(p *simulator.Properties) { p.Owner.OwnerType = "Unknown" }
			onSubject(t, uitest.Options{}, odd, func(j *uitest.Journey, s subject) {
				before := s.now()
				j.Press(steps...)
				j.Wait(time.Second)
				s.sentPuts(j, asItWas().with(func(w *wire) {
					w.status = `"New"`
					w.owner = `{"objectId":"8f4d2b60-13e7-4a95-8c0b-d72e5f9a1648","email":"mateo@contoso.example",` +
						`"assignedTo":"Mateo Fuentes","userPrincipalName":"mateo@contoso.example","ownerType":"Unknown"}`
				}).put(before.ETag))
			})
		})
	}
}
